/** The frame around every page, and what goes wrong on any of them. */
export const layout = {
  frame: {
    name: "보상 지원 콘솔",
    skip: "본문으로 건너뛰기",
    language: "언어",
    theme: "화면 밝기",
    themes: { light: "밝게", dark: "어둡게", auto: "기기 설정" },
    you: "로그인한 사람",
    roles: {
      AGENT: "상담원",
      OPERATOR: "담당자",
      ADMIN: "감사 담당자",
      PARTNER: "협력사",
      USER: "이용자",
      ANONYMOUS: "로그인 안 됨",
    },
  },
  shortcuts: {
    title: "키보드 단축키",
    open: "단축키 도움말",
    find: "검색 상자로 이동",
    help: "이 도움말 열기",
    use: "단축키 사용",
    off: "단축키를 쓰지 않도록 설정했습니다.",
    or: "또는",
    close: "닫기",
  },
  failure: {
    title: "불러오지 못했습니다",
    unreachable: "게이트웨이에 연결할 수 없습니다. 네트워크를 확인한 뒤 다시 시도하세요.",
    retry: "다시 시도",
    retryAfter: "{{seconds}}초 뒤에 다시 시도할 수 있습니다.",
    reference: "참조 번호 {{reference}}",
  },
  notFound: {
    title: "없는 페이지입니다",
    body: "주소를 확인하거나 검색으로 돌아가세요.",
    home: "검색으로",
  },
  copy: { copy: "복사", copied: "복사됨" },
};
