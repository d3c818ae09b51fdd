import { buildSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { findApiBreaks } from "../../../schema/check/breaking.rule.js";

const TODAY = "2026-03-02";

function breaks(before: string, after: string, today = TODAY) {
  return findApiBreaks(before, buildSchema(after), today);
}

function brokenAt(before: string, after: string) {
  return breaks(before, after).map(({ coordinate }) => coordinate);
}

const FIX =
  'Keep the old beside the new, mark the old @deprecated(reason: "use …; removed after YYYY-MM-DD"), remove it after that day.';

describe("a change of the public schema", () => {
  it("is refused when a field goes, and told the way out", () => {
    expect(breaks("type Query { a: Int b: Int }", "type Query { a: Int }")).toEqual([
      { where: "api", coordinate: "Query.b", message: `Query.b was removed. ${FIX}` },
    ]);
  });

  it("is refused when an answer that was never null may now be", () => {
    expect(brokenAt("type Query { a: [Int!]! }", "type Query { a: [Int]! }")).toEqual(["Query.a"]);
  });

  it("is refused when a question needs more than before", () => {
    expect(
      brokenAt("type Query { a(x: Int): Int }", "type Query { a(x: Int!, y: Int!): Int }"),
    ).toEqual(["Query.a", "Query.a"]);
  });

  it("is refused when a type leaves an interface that clients spread it on", () => {
    const before = `interface Grant { id: ID } type PayGrant implements Grant { id: ID }
      type Query { grants: [Grant] pay: PayGrant }`;

    expect(breaks(before, before.replace("implements Grant", ""))).toEqual([
      {
        where: "api",
        coordinate: null,
        message: `PayGrant no longer implements interface Grant. ${FIX}`,
      },
    ]);
  });

  it("is refused when a grant type goes that only its interface leads to", () => {
    const base = "interface Grant { id: ID } type Query { grants: [Grant] }";

    expect(
      breaks(`${base} type PayGrant implements Grant { id: ID }`, base).map(
        ({ message }) => message,
      ),
    ).toEqual([`PayGrant was removed. ${FIX}`]);
  });

  it("is refused when a default changes, because the same query then means something else", () => {
    expect(
      brokenAt(
        'type Query { a(first: Int = 20, input: Input): Int } input Input { lang: String = "KO" }',
        'type Query { a(first: Int = 50, input: Input): Int } input Input { lang: String = "EN" }',
      ),
    ).toEqual(["Query.a", "Input.lang"]);
  });

  it("is fine when it only gives more or promises more", () => {
    expect(
      brokenAt(
        "enum Level { LOW } union Hit = A type A { a: Int } type Query { level: Level hit(of: Int): Hit }",
        `enum Level { LOW HIGH } union Hit = A | B type A { a: Int! b: Int } type B { b: Int }
         type Query { level: Level! hit(of: Int, to: Int): Hit other: Int }`,
      ),
    ).toEqual([]);
  });
});

describe("what was announced as deprecated", () => {
  const before = `
    type Query { a: Int old(input: OldInput): Old @deprecated(reason: "use a; removed after 2026-03-01") }
    type Old { id: Int }
    input OldInput { id: Int }`;
  const after = "type Query { a: Int }";

  it("may go after its day, with the types that only it used", () => {
    expect(breaks(before, after, "2026-03-02")).toEqual([]);
  });

  it("stays until its day is over", () => {
    expect(
      breaks(before, after, "2026-03-01").map(({ message }) => message.replace(` ${FIX}`, "")),
    ).toEqual(["Old was removed.", "OldInput was removed.", "Query.old was removed."]);
  });

  it("stays when no day was announced", () => {
    expect(brokenAt('type Query { a: Int b: Int @deprecated(reason: "use a") }', after)).toEqual([
      "Query.b",
    ]);
  });
});
