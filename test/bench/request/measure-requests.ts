import type { Figures } from "./figures.js";
import type { Child } from "./process/child.js";
import { databaseCpuMs } from "./process/database-cpu.js";
import type { RunningServer } from "./servers/running-server.js";
import type { ServerName } from "./servers/servers.js";
import type { LoadFigures, LoadOrder } from "./workloads/load.js";

/** How much is measured. */
export type RequestRun = {
  /** That ask at once. */
  connections: number;
  /** Requests of a turn, so many connections at once. */
  requests: number;
  /** Requests of a turn, one after another. */
  alone: number;
  /** Requests that every server answers before the first round. */
  warmUp: number;
  /**
   * Requests that a server answers before each turn, because its connections to the database are new: some of them one
   * after another, so that it need not open all its connections, and the first time compile its queries, for many at
   * once.
   */
  settling: { alone: number; together: number };
  rounds: number;
};

/** The same with so many requests for each of its own, but never with fewer than say something. */
export function shareOf(run: RequestRun, share: number): RequestRun {
  const { connections, requests, alone, warmUp, settling } = run;
  const part = (amount: number) => Math.max(Math.min(amount, connections), amount * share);
  return {
    ...run,
    requests: Math.round(part(requests)),
    alone: Math.round(part(alone)),
    warmUp: Math.round(part(warmUp)),
    settling: {
      alone: Math.round(part(settling.alone)),
      together: Math.round(part(settling.together)),
    },
  };
}

/** So often is a turn taken again in which an answer failed. */
const MOST_REPEATS = 3;

/**
 * Loads every server in rounds: within a round each has its turn, and each round begins with the next one, so that what
 * else the machine does meets all alike.
 * @param databasePid the database server that all of them share
 */
export async function measureRequests(
  servers: readonly RunningServer[],
  load: Child<LoadOrder>,
  run: RequestRun,
  databasePid: number,
  ended: AbortSignal,
): Promise<Map<ServerName, Figures[]>> {
  const measured = new Map<ServerName, Figures[]>(servers.map(({ name }) => [name, []]));

  function ask({ address }: RunningServer, connections: number, amount: number) {
    ended.throwIfAborted();
    return load.tell<LoadFigures>({ address, connections, amount });
  }

  async function settle(server: RunningServer): Promise<void> {
    await ask(server, 1, run.settling.alone);
    await ask(server, run.connections, run.settling.together);
  }

  async function turn(server: RunningServer): Promise<Omit<Figures, "repeated">> {
    const { connections, requests } = run;
    await settle(server);
    const [before, databaseBefore] = await Promise.all([
      server.usage(),
      databaseCpuMs(databasePid),
    ]);
    const busy = await ask(server, connections, requests);
    const [after, databaseAfter] = await Promise.all([server.usage(), databaseCpuMs(databasePid)]);
    const alone = await ask(server, 1, run.alone);
    const hasDatabase = databaseBefore !== null && databaseAfter !== null;
    return {
      requestsPerSecond: busy.requestsPerSecond,
      cpuMs: (after.cpuMs - before.cpuMs) / requests,
      databaseCpuMs: hasDatabase ? (databaseAfter - databaseBefore) / requests : null,
      busyMs: busy.latencyMs.p50,
      busyP99Ms: busy.latencyMs.p99,
      aloneMs: alone.latencyMs.p50,
      residentMb: after.residentMb,
      bytes: busy.bytes,
    };
  }

  /** A machine that stands still for seconds makes an answer late, whoever gives it: the turn is taken again, and told. */
  async function taken(server: RunningServer, repeated = 0): Promise<Figures> {
    try {
      return { ...(await server.whileWorking(() => turn(server))), repeated };
    } catch (error) {
      if (ended.aborted || repeated === MOST_REPEATS) throw error;
      return taken(server, repeated + 1);
    }
  }

  for (const server of servers) {
    await server.whileWorking(async () => {
      await settle(server);
      await ask(server, run.connections, run.warmUp);
    });
  }
  for (let round = 0; round < run.rounds; round += 1) {
    const first = round % servers.length;
    for (const server of [...servers.slice(first), ...servers.slice(0, first)]) {
      measured.get(server.name)?.push(await taken(server));
    }
  }
  return measured;
}
