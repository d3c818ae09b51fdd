import type {
  Affiliate,
  ClaimStatus,
  ContactKind,
  GrantStatus,
  PartnerType,
  RemedyAccess,
  RemedyKind,
  Standing,
  TalkDocumentKind,
} from "../../../../../schema/operations/typed-documents.js";

const affiliate = {
  TALK: "톡",
  MOBILITY: "모빌리티",
  GAMES: "게임즈",
  ENTERTAINMENT: "엔터테인먼트",
  PAY: "페이",
} satisfies Record<Affiliate, string>;

const status = {
  OFFERED: "받을 수 있음",
  PENDING: "확정 대기",
  GRANTED: "지급됨",
  REDEEMED: "사용됨",
  EXPIRED: "기한 지남",
  DECLINED: "받지 않음",
  REVOKED: "회수됨",
  SUBMITTED: "접수됨",
  NEEDS_DOCUMENTS: "서류 대기",
  IN_REVIEW: "심의 중",
  APPROVED: "승인됨",
  REJECTED: "지원 제외",
  TRANSFERRED: "이관됨",
  WITHDRAWN: "접수 취소",
} satisfies Record<GrantStatus | ClaimStatus, string>;

const kind = {
  CASH: "현금",
  POINT: "포인트",
  COUPON: "쿠폰",
  CREDIT: "캐시",
  PASS: "이용권",
  EXTENSION: "기간 연장",
  DIGITAL_ITEM: "디지털 상품",
  FEE_WAIVER: "수수료 면제",
  REFUND: "환불",
  PROMOTION: "프로모션",
  EVENT: "행사",
  SALES_CHANNEL: "판로 지원",
  DOCUMENT: "서류",
} satisfies Record<RemedyKind, string>;

const standing = {
  RECEIVED: "받음",
  OFFERED: "받을 수 있음",
  PENDING: "확정 대기",
  EXPIRED: "기한 지남",
} satisfies Record<Standing, string>;

const partnerType = {
  SMALL_BUSINESS: "소상공인",
  MID_LARGE_COMPANY: "중대형 기업",
  TAXI_DRIVER: "택시 기사",
  TAXI_COMPANY: "택시 회사",
  TAXI_FRANCHISE: "택시 가맹본부",
  DESIGNATED_DRIVER: "대리운전 기사",
  SUPPLIER: "공급 협력사",
  PC_BANG: "PC방",
  CHANNELLING_PARTNER: "채널링 협력사",
  CREATOR: "창작자",
  PAY_MERCHANT: "페이 가맹점",
} satisfies Record<PartnerType, string>;

const contact = {
  PHONE: "전화번호",
  BUSINESS_NUMBER: "사업자등록번호",
  BANK_ACCOUNT: "계좌번호",
  EMAIL: "이메일",
} satisfies Record<ContactKind, string>;

const access = {
  AUTOMATIC: "신청 없이 지급됩니다",
  TAKE: "본인이 직접 받아야 합니다",
  LOG_IN: "로그인하면 받습니다",
  APPLICATION: "신청해야 합니다",
  CLAIM: "피해 접수가 필요합니다",
  VIA_PARTNER: "협력사를 통해 받습니다",
  NONE: "개인이 받는 것이 아닙니다",
  UNKNOWN: "받는 방법은 알려지지 않았습니다",
} satisfies Record<RemedyAccess, string>;

const document = {
  BANK_ACCOUNT_COPY: "통장 사본",
  DAMAGE_STATEMENT: "피해사실 신청서",
  PERSONAL_DATA_CONSENT: "개인정보 동의서",
  SALES_LOSS_EVIDENCE: "매출 피해 입증 자료",
  SERVICE_USE_EVIDENCE: "서비스 활용 영업 입증자료",
  SERVICE_USE_SCREENSHOT: "서비스 사용 화면 캡처",
  SMALL_BUSINESS_CERTIFICATE: "소상공인 확인서",
} satisfies Record<TalkDocumentKind, string>;

/** How things in kind are counted; the graph names a unit by one of these words. */
const unit = {
  DAY: "{{count}}일",
  HOUR: "{{count}}시간",
  EMOTICON: "이모티콘 {{count}}개",
  ITEM_SET: "아이템 {{count}}세트",
  PASS: "이용권 {{count}}장",
  PROGRAMME: "프로그램 {{count}}건",
  TICKET: "티켓 {{count}}장",
  JEWEL: "보석 {{count}}개",
  EVENT: "행사 {{count}}건",
  other: "{{count}} {{unit}}",
};

/** The graph's own words: its enums and units. */
export const graphTerms = {
  affiliate,
  status,
  kind,
  standing,
  partnerType,
  contact,
  access,
  document,
  unit,
};
