import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import type { PassingFault } from "../../../gateway/commands/drill/fault.js";
import { callsUnder } from "../../../gateway/commands/drill/run-drill.js";
import { openDatabase, withConnection } from "../../../subgraphs/kit/database/connection.js";
import { DEMO, DEMO_OUTAGE_ID } from "../../../subgraphs/kit/demo/people.js";
import { grantId } from "../../../subgraphs/kit/slice/grant-id.js";
import { AGENT } from "../../demo.js";
import { startBreakableGraph } from "../../faults/drilled-graph.js";

const graph = await startBreakableGraph();
/** Nothing here is to fail because the machine is busy. */
const PATIENT = callsUnder({});
const [talk, directory] = [graph.proxyOf("talk"), graph.proxyOf("directory")];

/** Asks the directory for the outage, and then Talk, once each. */
const PROGRAMME = { query: `{ outage(id: "${DEMO_OUTAGE_ID}") { talk { affiliate } } }` };
const ANSWERED = { data: { outage: { talk: { affiliate: "TALK" } } }, errors: undefined };

async function answerTo(body: object) {
  const { data, errors } = JSON.parse((await graph.post(body, AGENT)).text);
  return { data, errors };
}

async function codesFor(body: object): Promise<string[]> {
  const { errors = [] } = await answerTo(body);
  return errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code);
}

beforeEach(async () => {
  await graph.renew(PATIENT);
  for (const proxy of [talk, directory]) {
    await proxy.fail(null);
    proxy.delay(0);
    proxy.takeRequests();
  }
});

describe("what may be over in a moment", () => {
  const PASSING: (PassingFault | "reset")[] = ["status 502", "status 503", "status 504", "reset"];

  it.each(PASSING)("%s is tried once more for a query, and nobody notices", async (fault) => {
    await talk.fail(fault, 1);

    expect(await answerTo(PROGRAMME)).toEqual(ANSWERED);
    expect(talk.takeRequests()).toBe(2);
  });

  it.each(PASSING)("%s is tried once more and no oftener", async (fault) => {
    await talk.fail(fault);

    expect(await codesFor(PROGRAMME)).toEqual(["AFFILIATE_UNAVAILABLE"]);
    expect(talk.takeRequests()).toBe(2);
  });

  it.each(["status 500", "no JSON", "missing field"] as const)(
    "%s is a failure that stays one, and is not tried again",
    async (fault) => {
      await talk.fail(fault);

      expect(await codesFor(PROGRAMME)).toEqual(["AFFILIATE_UNAVAILABLE"]);
      expect(talk.takeRequests()).toBe(1);
    },
  );

  it.each(PASSING)("%s ends a mutation without a key: it may have been done", async (fault) => {
    await directory.fail(fault);
    const query = `mutation { recordDirectoryExport(input: { beneficiaryId: "${DEMO.bakery}",
      outageId: "${DEMO_OUTAGE_ID}", format: PRINT, reason: BENEFICIARY_REQUEST }) { __typename } }`;

    expect(await codesFor({ query })).toEqual(["DIRECTORY_UNAVAILABLE"]);
    expect(directory.takeRequests()).toBe(1);
  });

  it.each(PASSING)("%s is tried once more for a mutation with a key", async (fault) => {
    await talk.fail(fault, 1);
    const id = grantId({
      outageId: DEMO_OUTAGE_ID,
      remedyId: "X1",
      beneficiaryId: DEMO.bakery,
      issue: 1,
    });
    const query = `mutation { declineTalkGrant(input: { grantId: "${id}",
      idempotencyKey: "ends-${fault.replace(" ", "-")}" }) { ... on TalkDeclineGrantRefused { code } } }`;

    expect(await answerTo({ query })).toEqual({
      data: { declineTalkGrant: { code: "GRANT_UNKNOWN" } },
      errors: undefined,
    });
    expect(talk.takeRequests()).toBe(2);
  });
});

describe("a subgraph that fails again and again", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => void vi.useRealTimers());

  /** Asks so many times, one after another: what arrived at the subgraph of it. */
  async function arrivingOf(requests: number): Promise<number> {
    for (let sent = 0; sent < requests; sent += 1) await graph.post(PROGRAMME, AGENT);
    return talk.takeRequests();
  }

  it("is asked ten times, is then given a rest of five seconds, and is asked again once", async () => {
    await talk.fail("status 500");
    const asked = { failing: await arrivingOf(9), state: graph.breakers().talk };
    const last = { failing: await arrivingOf(1), state: graph.breakers().talk };
    const resting = { failing: await arrivingOf(5), state: graph.breakers().talk };
    const code = await codesFor(PROGRAMME);
    vi.setSystemTime(Date.now() + 5_000);
    const tried = { failing: await arrivingOf(3), state: graph.breakers().talk };
    await talk.fail(null);
    vi.setSystemTime(Date.now() + 4_999);
    const early = { arriving: await arrivingOf(1), state: graph.breakers().talk };
    vi.setSystemTime(Date.now() + 1);
    const well = await answerTo(PROGRAMME);

    expect([asked, last, resting]).toEqual([
      { failing: 9, state: "closed" },
      { failing: 1, state: "open" },
      { failing: 0, state: "open" },
    ]);
    expect(code).toEqual(["AFFILIATE_UNAVAILABLE"]);
    expect([tried, early]).toEqual([
      { failing: 1, state: "open" },
      { arriving: 0, state: "open" },
    ]);
    expect([well, graph.breakers().talk]).toEqual([ANSWERED, "closed"]);
  });

  it("is asked on while fewer than half of its answers fail", async () => {
    for (let round = 0; round < 8; round += 1) {
      await talk.fail("status 500", 1);
      await arrivingOf(3);
    }

    expect(graph.breakers().talk).toBe("closed");
  });

  it("keeps no other from being asked", async () => {
    await talk.fail("status 500");
    await arrivingOf(12);

    const query = `{ outage(id: "${DEMO_OUTAGE_ID}") { pay { affiliate } } }`;
    const { data } = await answerTo({ query });

    expect(data).toEqual({ outage: { pay: { affiliate: "PAY" } } });
  });
});

describe("a client that has gone", () => {
  it("takes its statements with it, out of PostgreSQL, too", async () => {
    const owner = openDatabase(graph.ownerUrlOf("talk"), { max: 1 });
    const database = new URL(graph.ownerUrlOf("talk")).pathname.slice(1);
    const waiting = () =>
      withConnection(inject("adminUrl"), async (sql) => {
        const [row] = await sql`select count(*)::int as statements from pg_stat_activity
          where datname = ${database} and wait_event_type = 'Lock'`;
        return row?.statements;
      });
    const client = new AbortController();
    const query = `{ partner(id: "${DEMO.bakery}") { compensation(outageId: "${DEMO_OUTAGE_ID}") {
      talk { grants { id } } } } }`;
    try {
      await owner.sql.begin(async (sql) => {
        await sql`lock table grants in access exclusive mode`;
        const asking = graph.post({ query }, AGENT, client.signal).catch(({ name }) => name);
        await vi.waitUntil(async () => (await waiting()) > 0, { timeout: 2_000 });
        client.abort();
        expect(await asking).toBe("AbortError");
        // The lock is still held, and the statement's own timeout is twenty seconds away.
        await vi.waitUntil(async () => (await waiting()) === 0, { timeout: 5_000 });
      });
    } finally {
      await owner.close();
    }
  });
});
