import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { buildASTSchema, type DocumentNode, type ExecutionResult, parse } from "graphql";
import { engineDocument } from "./engine-document.js";
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
  const documents = new WeakMap<DocumentNode, DocumentNode>();
  /** One rewritten document per document, because the engine keeps its plan with the object. */
  function prepared(document: DocumentNode): DocumentNode {
    let own = documents.get(document);
    if (!own) {
      own = engineDocument(document);
      documents.set(document, own);
    }
    return own;
  }
  const listeners = new Set<Parameters<Engine["onSchemaLoadOrUpdate"]>[0]>();
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      const { unifiedGraph, executor } = await unifiedGraphHandler({
        unifiedGraph: buildASTSchema(parse(supergraphSdl), { assumeValid: true }),
        getUnifiedGraphSDL: () => supergraphSdl,
        onSubgraphExecute: (subgraph, { document, operationName, variables, context }) =>
          callSubgraph(
            // The supergraph's join__Graph enum writes names in capitals.
            subgraph.toLowerCase(),
            { document, operationName, variables: variables ?? {} },
            context as GatewayContext,
          ) as Promise<never>,
      });
      if (!executor) throw new Error("the federation engine gave no executor");
      for (const listener of listeners) {
        listener({ apiSchema: unifiedGraph, coreSupergraphSdl: supergraphSdl });
      }
      return {
        executor: async ({ document, request, operationName, context }) => {
          const result = (await executor({
            document: prepared(document),
            variables: request.variables ?? {},
            ...(operationName ? { operationName } : {}),
            context,
          })) as ExecutionResult<Record<string, unknown>, Record<string, unknown>>;
          if (!result.errors) return result;
          return {
            ...result,
            data: propagateNulls(unifiedGraph, document, operationName, result.data),
          };
        },
      };
    },
    async stop() {
      listeners.clear();
    },
  };
}
