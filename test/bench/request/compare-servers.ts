import { withBenchServer } from "../bench-server.js";
import { fillGraphDatabases, type GraphDatabases } from "../graph-databases.js";
import { type Machine, thisMachine } from "./machine.js";
import { measureRequests, type RequestRun } from "./measure-requests.js";
import { startChild } from "./process/child.js";
import { withPrograms } from "./process/programs.js";
import type { ReportedServer } from "./request-report.js";
import type { RunningServer } from "./servers/running-server.js";
import { type ServerName, servers } from "./servers/servers.js";
import { withServers } from "./with-servers.js";
import type { LoadOrder } from "./workloads/load.js";
import { type GraphRequest, populationOfBench, requestsOf } from "./workloads/workload.js";
import { type WorkloadName, workloads } from "./workloads/workloads.js";

/** What is compared with what. */
export type Comparison = {
  /** The first one is what the others are compared with. */
  names: readonly ServerName[];
  workload: WorkloadName;
  /** How many people report in the synthetic population. */
  reports: number;
  run: RequestRun;
  /** A folder for a profile of each server's processor time; null for none. */
  profiles: string | null;
};

/** What came of it. */
export type Compared = Pick<Comparison, "workload" | "reports" | "run"> & {
  machine: Machine;
  servers: readonly ReportedServer[];
};

/** The servers before they are measured. */
export type Prepared = {
  running: readonly RunningServer[];
  requests: readonly GraphRequest[];
  databases: GraphDatabases;
};

/**
 * Starts everything that is compared over the same databases, each in a process of its own, and loads it in turn.
 * @param check whether the servers are what they are taken for; what it throws ends the measurement before it begins
 */
export function compareServers(
  { names, workload, reports, run, profiles }: Comparison,
  check: (prepared: Prepared) => Promise<void>,
): Promise<Compared> {
  const machine = thisMachine();
  return withBenchServer(({ adminUrl, pid, ended }) =>
    withPrograms(async (programs) => {
      const databases = await fillGraphDatabases(adminUrl, reports);
      const parts = { names, programs, databases, profiles };
      return withServers(parts, async ({ running, tokens }) => {
        const requests = await requestsOf(workloads[workload], populationOfBench(reports), tokens);
        await check({ running, requests, databases });
        const load = startChild<LoadOrder>(programs.load);
        try {
          await load.tell({ requests });
          const measured = await measureRequests(running, load, run, pid, ended);
          const reported = names.map((name) => {
            const { title } = servers[name];
            return { name, title, rounds: measured.get(name) ?? [] };
          });
          return { workload, reports, run, machine, servers: reported };
        } finally {
          await load.end();
        }
      });
    }),
  );
}
