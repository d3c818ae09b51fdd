import fc from "fast-check";
import {
  type DocumentNode,
  executeSync,
  Kind,
  NoUnusedFragmentsRule,
  parse,
  print,
  specifiedRules,
  validate,
  visit,
} from "graphql";
import { describe, expect, it } from "vitest";
import { engineDocument } from "../../../gateway/engine-document.js";
import { operation, rootValue, strict } from "./operations.fixture.js";

/** Every operation brings all fragments, whether it uses them or not. */
const RULES = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);

function rewritten(query: string): string {
  return print(engineDocument(parse(query)));
}

/** What the engine cannot merge: fields with selections whose response key another field before them in the set has. */
function repeatedFields(document: DocumentNode): string[] {
  const repeated: string[] = [];
  visit(document, {
    SelectionSet({ selections }) {
      const seen = new Set<string>();
      for (const selection of selections) {
        if (selection.kind !== Kind.FIELD) continue;
        const key = selection.alias?.value ?? selection.name.value;
        if (selection.selectionSet && seen.has(key)) repeated.push(key);
        seen.add(key);
      }
    },
  });
  return repeated;
}

describe("the document that the engine gets", () => {
  it("asks for the same, is valid, and repeats no field side by side, whatever the client wrote", () => {
    fc.assert(
      fc.property(operation, rootValue, (query, root) => {
        const original = parse(query);

        const document = engineDocument(original);

        const answer = (asked: DocumentNode) =>
          JSON.stringify(executeSync({ schema: strict, document: asked, rootValue: root }).data);
        expect(answer(document)).toBe(answer(original));
        expect(validate(strict, document, RULES)).toEqual([]);
        expect(repeatedFields(document)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("is final: a second rewriting changes nothing more", () => {
    fc.assert(
      fc.property(operation, (query) => {
        const once = engineDocument(parse(query));

        expect(engineDocument(once)).toBe(once);
      }),
    );
  });

  it.each([
    ["a plain one", "{ node { id name peers { id } } must { id } }"],
    ["a leaf asked twice", "{ node { id id name } }"],
    ["one field under two names", "{ node { peers { id } others: peers { name } } }"],
    [
      "one field in two inline fragments",
      "{ node { ... on A { own { p } } ... on B { own { p } } } }",
    ],
    [
      "one with variables and directives",
      "query Q($yes: Boolean!) { node @include(if: $yes) { id } }",
    ],
  ])("is the client's own object when nothing is repeated: %s", (_what, query) => {
    const document = parse(query);

    expect(engineDocument(document)).toBe(document);
  });

  it.each([
    ["beside its first", "{ node { id } node { name } }", "{ node { id } ... { node { name } } }"],
    [
      "with its arguments, alias and directives",
      "{ x: node { id } x: node @include(if: true) { name } }",
      "{ x: node { id } ... { x: node @include(if: true) { name } } }",
    ],
    [
      "after a fragment that has it",
      "{ ...F node { name } } fragment F on Query { node { id } }",
      "{ ...F ... { node { name } } } fragment F on Query { node { id } }",
    ],
    [
      "below another repeated one",
      "{ node { id } node { peers { id } peers { name } } }",
      "{ node { id } ... { node { peers { id } ... { peers { name } } } } }",
    ],
    [
      "inside a fragment definition",
      "{ ...F } fragment F on Query { node { id } node { name } }",
      "{ ...F } fragment F on Query { node { id } ... { node { name } } }",
    ],
  ])("has a repeated field in an inline fragment: %s", (_where, query, expected) => {
    expect(rewritten(query)).toBe(print(parse(expected)));
  });
});
