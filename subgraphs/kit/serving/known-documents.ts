import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { codedError } from "./coded-error.js";

/** A document that may be executed, or every reason why not. */
export type ReadDocument = { document: DocumentNode } | { errors: readonly GraphQLError[] };

/** Reads a text of GraphQL: always the same document for the same text, for as long as it is remembered. */
export type ReadDocuments = (text: string) => ReadDocument;

/** What a schema is like is in its repository: nobody asks a subgraph but its router, which knows. */
const RULES = [...specifiedRules, NoSchemaIntrospectionCustomRule];

/** As much text as some five hundred documents of plans have. With all that is made of it, thirty megabytes. */
const MOST_CHARACTERS = 1_000_000;

/**
 * Parses and validates every text once. Good documents of two spans are remembered: those of the running one, until they
 * are as long as allowed, and those of the one before; a document that is asked for again goes with the running one, and
 * what nobody asks for is forgotten in one step.
 * @param mostCharacters of the documents of one span
 */
export function knownDocuments(
  schema: GraphQLSchema,
  mostCharacters = MOST_CHARACTERS,
): ReadDocuments {
  type Good = Extract<ReadDocument, { document: DocumentNode }>;
  let current = new Map<string, Good>();
  let previous = new Map<string, Good>();
  let characters = 0;

  function remember(text: string, good: Good): Good {
    characters += text.length;
    if (characters > mostCharacters) {
      previous = current;
      current = new Map();
      characters = text.length;
    }
    current.set(text, good);
    return good;
  }

  return (text) => {
    const known = current.get(text);
    if (known) return known;
    const before = previous.get(text);
    if (before) return remember(text, before);
    const read = readDocument(schema, text);
    return "errors" in read ? read : remember(text, read);
  };
}

function readDocument(schema: GraphQLSchema, text: string): ReadDocument {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { errors: [codedError("GRAPHQL_PARSE_FAILED", error)] };
  }
  const errors = validate(schema, document, RULES);
  return errors.length === 0
    ? { document }
    : { errors: errors.map((error) => codedError("GRAPHQL_VALIDATION_FAILED", error)) };
}
