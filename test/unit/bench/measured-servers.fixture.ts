import type { ComparedWorkload } from "../../bench/request/compare-servers.js";
import type { Figures } from "../../bench/request/figures.js";
import { runOf } from "../../bench/request/request-options.js";
import type { ReportedServer } from "../../bench/request/request-report.js";
import type { SideBySide } from "../../bench/request/side-by-side/side-by-side-report.js";
import type { WorkloadName } from "../../bench/request/workloads/workloads.js";

/** A server that answered so many requests a second in each of its rounds. */
export function measuredServer(letter: string, perSecond: readonly number[]): ReportedServer {
  const rounds: Figures[] = perSecond.map((requestsPerSecond) => ({
    requestsPerSecond,
    cpuMs: 2,
    databaseCpuMs: 0.5,
    busyMs: 16,
    busyP99Ms: 40,
    aloneMs: 2,
    residentMb: 200,
    bytes: 2_500,
    repeated: 0,
  }));
  return { letter, name: `server-${letter}`, title: `the <${letter}> one`, statements: 6, rounds };
}

/** These servers side by side in one workload. */
export function comparedWorkload(
  workload: WorkloadName,
  servers: readonly ReportedServer[],
): ComparedWorkload {
  const run = runOf({ connections: 16, requests: 1_000, alone: 100, warmUp: 2_000, rounds: 3 });
  return { workload, run, servers };
}

/** A whole comparison. */
export function sideBySide(
  workloads: readonly ComparedWorkload[],
  leftOut: readonly string[] = [],
): SideBySide {
  const machine = {
    node: "v20.20.2",
    platform: "linux x64",
    processor: "a processor",
    cores: 2,
    memoryGb: 24,
    load: 0.1,
  };
  return { machine, reports: 20_000, workloads, leftOut };
}
