import { describe, expect, it } from "vitest";
import { findHints } from "../../../schema/check/hints.rule.js";
import { subgraph } from "./subgraph.fixture.js";

const VALUE = `"A sum." type GrantSum @shareable { "How many." grants("Of them." of: Int = 1): Int! }`;

function hintsOf(talk: string, pay: string) {
  return findHints([subgraph("talk", talk), subgraph("pay", pay)], [], null);
}

describe("what two subgraphs define", () => {
  it("is refused when it is described, typed or defaulted differently", () => {
    const found = hintsOf(
      VALUE,
      `"Sums." type GrantSum @shareable { "How many." grants("Of those." of: Int = 2): Int }`,
    );

    const fix =
      "Take it from the kit's contract everywhere, or give the affiliate's own version its own name.";
    expect(found).toEqual([
      {
        where: "talk, pay",
        coordinate: "GrantSum",
        message: `Subgraphs differ here (talk: "A sum." type GrantSum; pay: "Sums." type GrantSum). ${fix}`,
      },
      {
        where: "talk, pay",
        coordinate: "GrantSum.grants",
        message: `Subgraphs differ here (talk: "How many." grants: Int!; pay: "How many." grants: Int). ${fix}`,
      },
      {
        where: "talk, pay",
        coordinate: "GrantSum.grants(of:)",
        message: `Subgraphs differ here (talk: "Of them." of: Int = 1; pay: "Of those." of: Int = 2). ${fix}`,
      },
    ]);
  });

  it("is refused when a value type lacks a field or an enum a value in one of them", () => {
    const found = hintsOf(
      "enum Level { LOW HIGH } type Sum @shareable { won: Int grants: Int }",
      "enum Level { LOW } type Sum @shareable { won: Int }",
    );

    expect(found.map(({ coordinate }) => coordinate)).toEqual(["Level.HIGH", "Sum.grants"]);
    expect(found[0]?.message).toContain("(talk: HIGH; pay: nothing)");
  });

  it("is fine when only the quotes of a description differ", () => {
    expect(hintsOf(`"A level." scalar Level`, `"""A\nlevel.""" scalar Level`)).toEqual([]);
  });

  it("is fine when it is the same, also where entities get fields of their own", () => {
    const entity = (field: string) =>
      `${VALUE} "An outage." type Outage @key(fields: "id") { "Its id." id: ID! ${field} }`;

    expect(hintsOf(entity(`"Talk's." talk: Int`), entity(`"Pay's." pay: Int`))).toEqual([]);
  });

  it("is fine when one of them only names it as another's", () => {
    expect(
      hintsOf(
        `"As the directory reads it." type PayCompensation { "Sums." sums: Int @external }`,
        `"What Pay gives." type PayCompensation { "The grants added up." sums: Int claims: Int }`,
      ),
    ).toEqual([]);
  });
});

describe("the list of accepted hints", () => {
  const subgraphs = [
    subgraph("talk", "enum Level { LOW HIGH }"),
    subgraph("pay", "enum Level { LOW }"),
  ];

  it("lets the listed hint through and no other", () => {
    expect(findHints(subgraphs, ["Level.HIGH"], ["Level.HIGH"])).toEqual([]);
  });

  it("is refused when it lists a hint that is gone", () => {
    expect(findHints([], ["Level.HIGH"], ["Level.HIGH"])).toEqual([
      {
        where: "accepted-hints.json",
        coordinate: "Level.HIGH",
        message: "This hint is gone: remove it from the list.",
      },
    ]);
  });

  it("is refused when it grows", () => {
    expect(findHints(subgraphs, ["Level.HIGH"], [])).toEqual([
      {
        where: "accepted-hints.json",
        coordinate: "Level.HIGH",
        message: "The list may only shrink: solve the hint instead.",
      },
    ]);
  });
});
