import { type FieldNode, getOperationAST, Kind, OperationTypeNode, type ValueNode } from "graphql";
import type { SubgraphRequest } from "./subgraph-call.js";

/**
 * Whether a request may be sent twice: a query may, and a mutation whose every field carries an idempotency key, by which
 * the subgraph itself knows the second one from the first.
 */
export function isRepeatable({ document, operationName, variables }: SubgraphRequest): boolean {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation === OperationTypeNode.QUERY) return true;
  const selections = operation?.selectionSet.selections ?? [];
  return (
    selections.length > 0 &&
    selections.every((field) => field.kind === Kind.FIELD && hasIdempotencyKey(field, variables))
  );
}

/** Whether a request changes something. */
export function isMutation({ document, operationName }: SubgraphRequest): boolean {
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION;
}

function hasIdempotencyKey({ arguments: args }: FieldNode, variables: object): boolean {
  const input = args?.find(({ name }) => name.value === "input")?.value;
  return typeof keyIn(input, variables) === "string";
}

function keyIn(input: ValueNode | undefined, variables: Record<string, unknown> | object): unknown {
  if (input?.kind === Kind.VARIABLE) {
    const given = (variables as Record<string, unknown>)[input.name.value];
    return typeof given === "object" && given !== null && "idempotencyKey" in given
      ? given.idempotencyKey
      : undefined;
  }
  if (input?.kind !== Kind.OBJECT) return undefined;
  const key = input.fields.find(({ name }) => name.value === "idempotencyKey")?.value;
  if (key?.kind === Kind.VARIABLE) return (variables as Record<string, unknown>)[key.name.value];
  return key?.kind === Kind.STRING ? key.value : undefined;
}
