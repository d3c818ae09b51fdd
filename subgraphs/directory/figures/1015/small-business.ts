import { citing } from "../../../kit/remedies/cite.js";
import { source1015 } from "../../../kit/sources/1015.js";
import { difference, figure, number, percent, product, quotient, won } from "../formula.js";
import { figuresAbout, quote } from "../published-figure.js";

const cite = citing(source1015);

const applications = figure("small-business-applications");
const approved = figure("small-business-approved");
const average = figure("small-business-average");
const paid = figure("small-business-total");
const applicants = figure("channel-cash-applicants");

/** Everybody approved, had nobody lost more than the second tier's 500,000. */
const allAtTier2 = product(approved, won("TALK", "B2"));

const final = cite("WEB", ["W32"], { asOf: "2023-06-30" });
const inferred = cite("INF", ["W32"], { asOf: "2023-06-30" });

export const smallBusinessFigures = figuresAbout("SMALL_BUSINESS", [
  {
    id: "small-business-applications",
    title: { ko: "소상공인 신청", en: "Applications by small businesses" },
    unit: "CASES",
    quoted: quote(451, "451건", "451 applications", final),
  },
  {
    id: "small-business-approved",
    title: { ko: "승인된 소상공인 신청", en: "Approved applications by small businesses" },
    unit: "CASES",
    quoted: quote(205, "205건", "205 approved", final),
  },
  {
    id: "small-business-approval-rate",
    title: { ko: "승인 비율", en: "Share approved" },
    unit: "PERCENT",
    quoted: quote(45.5, "45.5%", "45.5 %", inferred),
    check: { formula: percent(approved, applications), roundedTo: 0.1 },
  },
  {
    id: "small-business-average",
    title: { ko: "승인 건당 평균 지원금", en: "Average support per approved application" },
    unit: "WON",
    quoted: quote(250_000, "평균 25만 원", "250,000 won on average", final),
  },
  {
    id: "small-business-total",
    title: { ko: "소상공인 지원금 총액", en: "Support paid to small businesses" },
    unit: "WON",
    quoted: quote(50_000_000, "약 5,000만 원", "about 50 million won", final),
    check: { formula: product(approved, average), roundedTo: 10_000_000 },
  },
  {
    id: "small-business-implied-average",
    title: {
      ko: "총액에서 나오는 건당 평균",
      en: "Average that the total implies",
    },
    unit: "WON",
    quoted: quote(243_902, "24만 3,902원", "243,902 won", inferred),
    check: { formula: quotient(paid, approved), roundedTo: 1 },
  },
  {
    id: "small-business-tier-2-maximum",
    title: {
      ko: "모두 2구간 이하였을 때의 최대 총액",
      en: "The most it could be if nobody exceeded tier 2",
    },
    unit: "WON",
    quoted: quote(10_250_000, "1,025만 원", "10.25 million won", inferred),
    check: { formula: allAtTier2, roundedTo: 10_000 },
  },
  {
    id: "council-minimum",
    title: {
      ko: "협의체 검토(50만 원 초과) 건에 간 최소 금액",
      en: "The least that went to cases reviewed by the council (over 500,000)",
    },
    unit: "WON",
    quoted: quote(39_750_000, "약 3,975만 원", "about 39.75 million won", inferred),
    check: { formula: difference(paid, allAtTier2), roundedTo: 10_000 },
  },
  {
    id: "council-minimum-share",
    title: {
      ko: "협의체 검토 건에 간 최소 비율",
      en: "The least share that went to cases reviewed by the council",
    },
    unit: "PERCENT",
    quoted: quote(80, "약 80%", "about 80 %", inferred),
    check: { formula: percent(difference(paid, allAtTier2), paid), roundedTo: 10 },
  },
  {
    id: "channel-cash-applicants",
    title: { ko: "채널 캐시 신청자", en: "Applicants for channel cash" },
    unit: "PEOPLE",
    quoted: quote(900, "900명", "900 applicants", final),
    note: {
      ko: "계획은 모든 소상공인 지급이었으나 실제로는 신청자에게만 지급되었다.",
      en: "The plan was to pay all small businesses; in practice it went by application.",
    },
  },
  {
    id: "channel-cash-total",
    title: { ko: "채널 캐시 총액", en: "Channel cash in total" },
    unit: "WON",
    quoted: quote(45_000_000, "4,500만 원", "45 million won", final),
    check: { formula: product(applicants, won("TALK", "B4")), roundedTo: 1 },
  },
  {
    id: "channel-cash-messages",
    title: {
      ko: "채널 캐시로 보낼 수 있는 메시지",
      en: "Messages that one channel cash buys",
    },
    unit: "MESSAGES",
    quoted: quote(3_000, "최대 3,000건", "up to 3,000", [
      ...cite("WEB", ["W46"], { statement: "Up to 3,000 messages.", conflict: true }),
      ...cite("WEB", ["W60"], { statement: "15 won a message in 2020." }),
    ]),
    revisions: [
      quote(
        2_000,
        "약 2,000건",
        "about 2,000",
        cite("WEB", ["W59"], { statement: "About 2,000 messages.", conflict: true }),
      ),
    ],
    check: { formula: quotient(won("TALK", "B4"), number(15)), roundedTo: 1 },
    note: {
      ko: "2020년 단가 15원으로 계산한 값은 발표된 두 수치 어느 쪽과도 같지 않다.",
      en: "At the price of 2020, 15 won, it equals neither published count.",
    },
  },
]);
