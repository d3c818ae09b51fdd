import { type DocumentNode, type GraphQLSchema, getOperationAST } from "graphql";
import { type CompleteAnswer, completeAnswer } from "../answer/complete.js";
import { conditionsOf, conditionVariables } from "./conditions.js";
import { type PlainDocument, plainDocument } from "./plain-document.js";
import { type SafeKeys, type SafeVariables, safeKeys, safeVariables } from "./safe-names.js";

/** One operation as it is answered, with the ways to the planner and back. */
export type PreparedOperation = PlainDocument &
  Pick<SafeKeys, "clientKey"> &
  Pick<SafeVariables, "valuesOf"> & {
    /** Makes the client's answer of what the plan gives. */
    complete: CompleteAnswer;
  };

/** Prepares an operation of a valid document for these values of its variables. */
export type PrepareOperation = (
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
) => PreparedOperation;

type KnownDocument = {
  conditions: readonly string[];
  operations: Map<string, PreparedOperation>;
};

/** Of one document: six conditions in all their combinations. With more, a client would fill the memory. */
const MOST_KEPT = 64;

/**
 * Prepares each document once, and once for every combination of its conditions. The same document and combination give the
 * same object, because its plan is kept with the object.
 */
export function prepareOperations(schema: GraphQLSchema): PrepareOperation {
  const documents = new WeakMap<DocumentNode, KnownDocument>();
  const newKeys = safeKeys(schema);

  function knownDocument(document: DocumentNode): KnownDocument {
    const known = documents.get(document);
    if (known) return known;
    const made = { conditions: conditionVariables(document), operations: new Map() };
    documents.set(document, made);
    return made;
  }

  return (document, operationName, variables) => {
    const { conditions: names, operations } = knownDocument(document);
    const operation = getOperationAST(document, operationName);
    if (!operation) throw new Error(`the document has no operation "${operationName ?? ""}"`);
    const conditions = conditionsOf(names, operation, variables);
    const combination = [operation.name?.value ?? "", ...conditions.values()].join();
    const known = operations.get(combination);
    if (known) return known;
    const keys = newKeys();
    const { plain, introspection } = plainDocument(schema, document, operation, conditions, keys);
    const variablesApart = plain && safeVariables(plain);
    const made = {
      plain: variablesApart?.document ?? null,
      introspection,
      clientKey: keys.clientKey,
      complete: completeAnswer(schema, { document, operation, conditions }, keys.keyOf),
      valuesOf: variablesApart?.valuesOf ?? (() => ({})),
    };
    if (operations.size === MOST_KEPT) operations.clear();
    operations.set(combination, made);
    return made;
  };
}
