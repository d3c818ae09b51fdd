import { DEMO_INSTANT } from "../../demo.js";
import { withBenchServer } from "../bench-server.js";
import { fillGraphDatabases, type GraphDatabases } from "../graph-databases.js";
import { type Machine, thisMachine } from "./machine.js";
import { measureRequests, type RequestRun, shareOf } from "./measure-requests.js";
import { startChild } from "./process/child.js";
import { withPrograms } from "./process/programs.js";
import type { ReportedServer } from "./request-report.js";
import type { RunningServer } from "./servers/running-server.js";
import { type ServerName, serverEntry } from "./servers/servers.js";
import { withServers } from "./with-servers.js";
import type { LoadOrder } from "./workloads/load.js";
import type { GraphRequest } from "./workloads/request.js";
import { populationOfBench, requestsOf } from "./workloads/workload.js";
import { type WorkloadName, workloadNamed } from "./workloads/workloads.js";

/** What is compared with what. */
export type Comparison = {
  /** The first one is what the others are compared with. Each with the letter it has in the report. */
  contenders: readonly Contender[];
  workloads: readonly WorkloadName[];
  /** How many people report in the synthetic population. */
  reports: number;
  run: RequestRun;
  /** A folder for a profile of each server's processor time; null for none. */
  profiles: string | null;
};

/** A server that is compared. */
export type Contender = { letter: string; name: ServerName };

/** What came of one workload. */
export type ComparedWorkload = {
  workload: WorkloadName;
  run: RequestRun;
  servers: readonly ReportedServer[];
};

/** What came of all. */
export type Compared = Pick<Comparison, "reports"> & {
  machine: Machine;
  workloads: readonly ComparedWorkload[];
};

/** The servers before they are measured. */
export type Prepared = {
  workload: WorkloadName;
  running: readonly RunningServer[];
  requests: readonly GraphRequest[];
  databases: GraphDatabases;
};

/**
 * Starts everything that is compared over the same databases, each in processes of its own, and loads it in turn, one
 * workload after another.
 * @param check whether the servers are what they are taken for, before each workload, and if it saw that, how many SQL
 * statements each sends for a request; what it throws ends the measurement
 */
export function compareServers(
  { contenders, workloads, reports, run, profiles }: Comparison,
  check: (prepared: Prepared) => Promise<ReadonlyMap<ServerName, number> | null>,
): Promise<Compared> {
  const machine = thisMachine();
  const names = contenders.map(({ name }) => name);
  return withBenchServer(({ adminUrl, pid, ended }) =>
    withPrograms(async (programs) => {
      const databases = await fillGraphDatabases(adminUrl, reports);
      const population = populationOfBench(reports);
      return withServers({ names, programs, databases, profiles }, async (started) => {
        const load = startChild<LoadOrder>(programs.load);
        try {
          const compared: ComparedWorkload[] = [];
          for (const workload of workloads) compared.push(await compareOne(workload));
          return { machine, reports, workloads: compared };
        } finally {
          await load.end();
        }

        async function compareOne(workload: WorkloadName): Promise<ComparedWorkload> {
          const asked = workloadNamed(workload);
          const running = started.running.filter(
            ({ name }) => !serverEntry(name).lacks?.includes(workload),
          );
          for (const server of running) await server.setClock(asked.at ?? DEMO_INSTANT);
          const requests = await requestsOf(asked, population, started.tokens);
          const statements = await check({ workload, running, requests, databases });
          await load.tell({ requests, holds: asked.holds ?? "" });
          const own = shareOf(run, asked.share ?? 1);
          const measured = await measureRequests(running, load, own, pid, ended);
          const servers = contenders.flatMap(({ letter, name }) => {
            const rounds = measured.get(name);
            const { title } = serverEntry(name);
            const sent = statements?.get(name) ?? null;
            return rounds ? [{ letter, name, title, statements: sent, rounds }] : [];
          });
          return { workload, run: own, servers };
        }
      });
    }),
  );
}
