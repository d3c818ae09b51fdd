import { describe, expect, it } from "vitest";
import { beneficiaries } from "../../../subgraphs/directory/tables.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const graph = await startGraph();

const NAMES = {
  ptn_percent: "%할인 가게",
  ptn_underscore: "_밑줄 상점",
  ptn_backslash: "\\역슬래시 공방",
  ptn_quote: `'따옴표" 책방`,
  ptn_bracket: "[a-z]* 카페",
  ptn_letters: "쫓빛 서점",
  ptn_accent: "Café Zoë",
};

await graph.asOwner("directory", ({ db }) =>
  db.insert(beneficiaries).values(
    Object.entries(NAMES).map(([beneficiaryId, displayName]) => ({
      beneficiaryId,
      displayName: displayName.normalize("NFC"),
      partnerKinds: ["SMALL_BUSINESS" as const],
    })),
  ),
);

const QUERY = /* GraphQL */ `
  query ($query: String!, $first: Int = 100, $after: String) {
    searchBeneficiaries(query: $query, first: $first, after: $after) {
      nodes { id }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

async function found(query: string): Promise<string[]> {
  const { data, errors } = await graph.ask(QUERY, { as: AGENT, variables: { query } });
  expect(errors).toBeUndefined();
  return data.searchBeneficiaries.nodes.map(({ id }: { id: string }) => id);
}

describe("a search for a name takes every character for itself", () => {
  it.each([
    ["%", ["ptn_percent"]],
    ["%%", []],
    ["%할인", ["ptn_percent"]],
    ["_", ["ptn_underscore"]],
    ["_밑", ["ptn_underscore"]],
    ["__", []],
    ["\\", ["ptn_backslash"]],
    ["\\\\", []],
    ["'따옴표\"", ["ptn_quote"]],
    ["''", []],
    ["[a-z]*", ["ptn_bracket"]],
    ["[a", ["ptn_bracket"]],
    [".*", []],
    ["^", []],
  ])("%s", async (query, ids) => {
    expect(await found(query)).toEqual(ids);
  });

  it.each([
    ["쫓빛", "ptn_letters"],
    ["café", "ptn_accent"],
    ["CAFÉ ZOË", "ptn_accent"],
  ])("however its letters are composed: %s", async (query, id) => {
    expect(query.normalize("NFD")).not.toBe(query.normalize("NFC"));
    expect(await found(query.normalize("NFC"))).toEqual([id]);
    expect(await found(query.normalize("NFD"))).toEqual([id]);
  });

  it("and goes on after a name that is a pattern", async () => {
    const variables = { query: "%", first: 1 };
    await graph.asOwner("directory", ({ db }) =>
      db.insert(beneficiaries).values({
        beneficiaryId: "ptn_percents",
        displayName: "%할인 가게 2호점",
        partnerKinds: ["SMALL_BUSINESS"],
      }),
    );

    const first = await graph.ask(QUERY, { as: AGENT, variables });
    const { pageInfo, nodes } = first.data.searchBeneficiaries;
    const after = pageInfo.endCursor;
    const second = await graph.ask(QUERY, { as: AGENT, variables: { ...variables, after } });

    expect([nodes, pageInfo.hasNextPage]).toEqual([[{ id: "ptn_percent" }], true]);
    expect(second.data.searchBeneficiaries).toEqual({
      nodes: [{ id: "ptn_percents" }],
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
    });
  });
});
