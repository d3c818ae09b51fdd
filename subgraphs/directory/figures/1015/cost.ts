import { citing } from "../../../kit/remedies/cite.js";
import { source1015 } from "../../../kit/sources/1015.js";
import { difference, figure, number, product, quotient, sum, won } from "../formula.js";
import { figuresAbout, quote } from "../published-figure.js";

const cite = citing(source1015);

const eventCashCost = figure("event-cash-cost");
const itemised = [
  eventCashCost,
  figure("mobility-franchise-total"),
  figure("small-business-total"),
  figure("channel-cash-total"),
];

const closed = { asOf: "2023-06-30" };
const paidOut = { asOf: "2022-10-20" };

/** Three days for each of the two disrupted ones, of a month's fee spread over October (DOMAIN 3.6 and section 4). */
const sixDaysOf = (monthlyFeeWon: number) =>
  quotient(product(number(monthlyFeeWon), number(6)), number(31));

const overOctober = {
  ko: "10월의 31일로 나눈다. 30일로 나누면 7,800·4,400원이 되어 맞지 않는다.",
  en: "Divided by October's 31 days; 30 would give 7,800 and 4,400, which is not what was paid.",
};

export const costFigures = figuresAbout("COST", [
  {
    id: "paid-service-estimate",
    title: {
      ko: "유료 서비스 보상 규모",
      en: "Compensation for paid services",
    },
    unit: "WON",
    quoted: quote(40_000_000_000, "약 400억 원", "about 40 bn won", [
      ...cite("SEED", ["S0"], { statement: "Described as carried out.", conflict: true }),
      ...cite("WEB", ["W22", "W23"], {
        asOf: "2022-10-24",
        statement: "An estimate over six affiliates.",
        conflict: true,
      }),
    ]),
    note: {
      ko: "10월 24일의 추산이며 지급액이 아니다. 최종 발표 총액은 275억 원이다.",
      en: "An estimate of 24 October, not what was paid: the final total is 27.5 bn.",
    },
  },
  {
    id: "final-total",
    title: { ko: "최종 지원 총액", en: "Final total of the whole programme" },
    unit: "WON",
    quoted: quote(
      27_500_000_000,
      "약 275억 원",
      "about 27.5 bn won",
      cite("WEB", ["W32", "W33", "W50"], closed),
    ),
    note: {
      ko: "내역이 알려진 것은 약 111억 원이고, 약 164억 원은 내역이 없다.",
      en: "About 11.1 bn of it is itemised; about 16.4 bn is not.",
    },
  },
  {
    id: "mobility-franchise-total",
    title: {
      ko: "모빌리티 가맹·고급택시 보상 총액",
      en: "Mobility's franchise and premium taxi compensation in total",
    },
    unit: "WON",
    quoted: quote(
      3_000_000_000,
      "30억 원",
      "3 bn won",
      cite("WEB", ["W48", "W49"], { asOf: "2023-05-11" }),
    ),
  },
  {
    id: "event-cash-cost",
    title: {
      ko: "카카오페이지·웹툰 이벤트 캐시 비용 추산",
      en: "Estimated cost of the KakaoPage and Webtoon event cash",
    },
    unit: "WON",
    quoted: quote(8_000_000_000, "약 80억 원", "about 8 bn won", [
      ...cite("WEB", ["W25"], { statement: "About 8 bn won.", conflict: true }),
      ...cite("WEB", ["W24"], { statement: "5 to 8 bn won.", conflict: true }),
    ]),
    revisions: [
      quote(
        5_000_000_000,
        "50억 원",
        "5 bn won",
        cite("WEB", ["W17"], { asOf: "2022-10-19", statement: "5 bn won.", conflict: true }),
      ),
    ],
  },
  {
    id: "event-cash-members",
    title: { ko: "이벤트 캐시 대상 회원", en: "Members the event cash was for" },
    unit: "PEOPLE",
    quoted: quote(
      2_500_000,
      "250만 명 이상",
      "more than 2.5 million",
      cite("WEB", ["W17", "W24", "W25"]),
    ),
  },
  {
    id: "event-cash-least",
    title: {
      ko: "250만 명에게 한 번씩 지급할 때의 이벤트 캐시",
      en: "Event cash if 2.5 million got it once",
    },
    unit: "WON",
    quoted: quote(7_500_000_000, "75억 원", "7.5 bn won", cite("INF", ["W17", "W24", "W25"])),
    check: {
      formula: product(won("ENTERTAINMENT", "E7"), figure("event-cash-members")),
      roundedTo: 100_000_000,
    },
  },
  {
    id: "event-cash-implied-grants",
    title: {
      ko: "추산 비용에서 나오는 이벤트 캐시 지급 건수",
      en: "Grants of event cash that the estimated cost implies",
    },
    unit: "GRANTS",
    quoted: quote(2_670_000, "267만 건", "2.67 million grants", cite("INF", ["W25"])),
    check: { formula: quotient(eventCashCost, won("ENTERTAINMENT", "E7")), roundedTo: 10_000 },
  },
  {
    id: "itemised-total",
    title: {
      ko: "총액 중 내역이 알려진 금액",
      en: "The part of the final total that is itemised",
    },
    unit: "WON",
    quoted: quote(
      11_100_000_000,
      "약 111억 원",
      "about 11.1 bn won",
      cite("INF", ["W25", "W32", "W48", "W49"]),
    ),
    check: { formula: sum(...itemised), roundedTo: 100_000_000 },
    note: {
      ko: "이벤트 캐시, 가맹·고급택시, 소상공인, 채널 캐시의 합이다.",
      en: "Event cash, franchise and premium taxis, small businesses and channel cash together.",
    },
  },
  {
    id: "unitemised-total",
    title: {
      ko: "총액 중 내역이 없는 금액",
      en: "The part of the final total that nobody itemised",
    },
    unit: "WON",
    quoted: quote(
      16_400_000_000,
      "약 164억 원",
      "about 16.4 bn won",
      cite("INF", ["W25", "W32", "W48", "W49"]),
    ),
    check: {
      formula: difference(figure("final-total"), ...itemised),
      roundedTo: 100_000_000,
    },
  },
  {
    id: "pro-membership-points",
    title: {
      ko: "택시 프로 멤버십 이용자에게 지급한 포인트",
      en: "Points paid to taxi drivers with Pro Membership",
    },
    unit: "WON",
    quoted: quote(
      7_550,
      "7,550 포인트",
      "7,550 points",
      cite("WEB", ["W18", "W20", "W61"], paidOut),
    ),
    check: { formula: won("MOBILITY", "M1"), roundedTo: 1 },
  },
  {
    id: "pro-membership-six-days",
    title: {
      ko: "프로 멤버십 월 39,000원의 6일분",
      en: "Six days of the 39,000 won a month for Pro Membership",
    },
    unit: "WON",
    quoted: quote(
      7_550,
      "7,548.4원, 10원 단위로 7,550원",
      "7,548.4 won, to ten won 7,550",
      cite("INF", ["W18", "W20", "W61", "W61b"]),
    ),
    check: { formula: sixDaysOf(39_000), roundedTo: 10 },
    note: overOctober,
  },
  {
    id: "pro-service-points",
    title: {
      ko: "대리운전 프로 서비스 이용자에게 지급한 포인트",
      en: "Points paid to designated drivers with Pro Service",
    },
    unit: "WON",
    quoted: quote(4_260, "4,260 포인트", "4,260 points", cite("WEB", ["W20", "W61"], paidOut)),
    check: { formula: won("MOBILITY", "M2"), roundedTo: 1 },
  },
  {
    id: "pro-service-six-days",
    title: {
      ko: "프로 서비스 월 22,000원의 6일분",
      en: "Six days of the 22,000 won a month for Pro Service",
    },
    unit: "WON",
    quoted: quote(
      4_260,
      "4,258.1원, 10원 단위로 4,260원",
      "4,258.1 won, to ten won 4,260",
      cite("INF", ["W20", "W61", "W61b"]),
    ),
    check: { formula: sixDaysOf(22_000), roundedTo: 10 },
    note: overOctober,
  },
]);
