import { describe, expect, it } from "vitest";
import { findDrift } from "../../../schema/check/drift.rule.js";

const FIX = 'Run "npm run schema" and commit what it writes.';
const printed = new Map([["pay.graphql", "scalar A\nscalar B\n"]]);

describe("the committed schema", () => {
  it("is fine when it is what the code prints", () => {
    expect(findDrift(printed, new Map(printed))).toEqual([]);
  });

  it("is refused when it differs, with the first line that does", () => {
    expect(findDrift(printed, new Map([["pay.graphql", "scalar A\nscalar C\n"]]))).toEqual([
      {
        where: "pay.graphql",
        coordinate: null,
        message: `Line 2 is "scalar C", the code prints "scalar B". ${FIX}`,
      },
    ]);
  });

  it("is refused when it only goes on longer", () => {
    expect(
      findDrift(printed, new Map([["pay.graphql", "scalar A\nscalar B\n\nscalar C\n"]])),
    ).toEqual([
      {
        where: "pay.graphql",
        coordinate: null,
        message: `Line 4 is "scalar C", the code prints "". ${FIX}`,
      },
    ]);
  });

  it("is refused when a file is missing or left over", () => {
    expect(findDrift(printed, new Map([["games.graphql", "scalar A\n"]]))).toEqual([
      { where: "pay.graphql", coordinate: null, message: `The file is missing. ${FIX}` },
      {
        where: "games.graphql",
        coordinate: null,
        message: "No subgraph prints this file any more: delete it.",
      },
    ]);
  });
});
