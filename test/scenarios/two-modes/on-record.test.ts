import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import { auditEntries } from "../../../subgraphs/kit/audit/tables.js";
import { type Database, openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { startBreakableGraph } from "../../faults/drilled-graph.js";
import { startGraph } from "../../graph.js";

const embedded = await startGraph();
const distributed = await startBreakableGraph({ http: httpSettings("test", {}) });

type OnRecord = { action: string; whom: string[]; what: string };

async function recordIn({ db }: Database, agent: IdentifiedViewer): Promise<OnRecord[]> {
  const { action, whom, what, requestId, sequence } = auditEntries;
  const rows = await db
    .select({ action, whom, what, requestId })
    .from(auditEntries)
    .where(eq(auditEntries.chain, agent.id))
    .orderBy(sequence);
  expect(rows.map((row) => row.requestId)).not.toContain(null);
  return rows.map(({ requestId: _, ...onRecord }) => onRecord);
}

/** Asks a gateway that holds the directory and one that calls it elsewhere, and gives what each put on record. */
async function recordsOf(agent: IdentifiedViewer, queries: readonly string[]) {
  for (const query of queries) {
    expect((await embedded.ask(query, { as: agent })).errors).toBeUndefined();
    const { text } = await distributed.post({ query }, agent);
    expect(JSON.parse(text).errors).toBeUndefined();
  }
  let here: OnRecord[] = [];
  await embedded.asOwner("directory", async (database) => {
    here = await recordIn(database, agent);
  });
  const owner = openDatabase(distributed.ownerUrlOf("directory"), { max: 1 });
  try {
    return { here, elsewhere: await recordIn(owner, agent) };
  } finally {
    await owner.close();
  }
}

let agents = 0;
function newAgent(): IdentifiedViewer {
  agents += 1;
  return { role: "agent", id: `agt_test_two_modes_${agents}` };
}

const PACKAGE = 'compensation(outageId: "1015") { total { received } lastKnown { affiliate } }';
const partner = (id: string, selection = PACKAGE) => `partner(id: "${id}") { ${selection} }`;
const lookUp = (id: string) => ({ action: "LOOKUP", whom: [id], what: "Query.partner" });

describe("what an agent reads about somebody is on record once for each request, wherever the directory runs", () => {
  it.each([
    ["who is found, and then what was last known", [`{ ${partner(DEMO.taxi)} }`], [DEMO.taxi]],
    [
      "of two people at once",
      [`{ a: ${partner(DEMO.taxi)} b: ${partner(DEMO.bakery)} }`],
      [DEMO.taxi, DEMO.bakery],
    ],
    [
      "in one request and in the next",
      [`{ ${partner(DEMO.taxi)} }`, `{ ${partner(DEMO.taxi)} }`],
      [DEMO.taxi, DEMO.taxi],
    ],
  ])("%s", async (_what, queries, whom) => {
    const { here, elsewhere } = await recordsOf(newAgent(), queries);

    expect({ here, elsewhere }).toEqual({
      here: whom.map(lookUp),
      elsewhere: whom.map(lookUp),
    });
  });

  it("those whom a search showed are in its entry, and in no other", async () => {
    const { here, elsewhere } = await recordsOf(newAgent(), [
      `{ searchBeneficiaries(query: "데모 제과점") { nodes { id ${PACKAGE} } } }`,
    ]);

    const search = { action: "SEARCH", whom: [DEMO.bakery], what: "Query.searchBeneficiaries" };
    expect({ here, elsewhere }).toEqual({ here: [search], elsewhere: [search] });
  });
});
