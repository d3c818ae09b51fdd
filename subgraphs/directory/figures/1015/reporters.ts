import { citing } from "../../../kit/remedies/cite.js";
import { source1015 } from "../../../kit/sources/1015.js";
import { difference, figure, percentOf, sum } from "../formula.js";
import { figuresAbout, quote } from "../published-figure.js";
import { FIRST_VERSION } from "./reports.js";

const cite = citing(source1015);

const generalUsers = figure("reporters-general-users");
const smallBusinesses = figure("reporters-small-businesses");
const largerCompanies = figure("reporters-larger-companies");
const generalUsersAtFirst = figure("reporters-general-users", FIRST_VERSION);
const kakao = figure("kakao-reports");

const inferred = cite("INF", ["S4"]);
const inLaterVersion = cite("SEED", ["S4"], {
  statement: "General users 79.8 %, small businesses 20 %.",
  conflict: true,
});
const atFirst = cite("WEB", ["W28", "W31"], {
  asOf: FIRST_VERSION,
  statement: "General users 89.6 %, small businesses 10.2 %.",
  conflict: true,
});
const elsewhere = cite("WEB", ["W80"], {
  statement: "General users 87 %, small businesses 10 %.",
  conflict: true,
});

const notACount = {
  ko: "자연수가 아니다. 비율이 반올림되어 건수는 되찾을 수 없다.",
  en: "Not a whole number: the shares are rounded, so the counts cannot be recovered.",
};

export const reporterFigures = figuresAbout("REPORTERS", [
  {
    id: "reporters-general-users",
    title: { ko: "신고 주체: 일반 이용자", en: "Reporters: general users" },
    unit: "PERCENT",
    quoted: quote(79.8, "79.8%", "79.8 %", inLaterVersion),
    revisions: [quote(89.6, "89.6%", "89.6 %", atFirst), quote(87, "87%", "87 %", elsewhere)],
  },
  {
    id: "reporters-small-businesses",
    title: { ko: "신고 주체: 소상공인", en: "Reporters: small businesses" },
    unit: "PERCENT",
    quoted: quote(20, "20%", "20 %", inLaterVersion),
    revisions: [quote(10.2, "10.2%", "10.2 %", atFirst), quote(10, "10%", "10 %", elsewhere)],
  },
  {
    id: "reporters-larger-companies",
    title: { ko: "신고 주체: 중대형 기업", en: "Reporters: mid-size and large companies" },
    unit: "PERCENT",
    quoted: quote(0.2, "0.2%", "0.2 %", cite("SEED", ["S4"])),
    revisions: [quote(0.2, "0.2%", "0.2 %", cite("WEB", ["W28", "W31"], { asOf: FIRST_VERSION }))],
  },
  {
    id: "reporter-shares-sum",
    title: { ko: "신고 주체 비율의 합", en: "Reporters' shares together" },
    unit: "PERCENT",
    quoted: quote(100, "100.0%", "100.0 %", inferred),
    check: { formula: sum(generalUsers, smallBusinesses, largerCompanies), roundedTo: 0.1 },
  },
  {
    id: "reporter-shares-sum-2022-12-02",
    title: {
      ko: "신고 주체 비율의 합 (12월 2일 발표)",
      en: "Reporters' shares together (as of 2 December)",
    },
    unit: "PERCENT",
    quoted: quote(100, "100.0%", "100.0 %", cite("INF", ["W28", "W31"], { asOf: FIRST_VERSION })),
    check: {
      formula: sum(
        generalUsersAtFirst,
        figure("reporters-small-businesses", FIRST_VERSION),
        figure("reporters-larger-companies", FIRST_VERSION),
      ),
      roundedTo: 0.1,
    },
  },
  {
    id: "reporter-shift",
    title: {
      ko: "두 발표 사이에 일반 이용자에서 소상공인으로 옮겨 간 접수",
      en: "Reports that moved from general users to small businesses between the versions",
    },
    unit: "CASES",
    quoted: quote(
      8_545,
      "약 8,545건 (9.8%p)",
      "about 8,545 reports (9.8 points)",
      cite("INF", ["S4", "W28", "W31"]),
    ),
    check: {
      formula: percentOf(difference(generalUsersAtFirst, generalUsers), kakao),
      roundedTo: 1,
    },
    note: {
      ko: "3건의 정정으로는 나올 수 없다. 재분류이거나 오류이며, 밝혀지지 않았다.",
      en: "The revision of three reports cannot cause this: a reclassification or an error. Unresolved.",
    },
  },
  {
    id: "reporters-general-users-cases",
    title: { ko: "비율로 되돌린 일반 이용자 접수", en: "General users' reports from their share" },
    unit: "CASES",
    quoted: quote(69_581.6, "69,581.6건", "69,581.6 reports", inferred),
    check: { formula: percentOf(generalUsers, kakao), roundedTo: 0.1 },
    note: notACount,
  },
  {
    id: "reporters-small-businesses-cases",
    title: { ko: "비율로 되돌린 소상공인 접수", en: "Small businesses' reports from their share" },
    unit: "CASES",
    quoted: quote(17_439, "17,439.0건", "17,439.0 reports", inferred),
    check: { formula: percentOf(smallBusinesses, kakao), roundedTo: 0.1 },
    note: {
      ko: "비율이 반올림되어 건수는 되찾을 수 없다. 자연수인 것은 우연이다.",
      en: "The shares are rounded, so the counts cannot be recovered; that this one is whole is chance.",
    },
  },
  {
    id: "reporters-larger-companies-cases",
    title: {
      ko: "비율로 되돌린 중대형 기업 접수",
      en: "Larger companies' reports from their share",
    },
    unit: "CASES",
    quoted: quote(174.4, "174.4건", "174.4 reports", inferred),
    check: { formula: percentOf(largerCompanies, kakao), roundedTo: 0.1 },
    note: notACount,
  },
]);
