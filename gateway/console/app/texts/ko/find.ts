/** Finding somebody. */
export const find = {
  title: "찾기",
  label: "이용자·협력사 찾기",
  placeholder: "ID, 전화번호, 사업자등록번호, 이메일, 이름",
  submit: "찾기",
  clear: "검색어 지우기",
  takenFor: {
    ID: "ID로 바로 엽니다",
    RECORD: "접수·지급 번호로는 아직 찾을 수 없습니다. 이름이나 전화번호로 찾으세요.",
    PHONE: "전화번호로 찾습니다",
    BUSINESS_NUMBER: "사업자등록번호로 찾습니다",
    EMAIL: "이메일로 찾습니다",
    NAME: "이 글자로 시작하는 이름을 찾습니다",
  },
  hits: "검색 결과 {{count}}건",
  moreHits: "검색 결과 {{count}}건 이상",
  more: "더 보기",
  none: {
    title: "찾은 사람이 없습니다",
    body: "번호와 이메일은 전부, 이름은 첫 글자부터 입력했는지 확인하세요. 등록된 지 얼마 되지 않은 사람일 수도 있습니다.",
  },
  user: "이용자",
  partner: "협력사",
  lead: "통화 중인 분을 찾으세요. 하이픈과 빈칸은 무시합니다.",
  recent: {
    title: "최근 조회",
    none: "이 탭에서 아직 조회한 사람이 없습니다.",
    note: "ID만 이 탭에 남고, 로그아웃하면 지워집니다.",
  },
  notYours: {
    title: "이 역할은 사람을 조회하지 않습니다",
    body: "이용자와 협력사의 보상 내역은 상담원만 볼 수 있습니다. 상담원으로 로그인하세요.",
  },
};
