import { expect, it } from "vitest";
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

it("one partner's full package costs one SQL statement per subgraph", async () => {
  graph.takeStatements();

  const { errors } = await graph.ask(
    `query ($id: ID!) { partner(id: $id) { displayName links { affiliate } compensation(outageId: "1015") { ...package } } } ${PACKAGE}`,
    { as: AGENT, variables: { id: DEMO.bakery } },
  );

  expect(errors).toBeUndefined();
  expect(statementsPerSubgraph(graph.takeStatements())).toEqual(ONE_EACH);
});

it("a list of fifty partners with their full packages costs one SQL statement per subgraph", async () => {
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
  expect(statementsPerSubgraph(graph.takeStatements())).toEqual(ONE_EACH);
});
