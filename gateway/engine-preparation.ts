import { type DocumentNode, type GraphQLSchema, getOperationAST } from "graphql";
import { conditionsOf, conditionVariables } from "./engine-conditions.js";
import { type EngineDocument, engineDocument } from "./engine-document.js";
import {
  type EngineKeys,
  type EngineVariables,
  engineKeys,
  engineVariables,
} from "./engine-names.js";

/** One operation as it is answered, with the ways to the engine and back. */
export type PreparedOperation = EngineDocument &
  Pick<EngineKeys, "restore"> &
  Pick<EngineVariables, "valuesOf">;

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
 * same object, because the engine keeps its plan with the object.
 */
export function prepareOperations(schema: GraphQLSchema): PrepareOperation {
  const documents = new WeakMap<DocumentNode, KnownDocument>();
  const newKeys = engineKeys(schema);

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
    const { plain, introspection } = engineDocument(schema, document, operation, conditions, keys);
    const variablesApart = plain && engineVariables(plain);
    const made = {
      plain: variablesApart?.document ?? null,
      introspection,
      restore: keys.restore,
      valuesOf: variablesApart?.valuesOf ?? (() => ({})),
    };
    if (operations.size === MOST_KEPT) operations.clear();
    operations.set(combination, made);
    return made;
  };
}
