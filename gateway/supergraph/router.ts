import type { Logger } from "pino";
import { atMostEvery } from "../../subgraphs/kit/at-most-every.js";
import { realClock } from "../../subgraphs/kit/clock.js";
import { ANONYMOUS } from "../../subgraphs/kit/viewer/viewer.js";
import { openObservability } from "../observability/open-observability.js";
import { watchCalls } from "../observability/watch-calls.js";
import { createServer } from "../server.js";
import type { Settings } from "../settings/settings.types.js";
import { callLog } from "../subgraph-call/call-log.js";
import { openIdentity } from "../viewer/identity.js";
import { foreignReadiness } from "./foreign-readiness.js";
import { foreignSubgraphs } from "./foreign-subgraphs.js";
import { loadSupergraph } from "./load-supergraph.js";
import type { Supergraph } from "./supergraph.js";
import { LOOK_EVERY_MS, openSupergraph, type SupergraphLife } from "./supergraph-life.js";
import { sourceAt } from "./supergraph-source.js";

export type RouterParts = {
  /** A file, a directory of versions or an http(s) address. */
  where: string;
  listen: { host: string; port: number };
  /** The settings with those of these subgraphs, read again for every supergraph. @throws SettingsError */
  settingsFor(subgraphs: readonly string[]): Settings;
  log: Logger;
};

/** A gateway to somebody else's subgraphs, listening. */
export type RunningRouter = {
  address: string;
  /** Where its metrics are; null where none are gathered. */
  metricsAddress: string | null;
  /** Looks for a new supergraph now, without waiting for the next look. */
  look(): Promise<void>;
  /** Answers what is under way, then closes. */
  stop(): Promise<void>;
};

const READY_BELIEVED_MS = 1_000;

/**
 * Serves any Federation 2 supergraph of subgraphs in other processes, called as our own are. Nothing in it is about our
 * graph: no database, no demo, no list of trusted documents.
 * @throws whatever kept it from starting, with everything closed again
 */
export async function startRouter(parts: RouterParts): Promise<RunningRouter> {
  const { where, listen, settingsFor, log } = parts;
  const settings = settingsFor([]);
  const watching = await openObservability(settings.observability, "gateway");
  const watch = watchCalls(watching.registry);
  const subgraphs = foreignSubgraphs({ ...callLog(log), retry: watch.retry });
  let life: SupergraphLife | null = null;

  const waysOf = (supergraph: Supergraph) => {
    const names = supergraph.subgraphs.map(({ name }) => name);
    return subgraphs.waysOf(supergraph, settingsFor(names));
  };

  async function stop() {
    await life?.stop();
    await subgraphs.close();
    await watching.close();
  }

  try {
    const opened = await openSupergraph({
      source: await sourceAt(where),
      async load(supergraph) {
        const call = watch.calls(waysOf(supergraph).call);
        return loadSupergraph(supergraph, call, new Map(), log);
      },
      log,
      now: realClock,
      everyMs: LOOK_EVERY_MS,
    });
    life = opened;
    const ways = () => waysOf(opened.current());
    watch.states({ breakers: () => ways().breakers(), loads: () => ways().loads() });
    const ready = atMostEvery(READY_BELIEVED_MS, () => foreignReadiness(ways()), realClock);
    const server = await createServer({
      engine: opened.engine,
      totalMs: settings.calls.totalMs,
      identity: await identityOf(settings),
      clock: realClock,
      readiness: async () => ({ ...(await ready()), supergraph: opened.state() }),
      // There is no list of documents to keep to.
      http: { ...settings.http, trustedDocuments: "off" },
      trusted: new Map(),
      watching,
      graphiql: null,
      log,
    });
    const address = await server.listen(listen).catch(async (error: unknown) => {
      await server.close();
      throw error;
    });
    return {
      address,
      metricsAddress: watching.metricsAddress,
      look: opened.look,
      async stop() {
        await server.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Without an identity provider nobody is known here; subgraphs may check the token that they are handed. */
async function identityOf(settings: Settings) {
  if (settings.identity.mode === "key-set") return openIdentity(settings, realClock);
  return { verify: async () => ANONYMOUS };
}
