import type { ReportStatisticsType } from "../../../subgraphs/kit/contract/statistics.types.js";
import type { AmountSum } from "../../../subgraphs/kit/remedies/amount-sum.js";
import type { LocalizedText } from "../../../subgraphs/kit/remedies/remedy.js";
import { textColumns } from "../text-columns.js";

/** The language of the tables. */
export type TextLanguage = keyof LocalizedText;

/** Where the grants of a remedy can stand, in the order of the table's columns. */
const STANDINGS = [
  "offered",
  "granted",
  "pending",
  "redeemed",
  "expired",
  "declined",
  "revoked",
  "outstanding",
] as const;
type Standing = (typeof STANDINGS)[number];

/** One affiliate's part of the statistics, as the command prints it. */
export type AffiliateStatistics = {
  affiliate: string;
  reports: readonly ReportStatisticsType[];
  remedies: readonly (Record<Standing, AmountSum> & { id: string; title: LocalizedText })[];
};

const HEADINGS: Record<Standing, LocalizedText> = {
  offered: { ko: "제공", en: "offered" },
  granted: { ko: "지급", en: "granted" },
  pending: { ko: "대기", en: "pending" },
  redeemed: { ko: "사용", en: "redeemed" },
  expired: { ko: "만료", en: "expired" },
  declined: { ko: "거절", en: "declined" },
  revoked: { ko: "회수", en: "revoked" },
  outstanding: { ko: "미사용", en: "outstanding" },
};

const WORDS = {
  reports: { ko: "피해 접수", en: "Damage reports" },
  remedies: { ko: "보상", en: "Remedies" },
  none: { ko: "없음", en: "none" },
  notAsked: { ko: "구분 없음", en: "not told apart" },
  withLoss: { ko: "손실액 기재", en: "state a loss" },
  withoutLoss: { ko: "손실액 미기재", en: "state no loss" },
  together: { ko: "손실액 합계", en: "together" },
  won: { ko: "원", en: "won" },
  reporterType: { ko: "신고 주체", en: "by reporter" },
  nature: { ko: "내용", en: "by what they are about" },
  status: { ko: "상태", en: "by status" },
  both: { ko: "신고 주체 × 내용", en: "by reporter and what they are about" },
} as const satisfies Record<string, LocalizedText>;

/** An affiliate's statistics as tables for a terminal. Text comes last on its line: Hangul is two columns wide. */
export function statisticsText(
  { affiliate, reports, remedies }: AffiliateStatistics,
  outage: string,
  language: TextLanguage,
): string {
  const words = (word: keyof typeof WORDS) => WORDS[word][language];
  return [
    `${affiliate} · ${outage}`,
    "",
    `  ${words("reports")}: ${number(total(reports))}`,
    ...(reports.length === 0 ? [] : reportLines(reports, words)),
    "",
    `  ${words("remedies")}${remedies.length === 0 ? `: ${words("none")}` : ""}`,
    ...(remedies.length === 0 ? [] : remedyLines(remedies, language)),
    "",
    "",
  ].join("\n");
}

type Words = (word: keyof typeof WORDS) => string;

function reportLines(reports: readonly ReportStatisticsType[], words: Words): string[] {
  const all = total(reports);
  const sum = (field: "withLoss" | "withoutLoss" | "lossWon") =>
    reports.reduce((before, row) => before + row[field], 0);
  const groups: [keyof typeof WORDS, (row: ReportStatisticsType) => (string | null)[]][] = [
    ["reporterType", ({ reporterType }) => [reporterType]],
    ["nature", ({ nature }) => [nature]],
    ["both", ({ reporterType, nature }) => [reporterType, nature]],
    ["status", ({ status }) => [status]],
  ];
  return [
    ...groups.flatMap(([heading, valuesOf]) => {
      const counts = new Map<string, number>();
      for (const row of reports) {
        const values = valuesOf(row);
        // What this affiliate does not ask for would be one line that says nothing.
        if (values.every((value) => value === null)) continue;
        const name = values.map((value) => value ?? words("notAsked")).join(" × ");
        counts.set(name, (counts.get(name) ?? 0) + row.count);
      }
      if (counts.size === 0) return [];
      const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
      const lines = textColumns(
        rows.map(([name, count]) => [number(count), share(count, all), name]),
      );
      return [`    ${words(heading)}`, ...lines.map((line) => `      ${line}`)];
    }),
    ...textColumns([
      [number(sum("withLoss")), words("withLoss")],
      [number(sum("withoutLoss")), words("withoutLoss")],
      [number(sum("lossWon")), `${words("won")}, ${words("together")}`],
    ]).map((line) => `    ${line}`),
  ];
}

function remedyLines(remedies: AffiliateStatistics["remedies"], language: TextLanguage): string[] {
  const won = WORDS.won[language];
  const rows = remedies.flatMap((remedy) => {
    const counted = (cell: (sum: AmountSum) => string) =>
      STANDINGS.map((standing) => cell(remedy[standing]));
    const has = (isThere: (sum: AmountSum) => boolean) =>
      STANDINGS.some((standing) => isThere(remedy[standing]));
    const units = STANDINGS.flatMap((standing) => remedy[standing].unit ?? [])[0];
    return [
      [remedy.id, ...counted(({ grants }) => number(grants)), remedy.title[language]],
      ...(has((sum) => sum.won > 0) ? [["", ...counted((sum) => number(sum.won)), won]] : []),
      ...(units ? [["", ...counted(({ quantity }) => number(quantity ?? 0)), units]] : []),
    ];
  });
  const headings = STANDINGS.map((standing) => HEADINGS[standing][language]);
  return textColumns([["", ...headings, ""], ...rows]).map((line) => `    ${line}`);
}

function total(reports: readonly ReportStatisticsType[]): number {
  return reports.reduce((sum, { count }) => sum + count, 0);
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
