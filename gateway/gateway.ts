import { clockStartingAt, realClock } from "../subgraphs/kit/clock.js";
import { registry } from "../subgraphs/registry.js";
import { type Databases, openDatabases } from "./databases.js";
import { createLog } from "./log.js";
import { openObservability } from "./observability/open-observability.js";
import { localEntries, reachSubgraphs } from "./reach-subgraphs.js";
import type { Server } from "./server.js";
import type { Settings } from "./settings/settings.types.js";
import { sharedMemoryOf } from "./shared-state/shared-memory-of.js";
import { type Identity, openIdentity } from "./viewer/identity.js";

const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "localhost"]);

/** The gateway, listening. */
export type RunningGateway = {
  /** `http://127.0.0.1:4000` */
  address: string;
  /** The instant the graph takes for now. */
  now(): Date;
  /** A token of the demo's agent; null outside the demo. */
  agentToken: (() => Promise<string>) | null;
  /** How many synthetic reports were loaded beside the documented people, once that is done; 0 when none were missing. */
  populated: Promise<number>;
  /** Where its metrics are; null where none are gathered. */
  metricsAddress: string | null;
  /** Answers what is under way, then closes everything that was opened, the embedded database included. */
  stop(): Promise<void>;
};

/**
 * Starts everything the settings ask for.
 * @throws whatever kept it from starting, with everything closed again
 */
export async function startGateway(settings: Settings): Promise<RunningGateway> {
  const log = createLog(settings.log.level);
  const { clock: time } = settings;
  const clock = time.mode === "demo" ? clockStartingAt(time.startsAt) : realClock;

  // PostgreSQL starts in a process of its own and is mostly waited for; everything else is loaded meanwhile.
  const watching = await openObservability(settings.observability, "gateway");
  const shared = await sharedMemoryOf(settings, log);
  const opening = openDatabases(settings, localEntries(registry, settings.calls));
  const serving = prepareServer();
  const [opened, prepared] = await Promise.allSettled([opening, serving]);
  const server = prepared.status === "fulfilled" ? prepared.value.server : null;
  if (opened.status === "rejected") {
    await server?.close();
    shared?.close();
    await watching.close();
    throw opened.reason;
  }
  const databases: Databases = opened.value;

  async function stop() {
    await server?.close();
    await databases.close();
    shared?.close();
    await watching.close();
  }

  try {
    if (prepared.status === "rejected") throw prepared.reason;
    const { agentToken } = prepared.value.identity;
    const address = await prepared.value.server.listen(settings.listen);
    const { metricsAddress } = watching;
    const populated = databases.populate();
    return { address, metricsAddress, now: clock, agentToken, populated, stop };
  } catch (error) {
    await stop();
    throw error;
  }

  async function prepareServer(): Promise<{ server: Server; identity: Identity }> {
    const [subgraphs, { createGraphServer }, identity] = await Promise.all([
      reachSubgraphs(settings, registry, (name) => databases.of(name)),
      import("./graph-server.js"),
      openIdentity(settings, realClock),
    ]);
    // Whoever reaches the explorer or the console may read everybody with its tokens: only this machine is handed any.
    const isLocal = LOOPBACK.has(settings.listen.host);
    const demoToken = isLocal ? identity.agentToken : null;
    const staffToken = isLocal ? identity.staffToken : null;
    const server = await createGraphServer({
      subgraphs,
      calls: settings.calls,
      supergraph: settings.supergraph,
      identity,
      clock,
      log,
      http: settings.http,
      shared,
      watching,
      demoToken,
      staffToken,
    });
    return { server, identity };
  }
}
