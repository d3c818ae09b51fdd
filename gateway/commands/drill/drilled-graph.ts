import type { Logger } from "pino";
import { type Clock, realClock } from "../../../subgraphs/kit/clock.js";
import type { Database } from "../../../subgraphs/kit/database/connection.js";
import { newKeyRing } from "../../../subgraphs/kit/pii/key-ring.js";
import { serveSubgraph } from "../../../subgraphs/kit/serve.js";
import { parseSigningKeys } from "../../../subgraphs/kit/signature/signing-keys.js";
import { registry } from "../../../subgraphs/registry.js";
import { createGraphServer } from "../../graph-server.js";
import { DEFAULT_CALLS } from "../../settings/call-variables.js";
import type { CallSettings, HttpSettings } from "../../settings/settings.types.js";
import type { BreakerState } from "../../subgraph-call/call-policy.js";
import { createRequestSigner } from "../../subgraph-call/signed-http.js";
import { openSubgraphCalls, type SubgraphCalls } from "../../subgraph-call/subgraph-calls.js";
import type { Identity } from "../../viewer/identity.js";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.js";

/** What the graph of a drill is made of. */
export type DrilledGraphParts = {
  databaseOf: (subgraph: string) => Database;
  identity: Pick<Identity, "verify">;
  clock: Clock;
  http: HttpSettings;
  /** How long anybody waits for a whole answer, in milliseconds. */
  totalMs: number;
  log: Logger;
};

/** The gateway and every subgraph behind a server of its own, with a proxy on the way to each that can be broken. */
export type DrilledGraph = {
  /** `http://127.0.0.1:4000` */
  address: string;
  proxyOf(subgraph: string): FaultProxy;
  /**
   * Opens the ways to the subgraphs anew: no breaker remembers what was broken before.
   * @param calls without its total, which stays
   */
  renew(calls?: CallSettings): Promise<void>;
  breakers(): Readonly<Record<string, BreakerState>>;
  close(): Promise<void>;
};

/** Starts it on ports of this machine that are free. @throws what kept it from starting, with everything closed again */
export async function startDrilledGraph(parts: DrilledGraphParts): Promise<DrilledGraph> {
  const { databaseOf, identity, clock, http, totalMs, log } = parts;
  const closing: (() => Promise<void>)[] = [];
  async function close() {
    for (const end of closing.splice(0).reverse()) await end();
  }
  try {
    const [key] = parseSigningKeys(newKeyRing("drill")) ?? [];
    if (!key) throw new Error("a new key ring holds no key");
    const proxies = new Map<string, FaultProxy>();
    for (const { name, load } of registry) {
      const served = await serveSubgraph(await load(), {
        database: databaseOf(name),
        environment: "production",
        signingKeys: [key],
        realTime: realClock,
        clock,
        listen: { host: "127.0.0.1", port: 0 },
        log,
      });
      closing.push(served.close);
      const proxy = await startFaultProxy(served.address);
      closing.push(proxy.close);
      proxies.set(name, proxy);
    }
    const proxyOf = (name: string): FaultProxy => {
      const proxy = proxies.get(name);
      if (!proxy) throw new Error(`there is no subgraph ${name}`);
      return proxy;
    };
    const requestOf = createRequestSigner(key, realClock);
    const { openCalls, renew, breakers } = renewableCalls();
    const server = await createGraphServer({
      subgraphs: registry.map(({ name, affiliate }) => {
        return { name, affiliate, url: proxyOf(name).url, requestOf };
      }),
      calls: { ...DEFAULT_CALLS, totalMs },
      openCalls,
      identity,
      clock,
      log,
      http,
      demoToken: null,
    });
    closing.push(server.close);
    const address = await server.listen({ host: "127.0.0.1", port: 0 });
    return { address, proxyOf, renew, breakers, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ways to the subgraphs that can be opened anew under a gateway that runs. */
function renewableCalls() {
  let open: (calls: CallSettings) => SubgraphCalls;
  let opened: SubgraphCalls;
  return {
    openCalls(...[subgraphs, calls, log]: Parameters<typeof openSubgraphCalls>): SubgraphCalls {
      open = (settings) => openSubgraphCalls(subgraphs, settings, log);
      opened = open(calls);
      return {
        call: (...asked) => opened.call(...asked),
        breakers: () => opened.breakers(),
        loads: () => opened.loads(),
        close: () => opened.close(),
      };
    },
    async renew(calls: CallSettings = DEFAULT_CALLS) {
      const before = opened;
      opened = open(calls);
      await before.close();
    },
    breakers: () => opened.breakers(),
  };
}
