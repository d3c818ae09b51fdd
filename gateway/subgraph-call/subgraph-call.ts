import type { DocumentNode, ExecutionResult, GraphQLError } from "graphql";
import type { Affiliate } from "../../subgraphs/kit/contract/enums.js";
import type { RequestFacts, SourceReport } from "../../subgraphs/kit/subgraph.types.js";

/** What the engine asks of one subgraph. The document is the same object for the same plan. */
export type SubgraphRequest = {
  document: DocumentNode;
  operationName?: string | undefined;
  variables: Record<string, unknown>;
};

export type SubgraphAnswer = {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLError[];
};

/** One request through the gateway: who asks, when, and how the affiliates fare while it runs. */
export type GatewayContext = RequestFacts & {
  sources: Map<Affiliate, SourceReport>;
  /** Each subgraph's own context of this request, so that its loaders live exactly as long as the request. */
  subgraphContexts: Map<string, object>;
};

/** How a subgraph is reached. May throw whatever its way of failing is: `callSubgraph` makes an answer of it. */
export type SubgraphTransport = (
  request: SubgraphRequest,
  context: GatewayContext,
  signal: AbortSignal,
) => Promise<ExecutionResult>;

/** A new context for one request. */
export function gatewayContext(facts: RequestFacts): GatewayContext {
  return { ...facts, sources: new Map(), subgraphContexts: new Map() };
}
