import { realClock } from "../../subgraphs/kit/clock.js";
import type { Settings } from "../settings/settings.types.js";
import type { ReachedSubgraph } from "../subgraph-call/reached-subgraph.js";
import { createRequestSigner, withToken } from "../subgraph-call/signed-http.js";
import {
  type CallLog,
  openSubgraphCalls,
  type SubgraphCalls,
} from "../subgraph-call/subgraph-calls.js";
import { type ComposedSubgraph, type Supergraph, SupergraphRefused } from "./supergraph.js";

/** The settings about subgraphs. */
export type ForeignSettings = Pick<Settings, "calls" | "signingKeys">;

/** The ways to subgraphs that a supergraph names with their addresses. */
export type ForeignSubgraphs = {
  /** The way to each subgraph of a supergraph. @throws SupergraphRefused when one has no address */
  waysOf(supergraph: Supergraph, settings: ForeignSettings): ForeignWays;
  close(): Promise<void>;
};

export type ForeignWays = Pick<SubgraphCalls, "call" | "breakers" | "loads"> & {
  remotes: readonly { name: string; url: URL }[];
};

/**
 * Reaches the subgraphs of any supergraph. A way, with its connections and its breaker, is the same for every supergraph
 * that names the same subgraph at the same address, and one that is not named any more has nothing open after its
 * connections have been idle for some seconds.
 */
export function foreignSubgraphs(log: CallLog): ForeignSubgraphs {
  const opened = new Map<string, SubgraphCalls>();

  function wayTo(subgraph: ReachedSubgraph & { url: URL }, { calls }: ForeignSettings) {
    const { name, url } = subgraph;
    const key = `${name} ${url}`;
    const known = opened.get(key);
    if (known) return known;
    const own = calls.of[name] ?? calls.others;
    const made = openSubgraphCalls([subgraph], { ...calls, of: { [name]: own } }, log);
    opened.set(key, made);
    return made;
  }

  return {
    waysOf({ subgraphs }, settings) {
      const remotes = subgraphs.map((subgraph) => reached(subgraph, settings));
      const ways = new Map(remotes.map((remote) => [remote.name, wayTo(remote, settings)]));
      const all = () => [...ways.values()];
      return {
        remotes,
        breakers: () => Object.assign({}, ...all().map((way) => way.breakers())),
        loads: () => Object.assign({}, ...all().map((way) => way.loads())),
        call(subgraph, request, context) {
          const way = ways.get(subgraph);
          if (!way) throw new Error(`the supergraph does not name ${subgraph}`);
          return way.call(subgraph, request, context);
        },
      };
    },
    async close() {
      await Promise.all([...opened.values()].map((calls) => calls.close()));
    },
  };
}

/** What is not signed is sent with the token of whoever asked, for the subgraph to check. */
function reached(
  { name, url: composed }: ComposedSubgraph,
  { calls, signingKeys }: ForeignSettings,
): ReachedSubgraph & { url: URL } {
  const address = calls.of[name]?.url ?? composed;
  if (!/^https?:/.test(address) || !URL.canParse(address)) {
    throw new SupergraphRefused(`it does not say where "${name}" answers`);
  }
  const [key] = signingKeys.of[name] ?? signingKeys.others;
  const sign = key && createRequestSigner(key, realClock);
  return {
    name,
    affiliate: null,
    isForeign: true,
    url: new URL(address),
    requestOf: sign ?? ((call, { authorization }) => withToken(call, authorization)),
  };
}
