import { describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const graph = await startGraph();

const OWN: IdentifiedViewer = { role: "partner", id: DEMO.bakery };
const OTHER_PARTNER: IdentifiedViewer = { role: "partner", id: DEMO.florist };
const USER: IdentifiedViewer = { role: "user", id: DEMO.webUser };
const OPERATOR: IdentifiedViewer = { role: "operator", id: "opr_test", affiliate: "TALK" };
const ADMIN: IdentifiedViewer = { role: "admin", id: "adm_test" };

const FORBIDDEN = {
  message: "이 정보를 볼 권한이 없습니다. You may not read this.",
  extensions: { code: "FORBIDDEN", retryable: false },
};
const BAKERY = `{ partner(id: "${DEMO.bakery}") { compensation(outageId: "1015") { total { received } talk { grants { won } } } } }`;
const BAKERY_SEES = {
  partner: {
    compensation: {
      total: { received: 80_000 },
      talk: { grants: [{ won: 30_000 }, { won: 50_000 }] },
    },
  },
};

describe("a partner's compensation", () => {
  it.each([
    ["the partner itself", OWN],
    ["an agent", AGENT],
  ])("is seen by %s", async (_who, as) => {
    const answer = await graph.ask(BAKERY, { as });

    expect(answer).toEqual({ status: 200, data: BAKERY_SEES, errors: undefined });
  });

  it.each([
    ["another partner", OTHER_PARTNER],
    ["a user", USER],
    ["an operator of the affiliate", OPERATOR],
    ["an admin", ADMIN],
    ["nobody in particular", undefined],
  ])("is not seen by %s", async (_who, as) => {
    const answer = await graph.ask(BAKERY, as ? { as } : {});

    expect(answer).toEqual({
      status: 200,
      data: { partner: null },
      errors: [{ ...FORBIDDEN, path: ["partner"] }],
    });
  });

  it("is refused alike whether the partner exists or not", async () => {
    const existing = await graph.ask(BAKERY, { as: OTHER_PARTNER });
    const unknown = await graph.ask(BAKERY.replace(DEMO.bakery, "ptn_nobody"), {
      as: OTHER_PARTNER,
    });

    expect(unknown).toEqual(existing);
  });
});

describe("search", () => {
  const SEARCH = `{ searchBeneficiaries(query: "데모") { nodes { id } } }`;

  it.each([
    ["a partner", OWN],
    ["a user", USER],
    ["an operator", OPERATOR],
    ["an admin", ADMIN],
    ["nobody in particular", undefined],
  ])("is refused to %s", async (_who, as) => {
    const { data, errors } = await graph.ask(SEARCH, as ? { as } : {});

    expect({ data, errors }).toEqual({
      data: null,
      errors: [{ ...FORBIDDEN, path: ["searchBeneficiaries"] }],
    });
  });

  it("pages through every hit once, in name order, for an agent", async () => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await graph.ask(
        `query ($after: String) { searchBeneficiaries(query: " 데모 ", first: 4, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { as: AGENT, variables: { after } },
      );
      ids.push(...data.searchBeneficiaries.nodes.map(({ id }: { id: string }) => id));
      const { hasNextPage, endCursor } = data.searchBeneficiaries.pageInfo;
      after = hasNextPage ? endCursor : null;
    } while (after !== null);

    const { data } = await graph.ask(
      `{ searchBeneficiaries(query: "데모", first: 100) { nodes { id } } }`,
      {
        as: AGENT,
      },
    );
    expect(ids).toEqual(data.searchBeneficiaries.nodes.map(({ id }: { id: string }) => id));
    expect(new Set(ids)).toEqual(new Set([...Object.values(DEMO)]));
  });

  it("finds one beneficiary by id and takes no wildcard", async () => {
    const { data } = await graph.ask(
      `{ byId: searchBeneficiaries(query: "${DEMO.taxi}") { nodes { id } } wildcard: searchBeneficiaries(query: "%") { nodes { id } } }`,
      { as: AGENT },
    );

    expect(data).toEqual({ byId: { nodes: [{ id: DEMO.taxi }] }, wildcard: { nodes: [] } });
  });
});

describe("the catalogue", () => {
  it("is public: remedies name no people", async () => {
    const { data, errors } = await graph.ask(
      `{ viewer { role id } outages { id talk { remedies { id } } } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.viewer).toEqual({ role: "ANONYMOUS", id: null });
    expect(data.outages[0].talk.remedies.length).toBeGreaterThan(15);
  });
});
