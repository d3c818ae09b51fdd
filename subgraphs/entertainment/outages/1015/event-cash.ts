import { endOfKoreanDay, startOfKoreanDay } from "../../../kit/korean-calendar.js";
import { citing } from "../../../kit/remedies/cite.js";
import type { ProgrammeRemedy } from "../../../kit/remedies/programme.js";
import type { Provenance } from "../../../kit/remedies/provenance.js";
import type { Remedy } from "../../../kit/remedies/remedy.js";
import { source1015 } from "../../../kit/sources/1015.js";
import type { ContentService, EntertainmentFacts } from "../../facts.js";
import {
  MEMBER_CASH_LAST_DAY,
  MEMBER_CASH_WON,
  offerMemberCash,
} from "../../remedies/member-event-cash/member-event-cash.rules.js";

const cite = citing(source1015);

const PAID_ON_28 = { asOf: "2022-10-28" };
const ONE_CASH_IS_ONE_WON = cite("INF", ["W24", "W25", "W27"], {
  statement: "100 cash cost 100 to 120 won; one cash is counted as one won.",
});

/** KakaoPage was paid on the 28th; for Kakao Webtoon the reports disagree, and the earlier day is carried. */
const WEBTOON_OPENING = [
  ...cite("WEB", ["W24", "W27"], PAID_ON_28),
  ...cite("WEB", ["W25"], {
    ...PAID_ON_28,
    conflict: true,
    statement: "Kakao Webtoon's cash slipped behind KakaoPage's of 28 October.",
  }),
  ...cite("WEB", ["W26"], {
    asOf: "2022-10-31",
    conflict: true,
    statement: "Both services are reported as done on 31 October.",
  }),
];

/** Event cash (이벤트 캐시) of both reading services, and what creators get of it. */
export const eventCashRemedies: readonly ProgrammeRemedy<EntertainmentFacts>[] = [
  {
    id: "E6",
    title: { ko: "소멸된 이벤트캐시 재지급", en: "Lapsed event cash given again" },
    audience: {
      ko: "장애 시간에 이벤트캐시가 소멸된 카카오웹툰 이용자",
      en: "Kakao Webtoon users whose event cash lapsed in the outage",
    },
    kind: "CREDIT",
    value: {
      form: "by-rule",
      text: { ko: "소멸된 금액 그대로", en: "The same amount as lapsed" },
      unit: null,
    },
    quota: null,
    access: "AUTOMATIC",
    rounds: [],
    validity: { form: "days-after", days: 7 },
    state: "EXECUTED",
    grantType: "EntertainmentEventCashGrant",
    details: { service: "KAKAO_WEBTOON" },
    provenance: [
      ...cite("WEB", ["W9"], { asOf: "2022-10-16" }),
      ...cite("WEB", ["W17"], {
        asOf: "2022-10-19",
        statement: "Given again from 19 October 2022, for 7 days.",
      }),
      ...cite("INF", ["W9", "W17"], {
        statement:
          "Read as the day of the grant plus 7: the cash ends with the 7th day after the one it was given on.",
      }),
      ...ONE_CASH_IS_ONE_WON,
    ],
  },
  memberCash("KAKAO_PAGE", {
    id: "E7",
    title: { ko: "카카오페이지 이벤트캐시 3,000캐시", en: "KakaoPage event cash of 3,000" },
    audience: { ko: "카카오페이지 가입 회원 전원", en: "All registered KakaoPage members" },
    opening: cite("WEB", ["W24", "W25", "W27"], PAID_ON_28),
    provenance: [
      ...cite("SEED", ["S0"], {
        statement: "Says that paying users of webtoons got cash; no amount.",
      }),
      ...cite("WEB", ["W24", "W25", "W27"], {
        ...PAID_ON_28,
        statement: "Paid on 28 October 2022 at about 19:40; the cash ends on 30 November.",
      }),
      ...ONE_CASH_IS_ONE_WON,
    ],
  }),
  memberCash("KAKAO_WEBTOON", {
    id: "E8",
    title: { ko: "카카오웹툰 이벤트캐시 3,000캐시", en: "Kakao Webtoon event cash of 3,000" },
    audience: {
      ko: "카카오웹툰 가입 회원 전원(두 서비스 모두 가입하면 6,000캐시)",
      en: "All registered Kakao Webtoon members (6,000 for members of both services)",
    },
    opening: WEBTOON_OPENING,
    provenance: [...WEBTOON_OPENING, ...ONE_CASH_IS_ONE_WON],
  }),
  {
    id: "E9",
    title: {
      ko: "이벤트캐시 사용분 창작자 정산",
      en: "Event cash settled to creators and publishers",
    },
    audience: { ko: "창작자와 출판사", en: "Creators and publishers" },
    kind: null,
    value: { form: "unknown" },
    quota: null,
    access: "NONE",
    rounds: [],
    validity: { form: "not-applicable" },
    state: "EXECUTED",
    grantType: "EntertainmentEventCashGrant",
    details: {},
    provenance: cite("WEB", ["W17", "W26", "W72"], {
      statement:
        "Event cash spent on a work is settled to its creators as if it had been paid; popular works benefit more.",
    }),
  },
];

type MemberCash = { opening: readonly Provenance[] } & Pick<
  Remedy,
  "id" | "title" | "audience" | "provenance"
>;

function memberCash(
  service: ContentService,
  { opening, ...remedy }: MemberCash,
): ProgrammeRemedy<EntertainmentFacts> {
  return {
    ...remedy,
    kind: "CREDIT",
    value: { form: "won", won: MEMBER_CASH_WON },
    quota: null,
    access: "LOG_IN",
    rounds: [
      {
        id: "log-in",
        title: { ko: "접속 기간", en: "Log-in period" },
        opensAt: startOfKoreanDay("2022-10-28"),
        closesAt: endOfKoreanDay(MEMBER_CASH_LAST_DAY),
        extensions: [],
        provenance: opening,
      },
    ],
    validity: { form: "until", day: MEMBER_CASH_LAST_DAY },
    state: "EXECUTED",
    grantType: "EntertainmentEventCashGrant",
    details: {},
    offer: offerMemberCash(service),
  };
}
