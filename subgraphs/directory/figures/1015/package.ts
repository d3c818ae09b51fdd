import { citing } from "../../../kit/remedies/cite.js";
import { source1015 } from "../../../kit/sources/1015.js";
import { figure, listValue, percent, product, quota, sum, won } from "../formula.js";
import { figuresAbout, quote } from "../published-figure.js";

const cite = citing(source1015);

const users = figure("users");
const takers = figure("emoticon-takers");
const emoticons = [listValue("TALK", "T1"), listValue("TALK", "T2a"), listValue("TALK", "T2b")];
const coupons = [won("TALK", "T3"), won("TALK", "T4")];

export const packageFigures = figuresAbout("PACKAGE", [
  {
    id: "users",
    title: { ko: "카카오톡 이용자", en: "KakaoTalk users" },
    unit: "PEOPLE",
    quoted: quote(
      48_000_000,
      "약 4,800만 명",
      "about 48 million",
      cite("SEED", ["S2"], { statement: "About 48 million.", conflict: true }),
    ),
    revisions: [
      quote(
        47_000_000,
        "4,700만 명",
        "47 million",
        cite("WEB", ["W81"], { statement: "47 million.", conflict: true }),
      ),
      quote(
        45_000_000,
        "4,500만 명",
        "45 million",
        cite("WEB", ["W22"], { statement: "45 million.", conflict: true }),
      ),
      quote(
        43_000_000,
        "월간 활성 이용자 4,300만 명",
        "43 million monthly active users",
        cite("WEB", ["W74b"], { statement: "43 million monthly active users.", conflict: true }),
      ),
    ],
  },
  {
    id: "emoticon-value",
    title: {
      ko: "이모티콘 3종의 발표 가치 (전체 이용자)",
      en: "Announced value of the three emoticons (all users)",
    },
    unit: "WON",
    quoted: quote(312_000_000_000, "3,120억 원", "312 bn won", cite("WEB", ["W83"])),
    check: {
      formula: product(sum(...emoticons), users),
      roundedTo: 100_000_000,
    },
    note: {
      ko: "제안된 것의 정가이며, 실제로 받은 것의 값이 아니다.",
      en: "List price of what was offered, not of what was taken.",
    },
  },
  {
    id: "package-value",
    title: {
      ko: "마음 패키지의 발표 가치 (이모티콘, 쿠폰, 톡서랍 플러스)",
      en: "Announced value of the package (emoticons, coupons, Talk Drawer Plus)",
    },
    unit: "WON",
    quoted: quote(557_700_000_000, "5,577억 원", "557.7 bn won", cite("WEB", ["W82"])),
    check: {
      formula: sum(
        product(sum(...emoticons, ...coupons), users),
        product(listValue("TALK", "T5"), quota("TALK", "T5")),
      ),
      roundedTo: 100_000_000,
    },
    note: {
      ko: "제안된 것의 정가와 액면이며, 실제로 받은 것의 값이 아니다.",
      en: "List price and face value of what was offered, not of what was taken.",
    },
  },
  {
    id: "emoticon-takers-2023-01-06",
    title: {
      ko: "이모티콘을 받은 이용자 (1월 6일)",
      en: "Users who took the emoticons (6 January)",
    },
    unit: "PEOPLE",
    quoted: quote(
      12_000_000,
      "1,200만",
      "12 million",
      cite("WEB", ["W38"], { asOf: "2023-01-06", statement: "Downloads, at 17:00." }),
    ),
  },
  {
    id: "emoticon-takers",
    title: { ko: "이모티콘을 받은 이용자 (최종)", en: "Users who took the emoticons (final)" },
    unit: "PEOPLE",
    quoted: quote(
      17_300_000,
      "1,730만 명",
      "17.3 million",
      cite("WEB", ["W32"], { asOf: "2023-06-30" }),
    ),
  },
  {
    id: "emoticon-take-up",
    title: {
      ko: "모두에게 제안된 이모티콘을 받은 비율",
      en: "Share that took the emoticons offered to everyone",
    },
    unit: "PERCENT",
    quoted: quote(36, "36.0%", "36.0 %", cite("INF", ["S2", "W32"])),
    check: { formula: percent(takers, users), roundedTo: 0.1 },
  },
  {
    id: "emoticon-value-taken",
    title: {
      ko: "받아 간 이모티콘의 정가 합계",
      en: "List price of the emoticons that were taken",
    },
    unit: "WON",
    quoted: quote(112_500_000_000, "1,125억 원", "112.5 bn won", cite("INF", ["W32"])),
    check: { formula: product(takers, sum(...emoticons)), roundedTo: 100_000_000 },
    note: {
      ko: "최종 지원 총액 275억 원보다 크다. 총액은 이모티콘을 정가로 세지 않았다.",
      en: "More than the final total of 27.5 bn, which therefore does not count emoticons at list price.",
    },
  },
  {
    id: "drawer-pass-cap",
    title: {
      ko: "톡서랍 플러스 1개월 이용권 선착순 한도",
      en: "Cap of the Talk Drawer Plus month, first come, first served",
    },
    unit: "GRANTS",
    quoted: quote(3_000_000, "선착순 300만", "3 million, first come", [
      ...cite("SEED", ["S0"]),
      ...cite("SEED", ["S4"], { statement: "3 million, without saying first come." }),
    ]),
    check: { formula: quota("TALK", "T5"), roundedTo: 1 },
  },
  {
    id: "drawer-pass-share",
    title: {
      ko: "이용자 중 톡서랍 플러스 이용권을 받을 수 있는 비율",
      en: "Share of users that the Talk Drawer Plus cap allows for",
    },
    unit: "PERCENT",
    quoted: quote(6.25, "6.25%", "6.25 %", cite("INF", ["S0", "S2", "S4"])),
    check: { formula: percent(figure("drawer-pass-cap"), users), roundedTo: 0.01 },
  },
]);
