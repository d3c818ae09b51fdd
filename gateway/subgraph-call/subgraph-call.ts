import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema } from "graphql";
import type { Affiliate } from "../../subgraphs/kit/contract/enums.js";
import type { RequestFacts, SourceReport } from "../../subgraphs/kit/subgraph.types.js";
import type { RequestReport } from "../observability/request-report.js";

/** What the engine asks of one subgraph. The document is the same object for the same plan. */
export type SubgraphRequest = {
  document: DocumentNode;
  operationName?: string | undefined;
  variables: Record<string, unknown>;
  /** The whole graph's types, by which an answer from elsewhere is checked. */
  schema: GraphQLSchema;
};

export type SubgraphAnswer = {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLError[];
};

/** One request through the gateway: who asks, when, and how the affiliates fare while it runs. */
export type GatewayContext = RequestFacts & {
  sources: Map<Affiliate, SourceReport>;
  /** Each subgraph's own context of this request, so that its loaders live exactly as long as the request. */
  subgraphContexts: Map<string, OwnContext>;
  /** The moment, by `performance.now()`, from which nobody waits for any part of the answer. */
  endsAt: number;
  /** The queries under way, to be aborted when the client has gone. Mutations are finished. */
  queries: Set<AbortController>;
  /**
   * What subgraphs in this process are about to have on record, all of it to be there before the answer leaves; null where
   * each of them waits by itself.
   */
  recordings: Promise<void>[] | null;
  /** The client's own `Authorization`, for subgraphs that check tokens themselves. */
  authorization?: string | undefined;
  /** What is told of the request when it is over; absent where nobody is told. */
  report?: RequestReport | undefined;
};

/** A subgraph's context in this process, and what ends its statements. */
export type OwnContext = { context: object; abort: AbortController };

/** How a subgraph is reached. May throw whatever its way of failing is: `callSubgraph` makes an answer of it. */
export type SubgraphTransport = (
  request: SubgraphRequest,
  context: GatewayContext,
  signal: AbortSignal,
) => Promise<ExecutionResult>;

/** What a support agent's page may take at the very worst: three rounds of calls, each with the deadline of a subgraph. */
export const DEFAULT_TOTAL_MS = 8_000;

/**
 * A new context for one request.
 * @param totalMs how long anybody waits for the whole answer
 */
export function gatewayContext(
  facts: RequestFacts,
  {
    totalMs = DEFAULT_TOTAL_MS,
    authorization,
    report,
  }: {
    totalMs?: number;
    authorization?: string | undefined;
    report?: RequestReport | undefined;
  } = {},
): GatewayContext {
  const queries = new Set<AbortController>();
  facts.signal?.addEventListener("abort", () => {
    for (const query of queries) query.abort(facts.signal?.reason);
  });
  return {
    ...facts,
    sources: new Map(),
    subgraphContexts: new Map(),
    endsAt: performance.now() + totalMs,
    queries,
    recordings: null,
    authorization,
    report,
  };
}
