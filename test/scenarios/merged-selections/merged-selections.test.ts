import { describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const graph = await startGraph();

/** What the selections below all ask for, said once. */
const PLAIN = "grants { id status won reason { code inputs { name value } } }";

async function talkOf(selection: string, fragments = "") {
  const { data, errors } = await graph.ask(
    `{ partner(id: "${DEMO.bakery}") { compensation(outageId: "1015") { ${selection} } } } ${fragments}`,
    { as: AGENT },
  );
  expect(errors).toBeUndefined();
  return data.partner.compensation;
}

describe("fields that are selected in several places are merged into one, as GraphQL says", () => {
  it.each([
    [
      "twice side by side",
      "talk { grants { id status won } grants { reason { code inputs { name value } } } }",
      "",
    ],
    [
      "twice with the parent",
      "talk { grants { id status won } } talk { grants { reason { code inputs { name value } } } }",
      "",
    ],
    [
      "in a fragment and after it",
      "talk { ...F grants { id status reason { inputs { name value } } } }",
      "fragment F on TalkCompensation { grants { won reason { code } } }",
    ],
    [
      "before a fragment and in it",
      "talk { grants { id status reason { inputs { name } } } ...F }",
      "fragment F on TalkCompensation { grants { won reason { code inputs { value } } } }",
    ],
    [
      "in two fragments on different types",
      "talk { ...F ...G }",
      "fragment F on TalkCompensation { grants { id reason { code } } } fragment G on AffiliateCompensation { grants { status won reason { inputs { name value } } } }",
    ],
    [
      "deep inside",
      "talk { grants { id status won reason { code } reason { inputs { name } inputs { value } } } }",
      "",
    ],
    [
      "in inline fragments on the interface",
      "talk { ... on AffiliateCompensation { grants { id ... on Grant { status won } } } grants { reason { code inputs { name value } } } }",
      "",
    ],
  ])("%s", async (_where, selection, fragments) => {
    const plain = await talkOf(`talk { ${PLAIN} }`);

    expect(await talkOf(selection, fragments)).toEqual(plain);
    expect(plain.talk.grants).toHaveLength(2);
  });

  it("also when the parts come from the directory's own lists", async () => {
    const { data, errors } = await graph.ask(
      `{ searchBeneficiaries(query: "데모 제과점") { nodes { id } ...F nodes { displayName } } } fragment F on BeneficiaryConnection { nodes { links { affiliate } links { accountId } } }`,
      { as: AGENT },
    );

    expect(errors).toBeUndefined();
    expect(data.searchBeneficiaries.nodes).toEqual([
      {
        id: DEMO.bakery,
        displayName: "데모 제과점 (Demo bakery)",
        links: [{ affiliate: "TALK", accountId: "demo-bakery-channel" }],
      },
    ]);
  });
});

describe("what a client writes is nobody else's matter", () => {
  it.each([
    [
      "a fragment inside one that always applies",
      `{ partner(id: "${DEMO.bakery}") { ... on Beneficiary { ... on Partner { id } } } }`,
      { partner: { id: DEMO.bakery } },
    ],
    [
      "an alias that is the key by which affiliates are asked",
      '{ outage(id: "1015") { id: startedAt talk { affiliate } totals { isComplete } } }',
      {
        outage: {
          id: "2022-10-15T06:30:00.000Z",
          talk: { affiliate: "TALK" },
          totals: { isComplete: true },
        },
      },
    ],
    [
      "an alias that is what the totals are made of",
      '{ outage(id: "1015") { talk: startedAt totals { isComplete missing } } }',
      { outage: { talk: "2022-10-15T06:30:00.000Z", totals: { isComplete: true, missing: [] } } },
    ],
    [
      "the schema beside the data",
      "{ viewer { role } __schema { queryType { name } } }",
      { viewer: { role: "AGENT" }, __schema: { queryType: { name: "Query" } } },
    ],
  ])("%s", async (_what, query, data) => {
    expect(await graph.ask(query, { as: AGENT })).toEqual({ status: 200, data, errors: undefined });
  });

  it("not even an alias that is JavaScript's, which leaves the process as it was", async () => {
    const query = "{ constructor: viewer { polluted: role } valueOf: viewer { role } }";

    const { data, errors } = await graph.ask(query, { as: AGENT });

    expect({ data, errors }).toEqual({
      data: { constructor: { polluted: "AGENT" }, valueOf: { role: "AGENT" } },
      errors: undefined,
    });
    expect(Object).not.toHaveProperty("polluted");
  });
});
