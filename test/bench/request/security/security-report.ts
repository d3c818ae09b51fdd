import { median } from "../../statistics.js";
import type { Compared } from "../compare-servers.js";
import { over } from "../figures.js";
import { machineText } from "../machine.js";
import { ratioOf, requestTable } from "../request-report.js";
import { workloadNamed } from "../workloads/workloads.js";

/** What security may take of the main query's throughput. */
const ALLOWANCE = 0.15;

/** The measurement as a table, what it comes to first: of the open server, the secured one, and those that lack a part. */
export function securityReport({ machine, workloads }: Compared): string {
  const [compared] = workloads;
  const [open, secured] = compared?.servers ?? [];
  if (!compared || !open || !secured) throw new RangeError("nothing to compare");
  const { workload, run, servers } = compared;
  const { connections, requests, alone, rounds } = run;
  const bytes = Math.round(median(over(secured.rounds, "bytes"))).toLocaleString("en-US");
  const [throughput, cpu, time] = (["requestsPerSecond", "cpuMs", "aloneMs"] as const).map(
    (figure) => ratioOf(secured, open, figure) ?? Number.NaN,
  ) as [number, number, number];
  return [
    `${rounds} rounds by turns of ${workloadNamed(workload).title}: ${requests} requests by ${connections} connections, then ${alone} by one.`,
    `An answer has ${bytes} bytes. ${machineText(machine)}`,
    `Security takes ${share(1 - throughput)} of the throughput, and may take ${share(ALLOWANCE)}.`,
    `It adds ${share(cpu - 1)} to the gateway's processor time and ${share(time - 1)} to the time of a request alone.`,
    "",
    ...requestTable(servers),
    "",
  ].join("\n");
}

function share(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
