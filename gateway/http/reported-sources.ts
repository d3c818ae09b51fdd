import type { ApolloServerPlugin } from "@apollo/server";
import { affiliates } from "../../subgraphs/kit/contract/affiliates.js";
import type { Affiliate } from "../../subgraphs/kit/contract/enums.js";
import type { SourceReport } from "../../subgraphs/kit/subgraph.types.js";
import type { GatewayContext } from "../subgraph-call/subgraph-call.js";

/** How one affiliate fared in a request, as `extensions.sources` shows it. */
export type ReportedSource = {
  affiliate: Affiliate;
  state: SourceReport["state"];
  /** Milliseconds until it answered, or until nobody waited any more; of several calls the longest. */
  ms: number;
  /** The instant its answer speaks of; null when it did not answer. */
  asOf: string | null;
};

/**
 * Says in `extensions.sources` how each affiliate fared that was asked for an answer, whatever of it was selected: the
 * fields of `SourceStatus`, and nothing of why. Not for callers without a token: who is slow, and by how much, is of use
 * to those who would make it slower.
 */
export function reportSources(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response: { body } }) {
          const { viewer, sources } = contextValue;
          if (viewer.role === "anonymous" || sources.size === 0 || body.kind !== "single") return;
          const { singleResult } = body;
          singleResult.extensions = { ...singleResult.extensions, sources: reported(sources) };
        },
      };
    },
  };
}

/** In the order in which the graph lists affiliates, whoever answered first. */
function reported(sources: GatewayContext["sources"]): ReportedSource[] {
  return affiliates.flatMap(({ affiliate }) => {
    const source = sources.get(affiliate);
    if (!source) return [];
    const { state, ms, asOf } = source;
    const told = state === "OK" ? asOf.toISOString() : null;
    return [{ affiliate, state, ms: Math.round(ms), asOf: told }];
  });
}
