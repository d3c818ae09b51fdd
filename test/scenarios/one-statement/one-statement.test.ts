import { beforeAll, expect, it } from "vitest";
import { beneficiaries } from "../../../subgraphs/directory/tables.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { businesses } from "../../../subgraphs/talk/tables.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const graph = await startGraph();

const PACKAGE = /* GraphQL */ `
  fragment package on Compensation {
    total { received cash sources { affiliate state } }
    timeline { nodes { at title } }
    talk { grants { id won reason { text } } claims { id } sums { won } }
    mobility { grants { id won } }
    games { grants { id } }
    entertainment { grants { id } }
    pay { grants { id } }
  }
`;

function statementsPerSubgraph(statements: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const statement of statements) {
    const subgraph = statement.slice(0, statement.indexOf(":"));
    counts[subgraph] = (counts[subgraph] ?? 0) + 1;
  }
  return counts;
}

const ONE_EACH = { directory: 1, talk: 1, mobility: 1, games: 1, entertainment: 1, pay: 1 };
/** What an agent sees is put on record in the directory, once a request and not once an affiliate. */
const AND_ITS_RECORD = { ...ONE_EACH, directory: 2 };

/** The first of an agent's requests to a process also finds out where the agent's record ends. */
beforeAll(() => graph.ask(`{ partner(id: "${DEMO.bakery}") { id } }`, { as: AGENT }));

it.each([
  ["the partner", { role: "partner", id: DEMO.bakery } as const, ONE_EACH],
  ["an agent, and one more for the record", AGENT, AND_ITS_RECORD],
])(
  "one partner's full package costs one SQL statement per subgraph: asked for by %s",
  async (_who, as, statements) => {
    graph.takeStatements();

    const { errors } = await graph.ask(
      `query ($id: ID!) { partner(id: $id) { displayName links { affiliate } compensation(outageId: "1015") { ...package talk { claims { ... on TalkClaim { documents { kind } } } } } } } ${PACKAGE}`,
      { as, variables: { id: DEMO.bakery } },
    );

    expect(errors).toBeUndefined();
    expect(statementsPerSubgraph(graph.takeStatements())).toEqual(statements);
  },
);

it("several people looked up in one request cost no more than one, the record included", async () => {
  const ids = Object.values(DEMO).filter((id) => id.startsWith("ptn_"));
  const fields = ids.map((id, index) => `p${index}: partner(id: "${id}") { id }`);
  graph.takeStatements();

  const { data, errors } = await graph.ask(`{ ${fields.join(" ")} }`, { as: AGENT });

  expect(errors).toBeUndefined();
  expect(Object.keys(data)).toHaveLength(ids.length);
  expect(statementsPerSubgraph(graph.takeStatements())).toEqual({ directory: 2 });
});

it("a list of fifty partners with their full packages costs one SQL statement per subgraph, and one for the record", async () => {
  const partners = Array.from({ length: 50 }, (_, index) => ({
    beneficiaryId: `ptn_list_${index}`,
    displayName: `목록 ${index}`,
    partnerKinds: ["SMALL_BUSINESS"],
  }));
  await graph.asOwner("directory", ({ db }) => db.insert(beneficiaries).values(partners));
  await graph.asOwner("talk", ({ db }) =>
    db
      .insert(businesses)
      .values(partners.map(({ beneficiaryId }) => ({ beneficiaryId, smallBusiness: true }))),
  );
  graph.takeStatements();

  const { data, errors } = await graph.ask(
    `{ searchBeneficiaries(query: "목록", first: 50) { count nodes { displayName compensation(outageId: "1015") { ...package } } } } ${PACKAGE}`,
    { as: AGENT },
  );

  expect(errors).toBeUndefined();
  expect(data.searchBeneficiaries.count).toBe(50);
  for (const { compensation } of data.searchBeneficiaries.nodes) {
    expect(compensation.talk.sums).toEqual([{ won: 50_000 }]);
  }
  expect(statementsPerSubgraph(graph.takeStatements())).toEqual(AND_ITS_RECORD);
});
