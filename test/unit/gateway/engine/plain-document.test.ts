import fc from "fast-check";
import {
  BREAK,
  type DocumentNode,
  executeSync,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  validate,
  visit,
} from "graphql";
import { describe, expect, it } from "vitest";
import { completeAnswer } from "../../../../gateway/engine/answer/complete.js";
import {
  conditionsOf,
  conditionVariables,
} from "../../../../gateway/engine/operation/conditions.js";
import {
  type PlainDocument,
  plainDocument,
} from "../../../../gateway/engine/operation/plain-document.js";
import { safeKeys } from "../../../../gateway/engine/operation/safe-names.js";
import { validRequests } from "../../../contract/federation/valid-documents.js";
import { rootValue, strict, withTypename } from "./operations.fixture.js";

const newKeys = safeKeys(strict);

function rewritten(query: string, variables: Record<string, unknown> = {}, name?: string) {
  const document = parse(query);
  const operation = getOperationAST(document, name) as OperationDefinitionNode;
  const conditions = conditionsOf(conditionVariables(document), operation, variables);
  const keys = newKeys();
  const complete = completeAnswer(strict, { document, operation, conditions }, keys.keyOf);
  return { ...plainDocument(strict, document, operation, conditions, keys), complete };
}

function texts({ plain, introspection }: PlainDocument) {
  return { plain: plain && print(plain), introspection: introspection && print(introspection) };
}

const plainly = (query: string) => ({ plain: print(parse(query)), introspection: null });

/** What neither the planner nor the completion of an answer should meet, as far as a document shows it. */
function stumblingBlocks(document: DocumentNode): string[] {
  const found: string[] = [];
  visit(document, {
    FragmentDefinition: () => void found.push("a named fragment"),
    Directive: () => void found.push("a condition"),
    InlineFragment({ typeCondition, selectionSet: { selections } }) {
      const type = typeCondition && strict.getType(typeCondition.name.value);
      if (type && !("getInterfaces" in type && "isTypeOf" in type)) found.push("an abstract type");
      if (selections.some(({ kind }) => kind !== Kind.FIELD))
        found.push("a fragment in a fragment");
    },
    SelectionSet({ selections }) {
      const keys = selections.flatMap((selection) =>
        selection.kind === Kind.FIELD ? [(selection.alias ?? selection.name).value] : [],
      );
      if (new Set(keys).size < keys.length) found.push("a field twice");
      return found.length > 0 ? BREAK : undefined;
    },
  });
  return found;
}

describe("the document that is planned", () => {
  it("asks for the same, is valid and has no stumbling block, whatever the client wrote", () => {
    const requests = validRequests({
      schema: strict,
      argumentsOf: () => [],
      variables: {},
      without: [],
      depth: 3,
      fragments: 2,
    });

    fc.assert(
      fc.property(requests, rootValue, ({ query, variables }, root) => {
        const answer = (document: DocumentNode) => {
          const { data } = executeSync({
            schema: strict,
            document,
            rootValue: root,
            variableValues: variables,
          });
          return { data: JSON.parse(JSON.stringify(data)) };
        };

        const { plain, complete } = rewritten(query, variables);

        const expected = answer(parse(query)).data;
        if (!plain) {
          expect(expected).toEqual({});
          return;
        }
        const { data } = answer(withTypename(plain));
        expect(data && complete(data)).toEqual(expected);
        expect(stumblingBlocks(plain)).toEqual([]);
        const faults = validate(strict, plain).map(({ message }) => message);
        expect(faults.filter((message) => !message.includes("is never used"))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 20_000);

  it.each([
    ["a field beside its first", "{ node { id } node { name id } }", "{ node { id name } }"],
    [
      "a fragment on the type itself",
      "{ ... on Query { node { ...F } } } fragment F on Node { id }",
      "{ node { id } }",
    ],
    [
      "a fragment that always applies, and one in it",
      "{ node { ... on A { ... on Node { id ... on A { own { p } } } } } }",
      "{ node { ... on A { id own { p } } } }",
    ],
    [
      "a fragment on what overlaps",
      "{ either { ... on Node { id } } }",
      "{ either { ... on A { id } ... on B { id } } }",
    ],
    [
      "a field after a fragment that has it",
      "{ node { ... on A { next { id } } next { name } } }",
      "{ node { ... on A { next { id } } ... { next { name } } } }",
    ],
    [
      "a union's type",
      "{ either { t: __typename } }",
      "{ either { ... on A { t: __typename } ... on B { t: __typename } } }",
    ],
    ["nothing of an object", "{ node { id @skip(if: true) } }", "{ node { key_0: __typename } }"],
    [
      "an alias that is another field's name",
      "{ node { id: name name: name next: peers { id } } }",
      "{ node { key_0: name name key_1: peers { id } } }",
    ],
  ])("says %s plainly", (_what, query, expected) => {
    expect(texts(rewritten(query))).toEqual(plainly(expected));
  });

  it("holds what is asked for under the request's conditions, and their defaults", () => {
    const query =
      "query ($a: Boolean!, $b: Boolean = true) { node { id @skip(if: $a) name @include(if: $b) } }";

    const selected = (variables: Record<string, unknown>) =>
      texts(rewritten(query, variables)).plain?.match(/id|name/g);

    expect(selected({ a: false })).toEqual(["id", "name"]);
    expect(selected({ a: true })).toEqual(["name"]);
    expect(selected({ a: false, b: false })).toEqual(["id"]);
  });

  it("holds one of several operations, and of its fragments only what it asks for", () => {
    const query =
      "query One { node { id } } query Two { ...F } fragment F on Query { must { id } }";

    expect(texts(rewritten(query, {}, "Two"))).toEqual(plainly("query Two { must { id } }"));
  });

  it("leaves to the schema what is asked about it", () => {
    const query =
      "{ node { id } ...F } fragment F on Query { __schema { ...S } } fragment S on __Schema { description }";

    expect(texts(rewritten(query))).toEqual({
      plain: print(parse("{ node { id } }")),
      introspection: print(
        parse(
          "{ __schema { ...S } } fragment F on Query { __schema { ...S } } fragment S on __Schema { description }",
        ),
      ),
    });
  });

  it("is nothing where conditions leave nothing", () => {
    expect(texts(rewritten("{ node @skip(if: true) { id } }"))).toEqual({
      plain: null,
      introspection: null,
    });
  });

  it("ends soon for a chain of fragments that each spread the next one twice", () => {
    const LENGTH = 40;
    const links = Array.from({ length: LENGTH }, (_, at) => {
      const next = `...F${at + 1}`;
      return `fragment F${at} on Node { ${next} next { ${next} } ${next} }`;
    });
    const query = `{ node { ...F0 } } ${links.join(" ")} fragment F${LENGTH} on Node { id }`;

    expect(rewritten(query).plain).not.toBeNull();
  });
});
