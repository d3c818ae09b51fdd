import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import {
  buildASTSchema,
  type DocumentNode,
  executeSync,
  type GraphQLSchema,
  getOperationAST,
  parse,
} from "graphql";
import type { EngineResult } from "./engine-names.js";
import { type PreparedOperation, prepareOperations } from "./engine-preparation.js";
import { warmDocuments } from "./engine-warm-documents.js";
import { withErrorsInOrder } from "./error-order.js";
import { propagateNulls } from "./null-propagation.js";
import type {
  GatewayContext,
  SubgraphAnswer,
  SubgraphRequest,
} from "./subgraph-call/subgraph-call.js";

/** Answers the query plan's request to one subgraph; never rejects. */
export type CallSubgraph = (
  subgraph: string,
  request: SubgraphRequest,
  context: GatewayContext,
) => Promise<SubgraphAnswer>;

/** A request whose document is valid, with values that fit its variables. */
export type EngineRequest = {
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables: Record<string, unknown>;
  context: GatewayContext;
};

/** One supergraph, ready to be asked. */
export type LoadedEngine = {
  /** What clients see of it. */
  apiSchema: GraphQLSchema;
  supergraphSdl: string;
  execute(request: EngineRequest): Promise<EngineResult>;
  /**
   * Plans a document's operation before anybody asks for it. Asks no subgraph.
   * @param text of a document that is valid and has one operation; its conditions are at their defaults
   */
  warm(text: string): Promise<void>;
};

/** Stands for a request that only wants its plan. */
const PLAN_ONLY = Object.freeze({});

/**
 * Plans operations over the supergraph and merges what the subgraphs answer. The only file that knows which engine that
 * is.
 * @param supergraphSdl a composed Federation 2 supergraph
 * @throws Error when it is none that the engine can read
 */
export async function loadEngine(
  supergraphSdl: string,
  callSubgraph: CallSubgraph,
): Promise<LoadedEngine> {
  const schema = buildASTSchema(parse(supergraphSdl), { assumeValid: true });
  const { unifiedGraph, executor } = await unifiedGraphHandler({
    unifiedGraph: schema,
    getUnifiedGraphSDL: () => supergraphSdl,
    // By the name it was composed under, not by that of the join__Graph value.
    onSubgraphExecute: (subgraph, { document, operationName, variables, context }) =>
      (context === PLAN_ONLY
        ? { data: {} }
        : callSubgraph(
            subgraph,
            { document, operationName, variables: variables ?? {}, schema },
            context as GatewayContext,
          )) as Promise<never>,
  });
  if (!executor) throw new Error("the federation engine gave no executor");
  const plan = executor;
  const prepare = prepareOperations(unifiedGraph);
  const warmed = warmDocuments();

  function asked(
    { plain, valuesOf }: PreparedOperation & { plain: DocumentNode },
    { operationName, variables, context }: Omit<EngineRequest, "context"> & { context: object },
  ): Promise<EngineResult> {
    return plan({
      document: plain,
      variables: valuesOf(variables),
      ...(operationName ? { operationName } : {}),
      context,
    }) as Promise<EngineResult>;
  }

  async function execute(request: EngineRequest): Promise<EngineResult> {
    const { operationName, variables } = request;
    const operation = prepare(warmed.sameAs(request.document), operationName, variables);
    const { plain, introspection } = operation;
    const about = introspection
      ? (executeSync({
          schema: unifiedGraph,
          document: introspection,
          variableValues: variables,
        }) as EngineResult)
      : { data: {} };
    if (!plain) return about;
    const result = await asked({ ...operation, plain }, request);
    const { data } = result;
    const answer = withErrorsInOrder(
      operation.restore(
        result.errors
          ? { ...result, data: propagateNulls(unifiedGraph, plain, operationName, data) }
          : result,
      ),
    );
    if (!introspection || !answer.data) return answer;
    return { ...answer, data: { ...answer.data, ...about.data } };
  }

  return {
    apiSchema: unifiedGraph,
    supergraphSdl,
    execute,
    async warm(text) {
      const document = warmed.add(text);
      // @apollo/server says the name of every operation that has one, whether or not the client did.
      const operationName = getOperationAST(document)?.name?.value ?? null;
      const operation = prepare(document, operationName, {});
      const { plain } = operation;
      if (!plain) return;
      const request = { document, operationName, variables: {}, context: PLAN_ONLY };
      // Once it has its plan it looks at the variables, and misses those that have to be given.
      await Promise.resolve(asked({ ...operation, plain }, request)).catch(() => undefined);
    },
  };
}
