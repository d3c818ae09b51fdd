import { citing } from "../../../kit/remedies/cite.js";
import { source1015 } from "../../../kit/sources/1015.js";
import { difference, figure, percent, sum } from "../formula.js";
import { figuresAbout, quote } from "../published-figure.js";

const cite = citing(source1015);

/** The day of the first version of the statistics; the second came with the support plan. */
export const FIRST_VERSION = "2022-12-02";
const firstVersion = { asOf: FIRST_VERSION };

const received = figure("reports-received");
const kakao = figure("kakao-reports");
const kakaoAtFirst = figure("kakao-reports", FIRST_VERSION);
const paid = figure("paid-service-reports");
const freeLoss = figure("free-service-loss-reports");
const noLoss = difference(kakao, paid, freeLoss);

export const reportFigures = figuresAbout("REPORTS", [
  {
    id: "reports-received",
    title: {
      ko: "공식 채널에 접수된 피해 (10월 19일~11월 6일)",
      en: "Reports through the official channel (19 October to 6 November)",
    },
    unit: "CASES",
    quoted: quote(105_116, "10만 5,116건", "105,116 reports", [
      ...cite("SEED", ["S4"]),
      ...cite("WEB", ["W28"], firstVersion),
    ]),
  },
  {
    id: "kakao-reports",
    title: {
      ko: "다른 계열사 건을 뺀 카카오 접수",
      en: "Kakao's own reports, other affiliates' excluded",
    },
    unit: "CASES",
    quoted: quote(87_195, "8만 7,195건", "87,195 reports", cite("SEED", ["S4"])),
    revisions: [
      quote(
        87_198,
        "8만 7,198건",
        "87,198 reports",
        cite("WEB", ["W28", "W31"], {
          ...firstVersion,
          statement: "Three more than on 29 December.",
          conflict: true,
        }),
      ),
    ],
    note: {
      ko: "두 판의 차이 3건은 금전 피해가 있는 무료 서비스 접수의 차이(13,198 → 13,195)와 같다.",
      en: "The three reports between the versions are those of the free services with a loss (13,198 → 13,195).",
    },
  },
  {
    id: "kakao-share",
    title: { ko: "전체 중 카카오 접수의 비율", en: "Kakao's share of all reports" },
    unit: "PERCENT",
    quoted: quote(
      83.1,
      "83.1%",
      "83.1 %",
      cite("SEED", ["S4"], {
        statement: "83.1 %, which its own counts do not give.",
        conflict: true,
      }),
    ),
    revisions: [quote(83, "83.0%", "83.0 %", cite("WEB", ["W28"], firstVersion))],
    check: { formula: percent(kakao, received), roundedTo: 0.1 },
    note: {
      ko: "83.1%가 되려면 87,299~87,403건이어야 한다. 발표된 그대로 둔다.",
      en: "83.1 % would need 87,299 to 87,403 reports. Kept as quoted.",
    },
  },
  {
    id: "kakao-share-2022-12-02",
    title: {
      ko: "전체 중 카카오 접수의 비율 (12월 2일 발표)",
      en: "Kakao's share of all reports (as of 2 December)",
    },
    unit: "PERCENT",
    quoted: quote(83, "83.0%", "83.0 %", cite("WEB", ["W28"], firstVersion)),
    check: { formula: percent(kakaoAtFirst, received), roundedTo: 0.1 },
  },
  {
    id: "other-affiliates-reports",
    title: { ko: "다른 계열사 접수", en: "Other affiliates' reports" },
    unit: "CASES",
    quoted: quote(17_921, "1만 7,921건", "17,921 reports", cite("INF", ["S4"])),
    check: { formula: difference(received, kakao), roundedTo: 1 },
  },
  {
    id: "other-affiliates-share",
    title: {
      ko: "전체 중 다른 계열사 접수의 비율",
      en: "Other affiliates' share of all reports",
    },
    unit: "PERCENT",
    quoted: quote(17.05, "17.05%", "17.05 %", cite("INF", ["S4"])),
    check: { formula: percent(difference(received, kakao), received), roundedTo: 0.01 },
  },
  {
    id: "paid-service-reports",
    title: { ko: "유료 서비스 접수", en: "Reports on paid services" },
    unit: "CASES",
    quoted: quote(14_918, "1만 4,918건", "14,918 reports", [
      ...cite("SEED", ["S4"]),
      ...cite("WEB", ["W28"], firstVersion),
    ]),
  },
  {
    id: "paid-service-share",
    title: { ko: "유료 서비스 접수의 비율", en: "Share of the reports on paid services" },
    unit: "PERCENT",
    quoted: quote(17.1, "17.1%", "17.1 %", [
      ...cite("SEED", ["S4"]),
      ...cite("WEB", ["W28"], { ...firstVersion, statement: "Of all cases.", conflict: true }),
    ]),
    check: { formula: percent(paid, kakao), roundedTo: 0.1 },
    note: {
      ko: "분모는 카카오 접수다. '전체 건 중'이라는 보도와 달리 전체로 나누면 14.2%가 된다.",
      en: "The denominator is Kakao's own reports: of all reports, as one outlet writes, it would be 14.2 %.",
    },
  },
  {
    id: "paid-service-share-of-all",
    title: {
      ko: "유료 서비스 접수를 전체로 나눈 비율",
      en: "Reports on paid services over all reports",
    },
    unit: "PERCENT",
    quoted: quote(14.2, "14.2%", "14.2 %", cite("INF", ["S4"])),
    check: { formula: percent(paid, received), roundedTo: 0.1 },
  },
  {
    id: "free-service-loss-reports",
    title: {
      ko: "금전 피해가 있는 무료 서비스 접수",
      en: "Reports on free services with a loss of money",
    },
    unit: "CASES",
    quoted: quote(13_195, "1만 3,195건", "13,195 reports", cite("SEED", ["S4"])),
    revisions: [
      quote(
        13_198,
        "1만 3,198건",
        "13,198 reports",
        cite("WEB", ["W28"], {
          ...firstVersion,
          statement: "Three more than on 29 December.",
          conflict: true,
        }),
      ),
    ],
  },
  {
    id: "free-service-loss-share",
    title: {
      ko: "금전 피해가 있는 무료 서비스 접수의 비율",
      en: "Share of the reports on free services with a loss of money",
    },
    unit: "PERCENT",
    quoted: quote(15.1, "15.1%", "15.1 %", cite("SEED", ["S4"])),
    check: { formula: percent(freeLoss, kakao), roundedTo: 0.1 },
    note: {
      ko: "분모는 카카오 접수다. 전체로 나누면 12.6%가 된다.",
      en: "The denominator is Kakao's own reports: of all reports it would be 12.6 %.",
    },
  },
  {
    id: "free-service-loss-share-of-all",
    title: {
      ko: "금전 피해가 있는 무료 서비스 접수를 전체로 나눈 비율",
      en: "Reports on free services with a loss of money over all reports",
    },
    unit: "PERCENT",
    quoted: quote(12.6, "12.6%", "12.6 %", cite("INF", ["S4"])),
    check: { formula: percent(freeLoss, received), roundedTo: 0.1 },
  },
  {
    id: "no-loss-reports",
    title: {
      ko: "금전 피해가 없는 접수 (문의, 항의 등)",
      en: "Reports without a loss of money (questions, protests and such)",
    },
    unit: "CASES",
    quoted: quote(59_082, "5만 9,082건", "59,082 reports", cite("INF", ["S4"])),
    check: { formula: noLoss, roundedTo: 1 },
  },
  {
    id: "no-loss-reports-2022-12-02",
    title: {
      ko: "금전 피해가 없는 접수 (12월 2일 발표)",
      en: "Reports without a loss of money (as of 2 December)",
    },
    unit: "CASES",
    quoted: quote(59_082, "5만 9,082건", "59,082 reports", cite("INF", ["W28"], firstVersion)),
    check: {
      formula: difference(kakaoAtFirst, paid, figure("free-service-loss-reports", FIRST_VERSION)),
      roundedTo: 1,
    },
    note: {
      ko: "12월 29일 수치와 같다. 정정은 금전 피해가 있는 무료 서비스 3건만 뺐다.",
      en: "The same as on 29 December: the revision removed exactly three free-service reports with a loss.",
    },
  },
  {
    id: "no-loss-share",
    title: {
      ko: "금전 피해가 없는 접수의 비율",
      en: "Share of the reports without a loss of money",
    },
    unit: "PERCENT",
    quoted: quote(67.8, "67.8%", "67.8 %", cite("WEB", ["W28"], firstVersion)),
    check: { formula: percent(noLoss, kakao), roundedTo: 0.1 },
  },
  {
    id: "report-shares-sum",
    title: { ko: "세 비율의 합", en: "The three shares together" },
    unit: "PERCENT",
    quoted: quote(100, "100.0%", "100.0 %", [
      ...cite("INF", ["S4"]),
      ...cite("INF", ["W28"], firstVersion),
    ]),
    check: {
      formula: sum(
        figure("paid-service-share"),
        figure("free-service-loss-share"),
        figure("no-loss-share"),
      ),
      roundedTo: 0.1,
    },
  },
]);
