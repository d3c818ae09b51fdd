import { buildSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { findBrokenOperations } from "../../../schema/check/operations.rule.js";

const api = buildSchema(
  "type Query { partner(id: ID!, first: Int): Partner } type Partner { id: ID! }",
);

const TITLES = "# A partner\n# 협력사";
const VARIABLES = '# variables: {"id": "ptn_demo_bakery"}';
const QUERY = "query Partner($id: ID!) { partner(id: $id) { id } }";
const GOOD = `${TITLES}\n${VARIABLES}\n${QUERY}\n`;

function problemsOf(text: string) {
  return findBrokenOperations(new Map([["partner.graphql", text]]), api).map(
    ({ message }) => message,
  );
}

describe("a saved operation", () => {
  it("is fine when it validates, with titles, a name and its variables", () => {
    expect(problemsOf(GOOD)).toEqual([]);
    expect(problemsOf(`${TITLES}\nquery Known { partner(id: "ptn_1") { id } }`)).toEqual([]);
  });

  it("is refused when the public schema has no such field", () => {
    expect(
      findBrokenOperations(new Map([["partner.graphql", GOOD.replace("{ id }", "{ name }")]]), api),
    ).toEqual([
      {
        where: "partner.graphql",
        coordinate: "Partner",
        message: 'Cannot query field "name" on type "Partner". Mend the operation.',
      },
    ]);
  });

  it("is refused when it does not parse, has no name, or holds two operations", () => {
    expect(problemsOf(`${TITLES}\nquery {`)).toEqual([
      "It cannot be read: Syntax Error: Expected Name, found <EOF>.",
    ]);
    const one = ["It cannot be read: it must hold one operation, with a name"];
    expect(problemsOf(`${TITLES}\n{ partner(id: "a") { id } }`)).toEqual(one);
    expect(problemsOf(`${GOOD} ${QUERY.replace("Partner", "Other")}`)).toEqual(one);
  });

  it("is refused without titles, or with the two languages swapped", () => {
    expect(problemsOf(QUERY)).toEqual([
      "It cannot be read: it must begin with two comments: a title in English, then one in Korean",
    ]);
    const swapped = [
      "Its first comment is the title in English, the second the one in Korean: put them so.",
    ];
    expect(problemsOf(GOOD.replace(TITLES, "# 협력사\n# A partner"))).toEqual(swapped);
    expect(problemsOf(GOOD.replace("협력사", "Partner"))).toEqual(swapped);
  });

  it("is refused when variables are missing, unknown or of the wrong kind", () => {
    expect(problemsOf(GOOD.replace(VARIABLES, '# variables: {"name": "a"}'))).toEqual([
      "It gives $name a value and does not declare it: remove the value.",
      '$id has no value: add it to the line "# variables: {…}".',
    ]);
    expect(problemsOf(GOOD.replace(`${VARIABLES}\n`, ""))).toEqual([
      '$id has no value: add it to the line "# variables: {…}".',
    ]);
    expect(problemsOf(GOOD.replace('"ptn_demo_bakery"', "null"))).toEqual([
      'Variable "$id" of non-null type "ID!" must not be null. Correct the line "# variables: {…}".',
    ]);
    expect(problemsOf(GOOD.replace(VARIABLES, "# variables: bakery"))).toEqual([
      "It cannot be read: its variables must be a JSON object on one line: # variables: {…}",
    ]);
  });

  it("is refused under the name of another", () => {
    expect(
      findBrokenOperations(
        new Map([
          ["a.graphql", GOOD],
          ["b.graphql", GOOD],
        ]),
        api,
      ),
    ).toEqual([
      {
        where: "b.graphql",
        coordinate: "Partner",
        message: "a.graphql has an operation of this name: rename one of them.",
      },
    ]);
  });
});
