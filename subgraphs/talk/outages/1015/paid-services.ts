import { citing } from "../../../kit/remedies/cite.js";
import type { Provenance } from "../../../kit/remedies/provenance.js";
import type { LocalizedText, Remedy, RemedyValue } from "../../../kit/remedies/remedy.js";
import { source1015 } from "../../../kit/sources/1015.js";
import { GIFT_EXPIRY_DAYS } from "../../remedies/gift-expiry/gift-expiry.rules.js";
import {
  EMOTICON_PLUS_CREDITED_HOURS,
  EMOTICON_PLUS_DAYS,
  TALK_DRAWER_DAYS,
} from "../../remedies/subscription-relief/subscription-relief.rules.js";
import { VOD_EXTENSION_HOURS } from "../../remedies/vod-extension/vod-extension.rules.js";

const cite = citing(source1015);

/** What all of these have in common: carried out in October 2022, without a cap or a window to act in. */
const EXECUTED = { quota: null, rounds: [], state: "EXECUTED" } as const;

const HOLDERS_OF_EMOTICON_PLUS = {
  ko: "이모티콘 플러스 유료 구독자",
  en: "Paying subscribers of Emoticon Plus",
};
const HOLDERS_OF_TALK_DRAWER = {
  ko: "톡서랍 유료 구독자",
  en: "Paying subscribers of Talk Drawer",
};

type Extension = {
  id: string;
  service: string;
  title: LocalizedText;
  audience: LocalizedText;
  value: RemedyValue;
  provenance: readonly Provenance[];
};

function extension({ service, ...rest }: Extension): Remedy {
  return {
    ...EXECUTED,
    ...rest,
    kind: "EXTENSION",
    access: "AUTOMATIC",
    validity: { form: "not-applicable" },
    grantType: "TalkExtensionGrant",
    details: { service, appliedIn: "2022-10" },
  };
}

function days(quantity: number): RemedyValue {
  return { form: "in-kind", quantity, unit: "DAY", listPriceWon: null };
}

/** Paid services, made good as their terms say: T7 to T12. */
export const paidServices: readonly Remedy[] = [
  extension({
    id: "T7",
    service: "EMOTICON_PLUS",
    title: {
      ko: "이모티콘 플러스 3일 연장(웹 결제)",
      en: "Emoticon Plus, 3 more days (paid on the web)",
    },
    audience: HOLDERS_OF_EMOTICON_PLUS,
    value: days(EMOTICON_PLUS_DAYS),
    provenance: cite("WEB", ["W55", "W16"]),
  }),
  {
    ...EXECUTED,
    id: "T8",
    title: {
      ko: "이모티콘 플러스 72시간분 환불적립금(인앱 결제)",
      en: "Emoticon Plus, refund credit for 72 hours (paid in the app)",
    },
    audience: HOLDERS_OF_EMOTICON_PLUS,
    kind: "CREDIT",
    value: { form: "unknown" },
    access: "UNKNOWN",
    validity: { form: "unknown" },
    grantType: "TalkCreditGrant",
    details: { usableFor: null, creditedHours: EMOTICON_PLUS_CREDITED_HOURS, creditedDays: null },
    provenance: cite("WEB", ["W55"], {
      statement: "72 hours pro rata; neither the sum nor its validity was published.",
    }),
  },
  extension({
    id: "T9a",
    service: "TALK_DRAWER",
    title: {
      ko: "톡서랍 15일 연장(웹 결제)",
      en: "Talk Drawer, 15 more days (paid on the web)",
    },
    audience: HOLDERS_OF_TALK_DRAWER,
    value: days(TALK_DRAWER_DAYS),
    provenance: cite("WEB", ["W55"]),
  }),
  {
    ...EXECUTED,
    id: "T9b",
    title: {
      ko: "톡서랍 15일분 적립금(인앱 결제)",
      en: "Talk Drawer, credit for 15 days (paid in the app)",
    },
    audience: HOLDERS_OF_TALK_DRAWER,
    kind: "CREDIT",
    value: { form: "unknown" },
    access: "AUTOMATIC",
    validity: { form: "unknown" },
    grantType: "TalkCreditGrant",
    details: { usableFor: null, creditedHours: null, creditedDays: TALK_DRAWER_DAYS },
    provenance: cite("WEB", ["W55"], {
      statement: "Credit for 15 days; neither the sum nor its validity was published.",
    }),
  },
  extension({
    id: "T10",
    service: "GIFT",
    title: {
      ko: "선물하기 유효기간 3일 연장",
      en: "KakaoTalk Gift, 3 more days of validity",
    },
    audience: {
      ko: "기한이 장애 기간에 끝나는 선물을 가진 이용자",
      en: "Holders of gifts with a deadline in the outage",
    },
    value: days(GIFT_EXPIRY_DAYS),
    provenance: [
      ...cite("WEB", ["W56", "W57", "W16"], {
        statement:
          "Expiry 3 days later; the deadline to enter an address moved to 2022-10-17; lost benefit points re-credited or extended, how many is not told.",
      }),
    ],
  }),
  extension({
    id: "T11",
    service: "SHOPPING",
    title: {
      ko: "쇼핑하기 상품권·할인쿠폰·쇼핑포인트 유효기간 연장",
      en: "KakaoTalk Shopping, longer validity of gift cards, coupons and points",
    },
    audience: {
      ko: "쇼핑하기 상품권·할인쿠폰·쇼핑포인트 보유자",
      en: "Holders of shopping gift cards, discount coupons or points",
    },
    value: { form: "unknown" },
    provenance: cite("WEB", ["W16"], { statement: "How much longer is not told." }),
  }),
  extension({
    id: "T12",
    service: "KAKAO_TV",
    title: {
      ko: "카카오TV 구매 VOD 96시간 연장",
      en: "Kakao TV videos bought, 96 more hours",
    },
    audience: { ko: "카카오TV VOD 구매자", en: "Buyers of videos on Kakao TV" },
    value: { form: "in-kind", quantity: VOD_EXTENSION_HOURS, unit: "HOUR", listPriceWon: null },
    provenance: cite("WEB", ["W16", "W58"]),
  }),
];
