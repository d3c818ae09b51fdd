import { median, ratios, spreadOf } from "../statistics.js";
import { type Column, textTable } from "../text-table.js";
import { type Figures, over } from "./figures.js";

/** A server as the report shows it. */
export type ReportedServer = {
  letter: string;
  name: string;
  title: string;
  /** SQL statements for each request; null where nobody looked. */
  statements: number | null;
  rounds: readonly Figures[];
};

const STATEMENTS: Column<ReportedServer> = {
  heading: "SQL",
  text: ({ statements }) => (statements === null ? "" : decimal(statements, 1)),
};

/**
 * The measurement as a table, ratios first: each server beside the first one, round by round, then its own figures. All
 * are medians over the rounds.
 */
export function requestTable(servers: readonly ReportedServer[]): string[] {
  const [base] = servers;
  if (!base) return [];
  const ofWhich = `of (${base.letter})`;
  const ofBase = (figure: keyof Figures) => (row: ReportedServer) => ratioText(row, base, figure);
  const figure = (name: keyof Figures, digits: number) => (row: ReportedServer) => {
    const figures = over(row.rounds, name);
    return figures.length === 0 ? "" : decimal(median(figures), digits);
  };
  const columns: Column<ReportedServer>[] = [
    { heading: "", align: "left", text: ({ letter, title }) => `(${letter}) ${title}` },
    { heading: ofWhich, text: ofBase("requestsPerSecond") },
    { heading: "lowest – highest", text: (row) => spreadText(row, base) },
    { heading: "req/s", text: figure("requestsPerSecond", 0) },
    { heading: "CPU ms", text: figure("cpuMs", 2) },
    { heading: ofWhich, text: ofBase("cpuMs") },
    { heading: "database", text: figure("databaseCpuMs", 2) },
    { heading: ofWhich, text: ofBase("databaseCpuMs") },
    { heading: "alone ms", text: figure("aloneMs", 2) },
    { heading: ofWhich, text: ofBase("aloneMs") },
    { heading: "busy p50", text: figure("busyMs", 1) },
    { heading: "p99", text: figure("busyP99Ms", 1) },
    { heading: "MB", text: figure("residentMb", 0) },
    ...(servers.some(({ statements }) => statements !== null) ? [STATEMENTS] : []),
  ];
  return [...textTable(columns, servers), ...repeatsText(servers)];
}

/** What was not counted: a server that needs it more often than the others is not as good as its figures. */
function repeatsText(servers: readonly ReportedServer[]): string[] {
  const repeats = servers.flatMap(({ letter, rounds }) => {
    const times = over(rounds, "repeated").reduce((sum, one) => sum + one, 0);
    return times > 0 ? [`${times} of (${letter})`] : [];
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

function ratioText(row: ReportedServer, base: ReportedServer, figure: keyof Figures): string {
  const ratio = row.name === base.name ? null : ratioOf(row, base, figure);
  return ratio === null ? "" : decimal(ratio, 2);
}

function spreadText(row: ReportedServer, base: ReportedServer): string {
  if (row.name === base.name) return "";
  const name = "requestsPerSecond";
  const { lowest, highest } = spreadOf(ratios(over(row.rounds, name), over(base.rounds, name)));
  return `${decimal(lowest, 2)} – ${decimal(highest, 2)}`;
}

/** A number with so many digits behind the point. */
export function decimal(number: number, digits: number): string {
  return number.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
