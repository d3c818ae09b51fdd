import type { DocumentNode, GraphQLError } from "graphql";
import type { SubgraphAnswer } from "../../subgraph-call/subgraph-call.js";

/** An object of the answer in the making, by response key. */
export type Fields = Record<string, unknown>;

/** What one step of a plan asks one subgraph. */
export type PlannedRequest = {
  /** The same object for the same step, so that what it compiles to can be kept. */
  document: DocumentNode;
  operationName?: string | undefined;
  variables: Fields;
};

/** One answer in the making. */
export type Run = {
  data: Fields;
  errors: GraphQLError[];
  /** The operation's, defaults filled in. */
  variables: Readonly<Fields>;
  /** Never rejects. */
  call(subgraph: string, request: PlannedRequest): Promise<SubgraphAnswer>;
};

/** A part of a plan, compiled once for all runs. */
export type Step = (run: Run) => Promise<void>;

/** Whether an object of the type is one of those named, or has an interface or is in a union among them. */
export type IsA = (typename: string, named: readonly string[]) => boolean;
