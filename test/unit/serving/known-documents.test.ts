import { buildSchema, GraphQLError } from "graphql";
import { describe, expect, it } from "vitest";
import {
  knownDocuments,
  type ReadDocuments,
} from "../../../subgraphs/kit/serving/known-documents.js";

const schema = buildSchema("type Query { title: String name: String }");
const TITLE = "{ title }";
const NAME = "{ name }";

/** As many characters as two of the texts above have, and no more. */
const TWO = TITLE.length + NAME.length;

function documentOf(read: ReadDocuments, text: string): object {
  const known = read(text);
  if ("errors" in known) throw known.errors[0];
  return known.document;
}

describe("a document that was read before", () => {
  it("is the same one, so that what is made of it is found again", () => {
    const read = knownDocuments(schema);

    expect(documentOf(read, TITLE)).toBe(documentOf(read, TITLE));
    expect(documentOf(read, TITLE)).not.toBe(documentOf(read, NAME));
  });

  it("is remembered for as long as it is asked for, whatever else is", () => {
    const read = knownDocuments(schema, TWO);
    const first = documentOf(read, TITLE);

    for (let other = 0; other < 10; other += 1) {
      documentOf(read, `{ other${other}: name }`);
      expect(documentOf(read, TITLE)).toBe(first);
    }
  });

  it("is forgotten once enough others were asked for: memory stays bounded", () => {
    const read = knownDocuments(schema, TWO);
    const first = documentOf(read, TITLE);

    for (let other = 0; other < 3; other += 1) documentOf(read, `{ other${other}: name }`);

    expect(documentOf(read, TITLE)).not.toBe(first);
  });
});

describe("a document that cannot be executed", () => {
  it.each([
    [
      "is no GraphQL",
      "{ title",
      "GRAPHQL_PARSE_FAILED",
      ["Syntax Error: Expected Name, found <EOF>."],
    ],
    [
      "does not fit the schema, every reason",
      "{ password secret }",
      "GRAPHQL_VALIDATION_FAILED",
      ["password", "secret"].map((field) => `Cannot query field "${field}" on type "Query".`),
    ],
    [
      "asks about the schema itself",
      "{ __schema { description } }",
      "GRAPHQL_VALIDATION_FAILED",
      [expect.stringContaining("introspection")],
    ],
  ])("because it %s, is refused with the code and the status", (_why, text, code, messages) => {
    const read = knownDocuments(schema)(text);

    const errors = "errors" in read ? read.errors : [];
    expect(errors.map(({ message, extensions }) => ({ message, extensions }))).toEqual(
      messages.map((message) => ({ message, extensions: { code, http: { status: 400 } } })),
    );
    expect(errors.every((error) => error instanceof GraphQLError && error.locations)).toBe(true);
  });
});
