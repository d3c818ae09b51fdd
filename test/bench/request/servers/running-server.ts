import { type Child, startChild } from "../process/child.js";
import type { ServerOrder, ServerSettings, Usage } from "./serve.js";
import type { ServerName } from "./servers.js";

/** One process of a server. */
export type ServerProcess = { address: string; child: Child<ServerOrder> };

/** A server in processes of its own. */
export type RunningServer = {
  name: ServerName;
  address: string;
  /** What its processes have used so far, all of them together. */
  usage(): Promise<Usage>;
  /** Has it hold connections to the databases meanwhile; otherwise it cannot answer. */
  whileWorking<Result>(work: () => Promise<Result>): Promise<Result>;
  /** The same, and tells which SQL statements it sent meanwhile, each as `<subgraph>: <text>`. */
  whileWatched<Result>(
    work: () => Promise<Result>,
  ): Promise<{ result: Result; statements: readonly string[] }>;
  /** From now on this is the instant it takes for now, and time goes on from there. */
  setClock(startsAt: Date): Promise<void>;
  /** Gives it what to answer, where it has no domain of its own. */
  echo(operation: string, data: unknown): Promise<void>;
};

/**
 * Starts one process of a server.
 * @param program the bundled `serve.ts`
 * @param profiles a folder for a profile of its processor time, written when it ends; null for none
 */
export async function startProcess(
  program: string,
  settings: ServerSettings,
  profiles: string | null,
): Promise<ServerProcess> {
  const { serve } = settings;
  const name = "server" in serve ? serve.server : `${serve.with}-${serve.subgraph}`;
  const profiler =
    profiles === null
      ? []
      : ["--cpu-prof", `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${name}.cpuprofile`];
  const child = startChild<ServerOrder>(program, profiler);
  try {
    return { address: await child.tell<string>({ order: "START", settings }), child };
  } catch (error) {
    await child.end();
    throw error;
  }
}

/** A server out of the process that is asked and those that it asks. */
export function runningServer(
  name: ServerName,
  front: ServerProcess,
  behind: readonly ServerProcess[],
): RunningServer {
  const children = [front, ...behind].map(({ child }) => child);
  const tellAll = <Answer>(order: ServerOrder) =>
    Promise.all(children.map((child) => child.tell<Answer>(order)));

  async function working<Result>(isWatched: boolean, work: () => Promise<Result>): Promise<Result> {
    await tellAll({ order: "WORK", isWatched });
    try {
      return await work();
    } finally {
      await tellAll({ order: "REST" });
    }
  }

  return {
    name,
    address: front.address,
    async usage() {
      const all = await tellAll<Usage>({ order: "USAGE" });
      return {
        cpuMs: all.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
        residentMb: all.reduce((sum, { residentMb }) => sum + residentMb, 0),
      };
    },
    whileWorking: (work) => working(false, work),
    whileWatched: (work) =>
      working(true, async () => {
        const result = await work();
        const sent = await tellAll<string[]>({ order: "STATEMENTS" });
        return { result, statements: sent.flat() };
      }),
    async setClock(startsAt) {
      await tellAll({ order: "CLOCK", startsAt });
    },
    async echo(operation, data) {
      await front.child.tell({ order: "ECHO", operation, data });
    },
  };
}
