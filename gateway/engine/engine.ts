import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import { type GraphQLSchema, getOperationAST } from "graphql";
import { onRecord } from "../subgraph-call/on-record.js";
import type { GatewayContext } from "../subgraph-call/subgraph-call.js";
import { type CallSubgraph, type LoadedEngine, loadEngine } from "./load-engine.js";

export type { CallSubgraph } from "./load-engine.js";

/** What @apollo/server takes in place of a schema of its own. */
export type Engine = ApolloServerOptionsWithGateway<GatewayContext>["gateway"];

/** An engine whose supergraph can be replaced while requests are answered. */
export type SwitchableEngine = Engine & {
  /**
   * From the next request on, this one answers.
   * @throws Error when its schema cannot be served; the one before goes on
   */
  switchTo(next: LoadedEngine): void;
};

/**
 * The federation engine over one supergraph.
 * @param supergraphSdl a composed Federation 2 supergraph
 */
export function createEngine(supergraphSdl: string, callSubgraph: CallSubgraph): Engine {
  return switchableEngine(() => loadEngine(supergraphSdl, callSubgraph));
}

/** The federation engine, over another supergraph after every switch. @param load makes the first one */
export function switchableEngine(
  load: () => LoadedEngine | Promise<LoadedEngine>,
): SwitchableEngine {
  const listeners = new Set<Parameters<Engine["onSchemaLoadOrUpdate"]>[0]>();
  // Nothing but a request's own schema keeps an engine that was replaced: with its last request it is gone.
  const engines = new WeakMap<GraphQLSchema, LoadedEngine>();
  let current: LoadedEngine | null = null;

  function switchTo(next: LoadedEngine): void {
    const { apiSchema, supergraphSdl } = next;
    engines.set(apiSchema, next);
    for (const listener of listeners) listener({ apiSchema, coreSupergraphSdl: supergraphSdl });
    current = next;
  }

  return {
    switchTo,
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      switchTo(await load());
      return {
        // @apollo/server takes the schema once at the start of a request, and validates its document against that one.
        executor: async ({ schema, document, request, operationName, context }) => {
          const engine = engines.get(schema) ?? current;
          if (!engine) throw new Error("the federation engine was asked before it was loaded");
          const asked = {
            document,
            operationName,
            variables: request.variables ?? {},
            context: context as GatewayContext,
          };
          // A mutation has what it changes on record by itself, and what it changed is told.
          const isQuery = getOperationAST(document, operationName)?.operation === "query";
          const answer = () => engine.execute(asked);
          return isQuery ? onRecord(asked.context, answer) : answer();
        },
      };
    },
    async stop() {
      listeners.clear();
    },
  };
}
