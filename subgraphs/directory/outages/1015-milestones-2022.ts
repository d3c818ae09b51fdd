import { citing } from "../../kit/remedies/cite.js";
import { source1015 } from "../../kit/sources/1015.js";
import { at, on } from "./milestone.js";
import type { Milestone } from "./outage.js";

const cite = citing(source1015);

/** From the outage to the support plan. Events that no source dates to a day are left out rather than given one. */
export const milestonesOf2022: readonly Milestone[] = [
  at(
    "2022-10-15T15:00",
    "mobility-start",
    "카카오모빌리티가 자체 산정에 쓰는 장애 시작 시각",
    "The start that Mobility uses for its own calculations",
    cite("WEB", ["W3", "W4", "W5"], {
      statement: "30 minutes before Kakao's official start.",
      conflict: true,
    }),
  ),
  at(
    "2022-10-15T15:30",
    "outage-starts",
    "서비스 장애 시작 (카카오 공식 시각)",
    "The outage starts (Kakao's official time)",
    cite("WEB", ["W1", "W2"], { statement: "Approximate." }),
  ),
  at(
    "2022-10-15T19:00",
    "pay-returns",
    "카카오페이 송금과 결제, 단계적 복구 시작",
    "Kakao Pay remittance and payment start to come back",
    cite("WEB", ["W6"]),
  ),
  on(
    "2022-10-16",
    "services-return",
    "모바일 게임과 웹툰(오전), 페이·택시·대리운전·내비·멜론(오후) 복구",
    "Mobile games and Webtoon back in the morning; Pay, taxi, designated driver, navi and Melon in the afternoon",
    cite("WEB", ["W1", "W2", "W7", "W8", "W9"]),
  ),
  on(
    "2022-10-16",
    "first-remedies",
    "멜론과 카카오웹툰이 첫 보상안 발표, 비상대책위원회에 보상 대책 소위 구성",
    "Melon and Kakao Webtoon publish the first remedies; a compensation sub-committee is formed",
    cite("WEB", ["W9", "W10", "W11"]),
  ),
  at(
    "2022-10-16T01:31",
    "talk-text-restored",
    "카카오톡 텍스트 메시지 복구",
    "KakaoTalk text messaging restored",
    cite("WEB", ["W1", "W2"]),
  ),
  on(
    "2022-10-17",
    "game-remedies",
    "카카오게임즈가 게임별 보상 공지",
    "Kakao Games publishes remedies game by game",
    cite("WEB", ["W7", "W12"]),
  ),
  at(
    "2022-10-17T09:00",
    "games-restored",
    "모든 게임 정상화",
    "All games back to normal",
    cite("WEB", ["W7", "W12"]),
  ),
  at(
    "2022-10-17T16:00",
    "federation-intake-opens",
    "소상공인연합회가 별도 피해 접수 시작",
    "The small-business federation opens its own intake",
    cite("WEB", ["W13", "W14", "W15"]),
  ),
  on(
    "2022-10-19",
    "report-intake-opens",
    "카카오 피해 접수 시작, 대표이사 사임",
    "Kakao opens its damage intake; its chief executive resigns",
    cite("WEB", ["W16", "W17", "W18"]),
  ),
  on(
    "2022-10-20",
    "mobility-points",
    "카카오모빌리티가 7,550·4,260 포인트를 지급하고 앱에서 자체 접수 시작",
    "Mobility pays 7,550 and 4,260 points and opens its own intake in the app",
    cite("WEB", ["W18", "W20"]),
  ),
  at(
    "2022-10-20T23:00",
    "outage-ends",
    "모든 서비스와 기능 복구",
    "All services and functions restored",
    [
      ...cite("WEB", ["W1", "W2"], { statement: "127 h 30 min." }),
      ...cite("WEB", ["W21"], { statement: "127 h 33 min.", conflict: true }),
    ],
  ),
  on(
    "2022-10-24",
    "assembly-audit",
    "국정감사: 5일간 약 4만 5천 건 접수, 유료 서비스 보상 약 400억 원 추산",
    "National Assembly audit: about 45,000 reports in 5 days; paid services estimated at about 40 bn won",
    cite("WEB", ["W22", "W23"]),
  ),
  at(
    "2022-10-28T19:40",
    "event-cash-paid",
    "카카오페이지 3,000 캐시 지급",
    "KakaoPage pays 3,000 cash",
    [
      ...cite("WEB", ["W24", "W27"], { statement: "KakaoPage and Webtoon both on 28 October." }),
      ...cite("WEB", ["W25"], { statement: "Webtoon slipped.", conflict: true }),
      ...cite("WEB", ["W26"], { statement: "Both reported done on 31 October.", conflict: true }),
    ],
  ),
  on(
    "2022-11-02",
    "fee-waiver-announced",
    "카카오 T 블루 배회영업 가맹수수료 면제 발표",
    "Franchise-fee waiver announced to Kakao T Blue operators",
    cite("WEB", ["W3", "W4", "W5"], {
      statement: "2, 3 or 4 November, depending on the outlet.",
      conflict: true,
    }),
  ),
  on(
    "2022-11-06",
    "report-intake-closes",
    "연장된 카카오 피해 접수 마감",
    "Kakao's extended damage intake closes",
    cite("WEB", ["W26", "W28"]),
  ),
  on(
    "2022-11-14",
    "council-announced",
    "1015 피해지원 협의체 구성 발표",
    "The 1015 damage-support council is announced",
    cite("WEB", ["W29"]),
  ),
  on("2022-11-21", "council-meets", "협의체 출범과 첫 회의", "The council's first meeting", [
    ...cite("SEED", ["S4"]),
    ...cite("WEB", ["W30"]),
  ]),
  on(
    "2022-11-30",
    "event-cash-expires",
    "카카오페이지·웹툰 이벤트 캐시 만료",
    "KakaoPage and Webtoon event cash expires",
    cite("WEB", ["W25", "W27"]),
  ),
  on(
    "2022-12-02",
    "statistics-published",
    "접수 통계 발표 (카카오 87,198건)",
    "Intake statistics published (87,198 for Kakao)",
    cite("WEB", ["W28", "W31"]),
  ),
  on(
    "2022-12-29",
    "support-plan",
    "피해 지원 계획 발표 (카카오 87,195건)",
    "Support plan announced (87,195 for Kakao)",
    cite("SEED", ["S2", "S4"]),
  ),
];
