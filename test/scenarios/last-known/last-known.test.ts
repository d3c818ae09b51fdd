import { beforeEach, describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const graph = await startGraph();

const HOUR_MS = 60 * 60 * 1000;
const LATER = new Date(DEMO_INSTANT.getTime() + 2 * HOUR_MS);

const SUMS = "sums { kind status grants won unit quantity listPriceWon }";
const QUERY = /* GraphQL */ `
  query ($id: ID!, $affiliates: [Affiliate!]) {
    partner(id: $id) {
      compensation(outageId: "1015") {
        total { received isComplete missing byAffiliate { affiliate received } }
        timeline { nodes { affiliate title at } }
        lastKnown(affiliates: $affiliates) {
          affiliate
          asOf
          ${SUMS}
          timeline { affiliate title at }
        }
        mobility { ${SUMS} }
      }
    }
  }
`;

/** The compensation of the demo's taxi driver, whose 7,550 won are Mobility's. */
async function compensation(variables: { affiliates?: string[] } = {}) {
  const { data, errors } = await graph.ask(QUERY, {
    as: AGENT,
    variables: { id: DEMO.taxi, ...variables },
  });
  return { ...data.partner.compensation, errors };
}

async function keptRows(): Promise<number> {
  let rows = 0;
  await graph.asOwner("directory", async ({ sql }) => {
    rows = (await sql`select from last_known_slices where beneficiary_id = ${DEMO.taxi}`).length;
  });
  return rows;
}

/** Everybody answers an agent who asks, and what they told is kept. */
async function everybodyAnswers() {
  const answer = await compensation();
  await expect.poll(keptRows).toBe(5);
  return answer;
}

beforeEach(async () => {
  graph.takeDown([]);
  graph.setNow(DEMO_INSTANT);
  await graph.asOwner("directory", ({ sql }) => sql`delete from last_known_slices`);
});

const NOT_KNOWN = { affiliate: "MOBILITY", asOf: null, sums: null, timeline: null };
const MOBILITY_IS_SILENT = [
  {
    message: "계열사 시스템이 응답하지 않습니다. An affiliate is not available.",
    path: ["partner", "compensation", "mobility"],
    extensions: { code: "AFFILIATE_UNAVAILABLE", retryable: true, affiliate: "MOBILITY" },
  },
];

describe("an affiliate that answered an agent and then is down", () => {
  it("is shown as it was, with the date, and never counted", async () => {
    const before = await everybodyAnswers();
    graph.takeDown(["mobility"]);
    graph.setNow(LATER);

    const after = await compensation();

    const steps = before.timeline.nodes.filter(
      ({ affiliate }: { affiliate: string }) => affiliate === "MOBILITY",
    );
    expect(before.lastKnown).toEqual([]);
    expect(steps.length).toBeGreaterThan(0);
    expect(before.mobility.sums).toMatchObject([{ kind: "POINT", won: 7_550 }]);
    expect(after.lastKnown).toEqual([
      {
        affiliate: "MOBILITY",
        asOf: DEMO_INSTANT.toISOString(),
        sums: before.mobility.sums,
        timeline: steps,
      },
    ]);
    const zero = (affiliate: string) => ({ affiliate, received: 0 });
    expect({ total: after.total, steps: after.timeline.nodes }).toEqual({
      total: {
        received: 0,
        isComplete: false,
        missing: ["MOBILITY"],
        byAffiliate: ["TALK", "GAMES", "ENTERTAINMENT", "PAY"].map(zero),
      },
      steps: [],
    });
    expect(after.errors).toEqual(MOBILITY_IS_SILENT);
  });

  it("is shown to whoever asks for it by name while it answers, too", async () => {
    const { mobility } = await everybodyAnswers();
    graph.setNow(LATER);

    const { lastKnown, total, errors } = await compensation({ affiliates: ["MOBILITY"] });

    expect(lastKnown).toMatchObject([
      { affiliate: "MOBILITY", asOf: DEMO_INSTANT.toISOString(), sums: mobility.sums },
    ]);
    expect(total).toMatchObject({ received: 7_550, isComplete: true });
    expect(errors).toBeUndefined();
  });

  it("is null when what was kept cannot be read, and no error but that it is silent", async () => {
    await everybodyAnswers();
    await graph.asOwner(
      "directory",
      ({ sql }) => sql`update last_known_slices set slice = '{"sums": "all of it"}'`,
    );
    graph.takeDown(["mobility"]);

    const { lastKnown, errors } = await compensation();

    expect({ lastKnown, errors }).toEqual({
      lastKnown: [NOT_KNOWN],
      errors: MOBILITY_IS_SILENT,
    });
  });
});

describe("an affiliate that never answered an agent who asked", () => {
  it("is not known, whatever the total was read before", async () => {
    await graph.ask(
      `{ partner(id: "${DEMO.taxi}") { compensation(outageId: "1015") { total { received } } } }`,
      {
        as: AGENT,
      },
    );
    graph.takeDown(["mobility"]);

    const { lastKnown, errors } = await compensation();

    expect({ lastKnown, errors }).toEqual({
      lastKnown: [NOT_KNOWN],
      errors: MOBILITY_IS_SILENT,
    });
  });
});

describe("who may see what was told earlier", () => {
  it.each<IdentifiedViewer>([
    { role: "partner", id: DEMO.taxi },
    { role: "operator", id: "opr_test_mobility", affiliate: "MOBILITY" },
    { role: "admin", id: "adm_test" },
  ])("not a $role, and nothing is kept for them", async (as) => {
    const { data, errors } = await graph.ask(
      `{ partner(id: "${DEMO.taxi}") { compensation(outageId: "1015") { lastKnown { asOf } } } }`,
      { as },
    );

    const field = ["partner", "compensation", "lastKnown"];
    expect(data.partner?.compensation?.lastKnown ?? null).toBeNull();
    expect(errors).toMatchObject([
      { path: as.role === "partner" ? field : ["partner"], extensions: { code: "FORBIDDEN" } },
    ]);
    expect(await keptRows()).toBe(0);
  });
});

describe("an agent who reads it", () => {
  it("is on record once, like all who read about a person", async () => {
    const as: IdentifiedViewer = { role: "agent", id: "agt_test_last_known" };

    await graph.ask(QUERY, { as, variables: { id: DEMO.taxi } });

    await graph.asOwner("directory", async ({ sql }) => {
      const rows = await sql`
        select action, whom, outcome from audit_entries
        where actor = ${as.id} and action <> 'BEGIN'`;
      expect([...rows]).toEqual([{ action: "LOOKUP", whom: [DEMO.taxi], outcome: "DONE" }]);
    });
  });
});
