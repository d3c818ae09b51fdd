import { ratios, type Spread, spreadOf } from "../../statistics.js";
import type { ComparedWorkload } from "../compare-servers.js";
import { over } from "../figures.js";
import { decimal } from "../request-report.js";
import type { WorkloadName } from "../workloads/workloads.js";

/** How many times as many requests a second one answers as another; null where they were not measured together. */
export function timesOf(
  { servers }: Pick<ComparedWorkload, "servers">,
  letter: string,
  other: string,
): Spread | null {
  const [rounds, base] = [letter, other].map((wanted) =>
    over(servers.find((server) => server.letter === wanted)?.rounds ?? [], "requestsPerSecond"),
  ) as [number[], number[]];
  return rounds.length === 0 || base.length === 0 ? null : spreadOf(ratios(rounds, base));
}

/** What is asked of ours: at least so many times the requests a second of another. */
type Target = { workload: WorkloadName; letter: string; other: string; times: number };

const TARGETS: readonly Target[] = [
  { workload: "package", letter: "a", other: "c", times: 1 },
  { workload: "package", letter: "a", other: "d", times: 0.5 },
  { workload: "package", letter: "a", other: "e", times: 8 },
  { workload: "package", letter: "b", other: "e", times: 4 },
  { workload: "total", letter: "a", other: "c", times: 1 },
  { workload: "search", letter: "a", other: "c", times: 1 },
];

/** Of each target that was measured, whether it is reached. */
export function targetsText(workloads: readonly ComparedWorkload[]): string[] {
  return TARGETS.flatMap(({ workload, letter, other, times }) => {
    const compared = workloads.find((one) => one.workload === workload);
    const measured = compared && timesOf(compared, letter, other);
    if (!measured) return [];
    const verdict = measured.median >= times ? "reached" : "not reached";
    return [
      `${workload}: (${letter}) answers ${decimal(measured.median, 2)} × as many as (${other}); the target is ${decimal(times, 1)} ×, ${verdict}.`,
    ];
  });
}
