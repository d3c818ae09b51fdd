import { median } from "../../statistics.js";
import { type Column, textTable } from "../../text-table.js";
import type { Compared, ComparedWorkload } from "../compare-servers.js";
import { over } from "../figures.js";
import { machineText } from "../machine.js";
import { decimal, requestTable } from "../request-report.js";
import { workloadNamed } from "../workloads/workloads.js";
import { targetsText, timesOf } from "./targets.js";

/** What came of all, and who was left out. */
export type SideBySide = Compared & { leftOut: readonly string[] };

/** Ours, which the others are set beside. */
const OURS = ["a", "b"];

/** The comparison as text: the targets, how ours stand to each of the others, then every workload in full. */
export function sideBySideReport({ machine, workloads, leftOut }: SideBySide): string {
  const targets = targetsText(workloads);
  return [
    machineText(machine),
    ...leftOut,
    "",
    ...(targets.length > 0 ? [...targets, ""] : []),
    ...OURS.flatMap((letter) => timesTable(letter, workloads)),
    ...workloads.flatMap(workloadText),
  ].join("\n");
}

/** For one of ours and each of the others: how many times as many requests a second, workload by workload. */
function timesTable(letter: string, workloads: readonly ComparedWorkload[]): string[] {
  const titles = new Map(
    workloads.flatMap(({ servers }) => servers.map((server) => [server.letter, server.title])),
  );
  const others = [...titles].filter(([other]) => other > letter);
  if (!titles.has(letter) || others.length === 0) return [];
  const columns: Column<[string, string]>[] = [
    {
      heading: `requests a second, (${letter}) ÷ the other`,
      align: "left",
      text: ([other, title]) => `(${other}) ${title}`,
    },
    ...workloads.map((compared) => ({
      heading: compared.workload,
      text: ([other]: [string, string]) => timesText(compared, letter, other),
    })),
  ];
  return [...textTable(columns, others), ""];
}

function timesText(compared: ComparedWorkload, letter: string, other: string): string {
  const times = timesOf(compared, letter, other);
  if (!times) return "–";
  const [middle, lowest, highest] = [times.median, times.lowest, times.highest].map((figure) =>
    decimal(figure, 2),
  );
  return `${middle} (${lowest} – ${highest})`;
}

function workloadText({ workload, run, servers }: ComparedWorkload): string[] {
  const { connections, requests, alone, rounds } = run;
  const bytes = Math.round(median(over(servers[0]?.rounds ?? [], "bytes")));
  return [
    `${workload}: ${workloadNamed(workload).title}; ${rounds} ${rounds === 1 ? "round" : "rounds"} by turns, ${requests} requests by ${connections} connections, then ${alone} by one; ${decimal(bytes, 0)} bytes an answer.`,
    ...requestTable(servers),
    "",
  ];
}
