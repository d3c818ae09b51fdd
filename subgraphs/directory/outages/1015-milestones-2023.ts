import { citing } from "../../kit/remedies/cite.js";
import { source1015 } from "../../kit/sources/1015.js";
import { at, on } from "./milestone.js";
import type { Milestone } from "./outage.js";

const cite = citing(source1015);

/** From the package to the courts. Events that no source dates to a day are left out rather than given one. */
export const milestonesOf2023: readonly Milestone[] = [
  at(
    "2023-01-04T16:00",
    "package-leak",
    "마음 패키지 페이지가 약 15분간 먼저 노출",
    "The package page leaks for about 15 minutes",
    cite("WEB", ["W34", "W35"], { statement: "Approximate." }),
  ),
  at("2023-01-05T09:00", "package-opens", "마음 패키지 제공 시작", "The package opens", [
    ...cite("SEED", ["S0"], { statement: "The day." }),
    ...cite("WEB", ["W37"]),
    ...cite("WEB", ["W36"], { statement: "08:30.", conflict: true }),
  ]),
  on(
    "2023-01-06",
    "renewal-notices",
    "톡서랍 플러스 자동결제 비판 후 해지 예약과 사전 알림 약속 (6~7일)",
    "After criticism of Talk Drawer Plus's auto-renewal: reserved cancellation and advance notices (6-7 January)",
    cite("WEB", ["W39", "W40"]),
  ),
  at(
    "2023-01-06T17:00",
    "emoticons-12m",
    "이모티콘 다운로드 1,200만",
    "12 million emoticon downloads",
    cite("WEB", ["W38"]),
  ),
  on(
    "2023-01-20",
    "package-closes",
    "마음 패키지 다운로드 종료",
    "Package download closes",
    cite("WEB", ["W37", "W41"]),
  ),
  on(
    "2023-01-30",
    "document-intake-opens",
    "소상공인 증빙 서류 접수 시작",
    "Small businesses' document intake opens",
    cite("WEB", ["W42", "W43"]),
  ),
  on(
    "2023-02-13",
    "additional-intake-opens",
    "소상공인 추가 접수 시작",
    "Additional intake for small businesses opens",
    cite("WEB", ["W42", "W43"]),
  ),
  on(
    "2023-03-06",
    "first-extension",
    "3월 지급 대신 접수를 4월 14일까지 연장",
    "Instead of the payout planned for March, intake is extended to 14 April",
    cite("WEB", ["W42", "W44"]),
  ),
  on(
    "2023-04-04",
    "first-emoticons-lapse",
    "1월 5일에 받은 90일 이모티콘 사용 종료",
    "The 90-day emoticons taken on 5 January lapse",
    cite("WEB", ["W45"]),
  ),
  on(
    "2023-04-18",
    "second-extension",
    "신규 접수를 받으며 5월 말까지 재연장",
    "Intake extended again to the end of May, with new claims accepted",
    cite("WEB", ["W46", "W47"]),
  ),
  on(
    "2023-05-11",
    "mobility-settles",
    "카카오모빌리티, 가맹·고급택시 보상 30억 원 합의",
    "Mobility settles franchise and premium taxi compensation at 3 bn won",
    cite("WEB", ["W48", "W49"]),
  ),
  on(
    "2023-05-21",
    "channel-cash-closes",
    "채널 캐시 신청 마감",
    "Channel cash applications close",
    cite("WEB", ["W46", "W47"]),
  ),
  on(
    "2023-06-30",
    "programme-closed",
    "전체 지원 종료 발표: 총 275억 원",
    "The whole programme is closed: 27.5 bn won in total",
    cite("WEB", ["W32", "W33", "W50"]),
  ),
  on(
    "2023-08-22",
    "suit-dismissed",
    "첫 소비자 손해배상 소송 기각",
    "First consumer damages suit dismissed",
    cite("WEB", ["W21", "W51"]),
  ),
];
