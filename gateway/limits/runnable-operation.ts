import { collectFields } from "@graphql-tools/utils";
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from "graphql";
import { requestError } from "../../subgraphs/kit/errors/graph-error.js";

/** What the client wants to run, of a valid document. */
export type WantedOperation = {
  schema: GraphQLSchema;
  document: DocumentNode;
  /** Undefined when the document has none of the name asked for, or several and no name was given. */
  operation: OperationDefinitionNode | undefined;
  variables: Readonly<Record<string, unknown>>;
};

/** An operation that the engine can run. */
export type RunnableOperation = {
  operation: OperationDefinitionNode;
  rootType: GraphQLObjectType;
  /** Each as its type has it, defaults filled in. */
  variables: Readonly<Record<string, unknown>>;
};

/**
 * Refuses what the engine takes for granted. It would fail over it, and the client would read that something is wrong
 * here.
 * @throws GraphQLError that refuses the whole request and says what is wrong with it
 */
export function runnableOperation(
  { schema, operation, variables }: WantedOperation,
  hideSuggestions: boolean,
): RunnableOperation {
  if (!operation) throw requestError("OPERATION_RESOLUTION_FAILURE");
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) {
    const message = `The graph has no ${operation.operation}s.`;
    throw requestError("OPERATION_RESOLUTION_FAILURE", { message });
  }
  const { errors, coerced } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    variables,
    { maxErrors: 1, hideSuggestions },
  );
  if (errors) throw requestError("BAD_USER_INPUT", { message: errors[0]?.message ?? "" });
  return { operation, rootType, variables: coerced };
}

/** Whether @skip and @include leave nothing of the operation: the engine makes no plan for that. */
export function asksNothing(
  { schema, document }: Pick<WantedOperation, "schema" | "document">,
  { operation, rootType, variables }: RunnableOperation,
): boolean {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments[definition.name.value] = definition;
    }
  }
  const { selectionSet } = operation;
  return collectFields(schema, fragments, variables, rootType, selectionSet).fields.size === 0;
}
