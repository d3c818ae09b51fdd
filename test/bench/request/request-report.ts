import { median, ratios, spreadOf } from "../statistics.js";
import { type Column, textTable } from "../text-table.js";
import { type Figures, over } from "./figures.js";

/** A server as the report shows it. */
export type ReportedServer = { name: string; title: string; rounds: readonly Figures[] };

type Row = ReportedServer & { letter: string };

/**
 * The measurement as a table, ratios first: each server beside the first one, round by round, then its own figures. All
 * are medians over the rounds.
 */
export function requestTable(servers: readonly ReportedServer[]): string[] {
  const [base] = servers;
  if (!base) return [];
  const rows = servers.map((server, at) => ({ ...server, letter: letterOf(at) }));
  const ofBase = (figure: keyof Figures) => (row: Row) => ratioText(row, base, figure);
  const figure = (name: keyof Figures, digits: number) => (row: Row) => {
    const figures = over(row.rounds, name);
    return figures.length === 0 ? "" : decimal(median(figures), digits);
  };
  const columns: Column<Row>[] = [
    { heading: "", align: "left", text: ({ letter, title }) => `(${letter}) ${title}` },
    { heading: "of (a)", text: ofBase("requestsPerSecond") },
    { heading: "lowest – highest", text: (row) => spreadText(row, base) },
    { heading: "req/s", text: figure("requestsPerSecond", 0) },
    { heading: "CPU ms", text: figure("cpuMs", 2) },
    { heading: "of (a)", text: ofBase("cpuMs") },
    { heading: "database", text: figure("databaseCpuMs", 2) },
    { heading: "of (a)", text: ofBase("databaseCpuMs") },
    { heading: "alone ms", text: figure("aloneMs", 2) },
    { heading: "of (a)", text: ofBase("aloneMs") },
    { heading: "busy p50", text: figure("busyMs", 1) },
    { heading: "p99", text: figure("busyP99Ms", 1) },
    { heading: "MB", text: figure("residentMb", 0) },
  ];
  return [...textTable(columns, rows), ...repeatsText(servers)];
}

/** What was not counted: a server that needs it more often than the others is not as good as its figures. */
function repeatsText(servers: readonly ReportedServer[]): string[] {
  const repeats = servers.flatMap(({ rounds }, at) => {
    const times = over(rounds, "repeated").reduce((sum, one) => sum + one, 0);
    return times > 0 ? [`${times} of (${letterOf(at)})`] : [];
  });
  return repeats.length === 0 ? [] : [`Turns taken again after a failure: ${repeats.join(", ")}.`];
}

/** A server's figure beside another's, as the median of the rounds' ratios; null where it was not measured. */
export function ratioOf(
  server: Pick<ReportedServer, "rounds">,
  base: Pick<ReportedServer, "rounds">,
  figure: keyof Figures,
): number | null {
  const figures = ratios(over(server.rounds, figure), over(base.rounds, figure));
  return figures.length === 0 ? null : median(figures);
}

/** How a letter of the table names the server at a place of it. */
function letterOf(place: number): string {
  return String.fromCharCode("a".charCodeAt(0) + place);
}

function ratioText(row: Row, base: ReportedServer, figure: keyof Figures): string {
  const ratio = row.name === base.name ? null : ratioOf(row, base, figure);
  return ratio === null ? "" : decimal(ratio, 2);
}

function spreadText(row: Row, base: ReportedServer): string {
  if (row.name === base.name) return "";
  const name = "requestsPerSecond";
  const { lowest, highest } = spreadOf(ratios(over(row.rounds, name), over(base.rounds, name)));
  return `${decimal(lowest, 2)} – ${decimal(highest, 2)}`;
}

function decimal(number: number, digits: number): string {
  return number.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
