import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { buildASTSchema, executeSync, parse } from "graphql";
import type { EngineResult } from "./engine-names.js";
import { prepareOperations } from "./engine-preparation.js";
import { propagateNulls } from "./null-propagation.js";
import type {
  GatewayContext,
  SubgraphAnswer,
  SubgraphRequest,
} from "./subgraph-call/subgraph-call.js";

/** What @apollo/server takes in place of a schema of its own. */
export type Engine = ApolloServerOptionsWithGateway<GatewayContext>["gateway"];

/** Answers the query plan's request to one subgraph; never rejects. */
export type CallSubgraph = (
  subgraph: string,
  request: SubgraphRequest,
  context: GatewayContext,
) => Promise<SubgraphAnswer>;

/**
 * The federation engine: plans operations over the supergraph and merges what the subgraphs answer. The only file that
 * knows which engine that is.
 * @param supergraphSdl a composed Federation 2 supergraph
 */
export function createEngine(supergraphSdl: string, callSubgraph: CallSubgraph): Engine {
  const listeners = new Set<Parameters<Engine["onSchemaLoadOrUpdate"]>[0]>();
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      const schema = buildASTSchema(parse(supergraphSdl), { assumeValid: true });
      const { unifiedGraph, executor } = await unifiedGraphHandler({
        unifiedGraph: schema,
        getUnifiedGraphSDL: () => supergraphSdl,
        onSubgraphExecute: (subgraph, { document, operationName, variables, context }) =>
          callSubgraph(
            // The supergraph's join__Graph enum writes names in capitals.
            subgraph.toLowerCase(),
            { document, operationName, variables: variables ?? {}, schema },
            context as GatewayContext,
          ) as Promise<never>,
      });
      if (!executor) throw new Error("the federation engine gave no executor");
      for (const listener of listeners) {
        listener({ apiSchema: unifiedGraph, coreSupergraphSdl: supergraphSdl });
      }
      const prepare = prepareOperations(unifiedGraph);
      return {
        executor: async ({ document, request, operationName, context }) => {
          const variables = request.variables ?? {};
          const operation = prepare(document, operationName, variables);
          const about = operation.introspection
            ? (executeSync({
                schema: unifiedGraph,
                document: operation.introspection,
                variableValues: variables,
              }) as EngineResult)
            : { data: {} };
          if (!operation.plain) return about;
          const result = (await executor({
            document: operation.plain,
            variables: operation.valuesOf(variables),
            ...(operationName ? { operationName } : {}),
            context,
          })) as EngineResult;
          const { data } = result;
          const answer = operation.restore(
            result.errors
              ? {
                  ...result,
                  data: propagateNulls(unifiedGraph, operation.plain, operationName, data),
                }
              : result,
          );
          if (!operation.introspection || !answer.data) return answer;
          return { ...answer, data: { ...answer.data, ...about.data } };
        },
      };
    },
    async stop() {
      listeners.clear();
    },
  };
}
