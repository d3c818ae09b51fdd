import { type Machine, machineText } from "../request/machine.js";
import { median, quantile, ratios, spreadOf } from "../statistics.js";
import { type Column, textTable } from "../text-table.js";
import type { ScaleRun } from "./ask-in-turns.js";
import type { MeasuredSize } from "./measure-scale.js";
import { questions } from "./questions.js";
import { findingsOf } from "./scale-findings.js";

export type MeasuredScale = { machine: Machine; run: ScaleRun; sizes: readonly MeasuredSize[] };

/** What the median of a look-up at the largest size may be of that at the smallest: DESIGN.md section 7. */
const TARGET = 1.3;
/** The largest tables are told one by one. */
const TOLD_TABLES = 8;

/** The growth as text: how long each question takes at each size, beside the smallest; what lies on disk; the plans. */
export function scaleReport({ machine, run, sizes }: MeasuredScale): string {
  const requests = `${run.rounds} rounds of ${number(run.requests)}`;
  return [
    machineText(machine),
    `Each size on its own databases of one server, asked by turns: ${requests} of each question, one at a time.`,
    "",
    ...latencyLines(sizes),
    `Ratios are medians over the rounds, with their ends; the target of a look-up is ${TARGET}.`,
    "Pages are those of all databases together that a request reads.",
    "",
    ...diskLines(sizes),
    "",
    ...findingLines(sizes),
    "",
  ].join("\n");
}

type Latency = { question: string; size: MeasuredSize; base: MeasuredSize };

function latencyLines(sizes: readonly MeasuredSize[]): string[] {
  const [base] = sizes;
  if (!base) return [];
  const rows = questions.flatMap(({ title }) =>
    sizes.map((size): Latency => ({ question: title, size, base })),
  );
  const columns: Column<Latency>[] = [
    {
      heading: "",
      align: "left",
      text: ({ question, size }) => (size === base ? question : ""),
    },
    { heading: "people", text: ({ size }) => number(size.size) },
    { heading: "median ms", text: (row) => median(all(row.size, row.question)).toFixed(2) },
    { heading: "p95 ms", text: (row) => quantile(all(row.size, row.question), 0.95).toFixed(2) },
    { heading: "of smallest", text: (row) => ratioText(row, ({ median }) => median.toFixed(2)) },
    {
      heading: "lowest – highest",
      text: (row) =>
        ratioText(row, ({ lowest, highest }) => `${lowest.toFixed(2)} – ${highest.toFixed(2)}`),
    },
    { heading: "pages", text: ({ question, size }) => number(size.pages[question] ?? Number.NaN) },
  ];
  return textTable(columns, rows);
}

function ratioText(row: Latency, text: (spread: ReturnType<typeof spreadOf>) => string): string {
  return row.size === row.base ? "" : text(growthOf(row.size, row.base, row.question));
}

/** The median of a question at one size beside that at another, round by round. */
export function growthOf(size: MeasuredSize, base: MeasuredSize, question: string) {
  const medians = ({ turns }: MeasuredSize) => (turns[question] ?? []).map(median);
  return spreadOf(ratios(medians(size), medians(base)));
}

function all({ turns }: MeasuredSize, question: string): number[] {
  return (turns[question] ?? []).flat();
}

function diskLines(sizes: readonly MeasuredSize[]): string[] {
  const sum = ({ tables }: MeasuredSize, bytes: "tableBytes" | "indexBytes") =>
    tables.reduce((total, table) => total + table[bytes], 0);
  const rows = ({ tables }: MeasuredSize) => tables.reduce((total, table) => total + table.rows, 0);
  const columns: Column<MeasuredSize>[] = [
    { heading: "people", text: ({ size }) => number(size) },
    { heading: "rows", text: (size) => number(rows(size)) },
    { heading: "tables MB", text: (size) => megabytes(sum(size, "tableBytes")) },
    { heading: "indexes MB", text: (size) => megabytes(sum(size, "indexBytes")) },
    {
      heading: "bytes a person",
      text: (size) => number((sum(size, "tableBytes") + sum(size, "indexBytes")) / size.size),
    },
    { heading: "COPY s", text: ({ copySeconds }) => copySeconds.toFixed(1) },
    { heading: "rows/s", text: (size) => number(rows(size) / size.copySeconds) },
  ];
  return [...textTable(columns, sizes), "", ...tableLines(sizes.at(-1))];
}

function tableLines(largest: MeasuredSize | undefined): string[] {
  if (!largest) return [];
  const columns: Column<MeasuredSize["tables"][number]>[] = [
    {
      heading: `with ${number(largest.size)} people`,
      align: "left",
      text: ({ subgraph, table }) => `${subgraph} ${table}`,
    },
    { heading: "rows", text: ({ rows }) => number(rows) },
    { heading: "table MB", text: ({ tableBytes }) => megabytes(tableBytes) },
    { heading: "indexes MB", text: ({ indexBytes }) => megabytes(indexBytes) },
  ];
  return textTable(columns, largest.tables.slice(0, TOLD_TABLES));
}

function findingLines(sizes: readonly MeasuredSize[]): string[] {
  const findings = findingsOf(sizes);
  const statements = sizes.map(({ plans }) => plans.statements).join(" + ");
  if (findings.length === 0) {
    return [
      `Of ${statements} statements none reads a large table of people as a whole, and no question twice the pages.`,
    ];
  }
  return [`Found in ${statements} statements:`, ...findings.map((finding) => `  ${finding}`)];
}

function megabytes(bytes: number): string {
  return number(bytes / 2 ** 20, 1);
}

function number(value: number, digits = 0): string {
  return value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
