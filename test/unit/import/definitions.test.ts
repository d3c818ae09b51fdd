import { getTableColumns } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { headerName, ValueFault } from "../../../subgraphs/kit/import/columns.js";
import { COMMON_CODES } from "../../../subgraphs/kit/import/fault.js";
import { rowReader } from "../../../subgraphs/kit/import/read-row.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { claimDocuments } from "../../../subgraphs/talk/tables.js";

const subgraphs = await Promise.all(affiliateEntries.map(({ load }) => load()));
const definitions = subgraphs.flatMap(({ name, imports = [] }) =>
  imports.map((definition) => [`${name} ${definition.name}`, definition] as const),
);

describe("what can be imported", () => {
  it("is every fact of every affiliate", () => {
    const names = subgraphs.map(({ name, imports = [] }) => [name, imports.map((one) => one.name)]);

    expect(Object.fromEntries(names)).toEqual({
      talk: ["accounts", "businesses", "subscriptions", "gifts", "vod-purchases", "claims"],
      mobility: [
        "memberships",
        "taxi-contracts",
        "franchise-rides",
        "franchise-pools",
        "franchise-pool-recipients",
        "rental-charges",
        "claims",
      ],
      games: ["game-accounts", "pc-bangs"],
      entertainment: [
        "melon-passes",
        "rental-episodes",
        "service-memberships",
        "lapsed-event-cash",
      ],
      pay: ["accounts", "merchants", "claims"],
    });
  });

  it.each(definitions)(
    "%s: every column takes its own example, and its key is among them",
    (_, definition) => {
      const columns = Object.entries(definition.columns);

      for (const [property, column] of columns) {
        expect([property, column.read(column.example)]).not.toEqual([
          property,
          expect.any(ValueFault),
        ]);
      }
      expect(Object.keys(definition.columns)).toEqual(expect.arrayContaining([...definition.key]));
      expect(definition.key.length).toBeGreaterThan(0);
    },
  );

  it.each(definitions)("%s: no code of its own means something else elsewhere", (_, { codes }) => {
    for (const code of Object.keys(codes)) {
      expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
      expect(Object.keys(COMMON_CODES)).not.toContain(code);
    }
  });

  it("has headers that are the names of the tables' columns", () => {
    for (const [property, { name }] of Object.entries(getTableColumns(claimDocuments))) {
      expect(headerName(property)).toBe(name);
    }
  });
});

describe("a header", () => {
  const definition = definitions.find(([name]) => name === "talk businesses")?.[1];
  const read = (...header: string[]) => {
    if (!definition) throw new Error("talk takes in no businesses");
    const reader = rowReader(definition, header);
    return "problem" in reader ? reader.problem : "accepted";
  };

  it("may have any order, case and white space around its names", () => {
    expect(read(" Small_Business ", "BENEFICIARY_ID")).toBe("accepted");
  });

  it.each([
    [["beneficiary_id"], "without small_business"],
    [["beneficiary_id", "small_business", "name"], 'with the unknown "name"'],
    [["beneficiary_id", "small_business", "small_business"], "with small_business more than once"],
  ])("%j is refused with everything that was expected", (header, problem) => {
    expect(read(...header)).toBe(
      `The header is ${problem}; expected in any order: beneficiary_id, small_business`,
    );
  });
});
