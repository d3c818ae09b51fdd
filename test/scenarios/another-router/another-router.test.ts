import { getOperationAST, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { readSavedOperations } from "../../../gateway/graphiql/saved-operations.js";
import { projectFile } from "../../../gateway/project-files.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import { startOtherRouter } from "./other-router.js";

const ours = await startGraph();
const theirs = await startOtherRouter();
const saved = await readSavedOperations(projectFile("schema", "operations"));
/** Mutations give each database ids of its own, and what an agent asked before is on record where it was asked. */
const operations = saved.filter(({ name, text }) => !isMutation(text) && name !== "AuditTrail");

function isMutation(text: string): boolean {
  return getOperationAST(parse(text))?.operation === "mutation";
}

/**
 * Known to differ: how long an affiliate took (`ms`), which our gateway measures and tells the directory in the request;
 * and who made an error, which ours names by the affiliate and the other router by the subgraph.
 */
function comparable(answer: unknown): unknown {
  const differs = ["affiliate", "serviceName"];
  return JSON.parse(
    JSON.stringify(answer, (key, value) => {
      if (key === "ms") return null;
      if (key !== "extensions") return value;
      return Object.fromEntries(Object.entries(value).filter(([name]) => !differs.includes(name)));
    }),
  );
}

async function bothAnswers(query: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await ours.ask(query, { as: AGENT, variables });
  return {
    ours: comparable({ data, errors }),
    theirs: comparable(await theirs.ask(query, variables)),
  };
}

describe("the committed supergraph in another router", () => {
  it.each(operations.map((operation) => [operation.name, operation] as const))(
    "answers %s as in ours",
    async (_name, { text, variables }) => {
      const answers = await bothAnswers(text, variables);

      expect(answers.theirs).toEqual(answers.ours);
    },
  );

  it.each([
    [
      "a list in two places",
      "partner(id: $id) { links { affiliate } ... on Beneficiary { links { source } } }",
    ],
    [
      "grants by their type",
      'partner(id: $id) { compensation(outageId: "1015") { talk { grants { ... on TalkCreditGrant { usableFor } __typename won } } } }',
    ],
    [
      "parts left out",
      'partner(id: $id) { id @include(if: $no) compensation(outageId: "1015") @skip(if: $no) { pay { sums { won } } } }',
    ],
    [
      "nobody",
      'partner(id: "ptn_nobody") { id } user(id: "usr_nobody") { id } again: partner(id: $id) { id }',
    ],
  ])("answers %s as in ours", async (_what, selection) => {
    const query = `query ($id: ID!, $no: Boolean = false) { who: partner(id: $id) { id @skip(if: $no) } ${selection} }`;

    const answers = await bothAnswers(query, { id: DEMO.bakery });

    expect(answers.theirs).toEqual(answers.ours);
    expect(answers.ours).not.toHaveProperty("errors");
  });

  it("loses a fragment inside one that always applies, which ours keeps", async () => {
    const id = DEMO.bakery;

    const answers = await bothAnswers(
      `{ partner(id: "${id}") { ... on Beneficiary { ... on Partner { id } } } }`,
    );

    expect(answers).toEqual({
      ours: { data: { partner: { id } } },
      theirs: { data: { partner: {} } },
    });
  });

  it("takes an alias for the field of that name, which ours keeps apart", async () => {
    const query =
      '{ outage(id: "1015") { talk: startedAt pay { affiliate } totals { isComplete } } }';
    const outage = { talk: "2022-10-15T06:30:00.000Z", pay: { affiliate: "PAY" } };

    const answers = await bothAnswers(query);

    expect(answers.ours).toEqual({ data: { outage: { ...outage, totals: { isComplete: true } } } });
    expect(answers.theirs).toMatchObject({
      data: { outage: { ...outage, totals: { isComplete: false } } },
      errors: [{ extensions: { code: "INTERNAL_SERVER_ERROR" } }],
    });
  });

  // Last: the affiliate stays down.
  it("has no total and no path of the error while an affiliate is down", async () => {
    ours.takeDown(["talk"]);
    await theirs.takeDown("talk");
    const pay = { affiliate: "PAY" };

    const answers = await bothAnswers(
      `{ partner(id: "${DEMO.bakery}") { compensation(outageId: "1015") {
        total { cash missing } talk { affiliate } pay { affiliate }
      } } }`,
    );

    expect(answers.ours).toEqual({
      data: {
        partner: { compensation: { total: { cash: 0, missing: ["TALK"] }, talk: null, pay } },
      },
      errors: [
        {
          message: "계열사 시스템이 응답하지 않습니다. An affiliate is not available.",
          path: ["partner", "compensation", "talk"],
          extensions: { code: "AFFILIATE_UNAVAILABLE", retryable: true },
        },
      ],
    });
    // It sends nothing for what a total requires and did not come, so the directory is not asked for one.
    expect(answers.theirs).toEqual({
      data: { partner: { compensation: { total: null, talk: null, pay } } },
      errors: [
        {
          message: expect.stringContaining("ECONNREFUSED"),
          extensions: { code: "INTERNAL_SERVER_ERROR" },
        },
      ],
    });
  });
});
