import { type Spread, spreadOf } from "../../statistics.js";
import type { ComparedWorkload } from "../compare-servers.js";
import { over } from "../figures.js";
import { decimal, type ReportedServer } from "../request-report.js";
import { workloadNamed } from "../workloads/workloads.js";
import type { SideBySide } from "./side-by-side-report.js";
import { timesOf } from "./targets.js";

const WIDTH = 860;
const LEFT = 390;
const LONGEST_BAR = 350;
const ROW = 20;
const BAR = 13;
const HEAD = 34;
const FOOT = 26;

const INK = "#1f2328";
const QUIET = "#59636e";
const OURS = "#0a58ca";
const OTHERS = "#9aa4af";

/**
 * The comparison as a picture: for each workload a bar for each server, as long as its requests a second, with a line from
 * its slowest round to its fastest and its ratio to the first. Drawn on white, for pages of either colour.
 */
export function sideBySideChart({ workloads, machine }: SideBySide): string {
  let y = 0;
  const groups = workloads.map((compared) => {
    const group = groupOf(compared, y);
    y += HEAD + compared.servers.length * ROW;
    return group;
  });
  const height = y + FOOT;
  const foot = `Medians, slowest and fastest round; ${machine.cores} cores of ${machine.processor}, shared with the database and the load. Made by npm run bench.`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    "<title>Requests a second, ours beside its rivals</title>",
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...groups,
    text(12, height - 9, foot, { fill: QUIET, "font-size": 11 }),
    "</svg>",
    "",
  ].join("\n");
}

function groupOf(compared: ComparedWorkload, top: number): string {
  const { workload, servers } = compared;
  const most = Math.max(...servers.map((server) => perSecond(server).highest));
  const head = text(12, top + 23, sentence(workloadNamed(workload).title), {
    fill: INK,
    "font-weight": 600,
  });
  return [
    head,
    ...servers.map((server, at) => rowOf(server, compared, most, top + HEAD + at * ROW)),
  ].join("\n");
}

function rowOf(
  server: ReportedServer,
  compared: ComparedWorkload,
  most: number,
  top: number,
): string {
  const { letter, title } = server;
  const isOurs = letter === "a" || letter === "b";
  const { median, lowest, highest } = perSecond(server);
  const [length, from, to] = [median, lowest, highest].map((figure) =>
    Math.max(1, Math.round((figure / most) * LONGEST_BAR)),
  ) as [number, number, number];
  const times = timesOf(compared, letter, compared.servers[0]?.letter ?? "");
  const baseline = top + BAR - 2;
  const middle = top + BAR / 2;
  return [
    text(LEFT - 8, baseline, `(${letter}) ${title}`, { fill: INK, "text-anchor": "end" }),
    `<rect x="${LEFT}" y="${top}" width="${length}" height="${BAR}" rx="2" fill="${isOurs ? OURS : OTHERS}"/>`,
    `<path d="M${LEFT + from} ${middle}H${LEFT + to}" stroke="${INK}"/>`,
    text(
      LEFT + to + 6,
      baseline,
      `${decimal(times?.median ?? Number.NaN, 2)} × · ${decimal(median, 0)}/s`,
      { fill: QUIET },
    ),
  ].join("\n");
}

function perSecond({ rounds }: ReportedServer): Spread {
  return spreadOf(over(rounds, "requestsPerSecond"));
}

function text(
  x: number,
  y: number,
  content: string,
  attributes: Readonly<Record<string, string | number>>,
): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<text x="${x}" y="${y}"${written.join("")}>${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function sentence(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}
