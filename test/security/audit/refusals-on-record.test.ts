import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { directory } from "../../../subgraphs/directory/subgraph.js";
import { createCompiledExecutor } from "../../../subgraphs/kit/compiled-execution.js";
import type { Affiliate } from "../../../subgraphs/kit/contract/enums.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import type { SubgraphDefinition } from "../../../subgraphs/kit/subgraph.types.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { DEMO_INSTANT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import { SEARCH } from "../pii/people.fixture.js";
import { entry, newAgent, recordOf } from "./audited-graph.fixture.js";

const graph = await startGraph();

let operators = 0;

/** An operator of whom nothing is on record yet. */
function newOperator(affiliate: Affiliate = "TALK") {
  operators += 1;
  return { role: "operator", id: `opr_test_refused_${operators}`, affiliate } as const;
}

const forbidden = (path: readonly (string | number)[], affiliate?: Affiliate) => ({
  message: expect.stringContaining("You may not read this."),
  path,
  extensions: { code: "FORBIDDEN", retryable: false, ...(affiliate && { affiliate }) },
});

describe("what somebody who works with the graph may not read", () => {
  it.each([
    ["a partner", `{ partner(id: "${DEMO.bakery}") { id } }`, "partner", [DEMO.bakery]],
    ["a user", `{ user(id: "${DEMO.webUser}") { id } }`, "user", [DEMO.webUser]],
    [
      "nobody, which they are not told",
      `{ partner(id: "ptn_none") { id } }`,
      "partner",
      ["ptn_none"],
    ],
  ])("is on record with whom they asked for: %s", async (_what, query, field, whom) => {
    const operator = newOperator();

    const answer = await graph.ask(query, { as: operator });

    expect(answer).toEqual({
      status: 200,
      data: { [field]: null },
      errors: [forbidden([field])],
    });
    expect(await recordOf(graph, "directory", operator.id)).toEqual([
      entry(operator.id, { action: "LOOKUP", whom, what: `Query.${field}`, outcome: "FORBIDDEN" }),
    ]);
  });

  it("is on record as a search when it is one, and nothing of what was searched for", async () => {
    const operator = newOperator();

    await graph.ask(SEARCH, { as: operator, variables: { query: "데모 제과점" } });

    expect(await recordOf(graph, "directory", operator.id)).toEqual([
      entry(operator.id, {
        action: "SEARCH",
        what: "Query.searchBeneficiaries",
        outcome: "FORBIDDEN",
      }),
    ]);
  });

  it("is on record with the affiliate that refused it: its claims, its statistics", async () => {
    const [agent, operator] = [newAgent(), newOperator("PAY")];
    const claims = `{ talkClaims(outageId: "1015", status: SUBMITTED) { nodes { id } } }`;
    const statistics = `{ outage(id: "1015") { talk { statistics { asOf } } } }`;

    const refused = await graph.ask(claims, { as: agent });
    await graph.ask(statistics, { as: operator });

    expect(refused.errors).toEqual([forbidden(["talkClaims"], "TALK")]);
    const denied = { action: "LOOKUP", outcome: "FORBIDDEN" } as const;
    expect(await recordOf(graph, "talk", agent.id)).toEqual([
      entry(agent.id, { ...denied, what: "Query.talkClaims" }),
    ]);
    expect(await recordOf(graph, "talk", operator.id)).toEqual([
      entry(operator.id, { ...denied, what: "TalkProgramme.statistics" }),
    ]);
  });

  it.each([
    [
      "the directory's people",
      directory,
      "Partner",
      { id: DEMO.bakery },
      "displayName",
      "Query._entities",
    ],
    [
      "an affiliate's slices",
      talk,
      "Compensation",
      { outageId: "1015", beneficiaryId: DEMO.bakery },
      "talk { __typename }",
      "Compensation.talk",
    ],
  ])(
    "by key is on record, too, whatever router asks: %s",
    async (_what, definition, type, key, field, what) => {
      const operator = newOperator();

      const { errors } = await askByKey(definition, operator, { __typename: type, ...key }, field);

      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
      expect(await recordOf(graph, definition.name, operator.id)).toEqual([
        {
          ...entry(operator.id, {
            action: "LOOKUP",
            whom: [DEMO.bakery],
            what,
            outcome: "FORBIDDEN",
          }),
          address: null,
          requestId: null,
        },
      ]);
    },
  );

  it("is not even refused when that cannot be put on record", async () => {
    const operator = newOperator();
    const may = (words: string) => graph.asOwner("directory", ({ sql }) => sql.unsafe(words));
    await may("revoke insert on audit_entries from directory_app");

    const { data, errors } = await graph
      .ask(`{ partner(id: "${DEMO.bakery}") { id } }`, { as: operator })
      .finally(() => may("grant insert on audit_entries to directory_app"));

    expect(data).toEqual({ partner: null });
    expect(errors).toMatchObject([{ extensions: { code: "AUDIT_UNAVAILABLE" } }]);
  });
});

describe("what names nobody", () => {
  it("is not on record: statistics that an agent reads", async () => {
    const agent = newAgent();

    const { errors } = await graph.ask(
      `{ outage(id: "1015") { talk { statistics { asOf } } pay { statistics { asOf } } } }`,
      { as: agent },
    );

    expect(errors).toBeUndefined();
    for (const name of ["directory", "talk", "pay"]) {
      expect(await recordOf(graph, name, agent.id)).toEqual([]);
    }
  });
});

/** Asks a subgraph itself, as a router that is not ours would. */
async function askByKey(
  definition: SubgraphDefinition,
  viewer: ReturnType<typeof newOperator>,
  representation: { __typename: string },
  field: string,
) {
  const execute = createCompiledExecutor(definition.buildSchema().schema);
  const document = parse(`query ($of: [_Any!]!) {
    _entities(representations: $of) { ... on ${representation.__typename} { ${field} } }
  }`);
  let answer: Awaited<ReturnType<typeof execute>> | undefined;
  await graph.asOwner(definition.name, async (database) => {
    const context = definition.createContext(database, { viewer, now: DEMO_INSTANT });
    answer = await execute({ document, variables: { of: [representation] }, context });
  });
  if (!answer) throw new Error("nothing was answered");
  return answer;
}
