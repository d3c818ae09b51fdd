import { startChild } from "../process/child.js";
import type { ServerOrder, ServerSettings, Usage } from "./serve.js";
import type { ServerName } from "./servers.js";

/** A server in a process of its own. */
export type RunningServer = {
  name: ServerName;
  address: string;
  /** What its process has used so far. */
  usage(): Promise<Usage>;
  /** Has it hold connections to the databases meanwhile; otherwise it cannot answer. */
  whileWorking<Result>(work: () => Promise<Result>): Promise<Result>;
  end(): Promise<void>;
};

/**
 * Starts a server.
 * @param program the bundled `serve.ts`
 * @param profiles a folder for a profile of its processor time, written when it ends; null for none
 */
export async function startServer(
  program: string,
  settings: ServerSettings,
  profiles: string | null,
): Promise<RunningServer> {
  const { name } = settings;
  const profiler =
    profiles === null
      ? []
      : ["--cpu-prof", `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${name}.cpuprofile`];
  const child = startChild<ServerOrder>(program, profiler);
  try {
    const address = await child.tell<string>({ order: "START", settings });
    return {
      name,
      address,
      usage: () => child.tell({ order: "USAGE" }),
      async whileWorking(work) {
        await child.tell({ order: "WORK" });
        try {
          return await work();
        } finally {
          await child.tell({ order: "REST" });
        }
      },
      end: child.end,
    };
  } catch (error) {
    await child.end();
    throw error;
  }
}
