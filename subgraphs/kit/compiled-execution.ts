import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema } from "graphql";
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";

/** Runs an operation against a subgraph's schema. The document must have been validated. */
export type SubgraphExecutor = (request: {
  document: DocumentNode;
  operationName?: string | undefined;
  variables: Record<string, unknown>;
  context: object;
}) => Promise<ExecutionResult>;

/**
 * Executes with graphql-jit: one compiled function per document, kept as long as the document itself (the router hands
 * out the same document object for the same plan). A document that cannot be compiled is executed by graphql-js.
 */
export function createCompiledExecutor(schema: GraphQLSchema): SubgraphExecutor {
  const compiled = new WeakMap<DocumentNode, Map<string, CompiledQuery | null>>();

  return async ({ document, operationName, variables, context }) => {
    let byOperation = compiled.get(document);
    if (!byOperation) {
      byOperation = new Map();
      compiled.set(document, byOperation);
    }
    const name = operationName ?? "";
    let query = byOperation.get(name);
    if (query === undefined) {
      const result = compileQuery(schema, document, operationName, {
        disableLeafSerialization: false,
      });
      query = isCompiledQuery(result) ? result : null;
      byOperation.set(name, query);
    }
    if (!query) {
      return execute({
        schema,
        document,
        operationName,
        variableValues: variables,
        contextValue: context,
      });
    }
    return query.query({}, context, variables);
  };
}
