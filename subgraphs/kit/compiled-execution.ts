import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  visit,
} from "graphql";
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
 * out the same document object for the same plan). A document that cannot be compiled is executed by graphql-js, and so
 * are variables that the compiled one does not take: graphql-js has the last word on them, and its words.
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
      query = compiledQuery(schema, document, operationName);
      byOperation.set(name, query);
    }
    const result = query && (await query.query({}, context, variables));
    // Without data nothing was executed yet.
    if (result && "data" in result) return result;
    return execute({
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue: context,
    });
  };
}

function compiledQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): CompiledQuery | null {
  if (namesPrototypes(document)) return null;
  const result = compileQuery(schema, document, operationName, {
    disableLeafSerialization: false,
  });
  return isCompiledQuery(result) ? result : null;
}

/** Compiled, a field of that name would be written to whatever the answer's objects inherit from. */
function namesPrototypes(document: DocumentNode): boolean {
  let isNamed = false;
  visit(document, {
    Name({ value }) {
      isNamed ||= value === "__proto__";
    },
  });
  return isNamed;
}
