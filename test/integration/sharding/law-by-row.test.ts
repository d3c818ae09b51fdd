import fc from "fast-check";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { LAWS_BY_ROW } from "../../../subgraphs/kit/sharding/law-by-row.js";
import { freshDatabases } from "../../postgres.js";
import {
  type Attempt,
  insertClaim,
  insertClaimEvents,
  insertGrant,
  insertGrantEvents,
  insertProposal,
  lawBrokenBy,
  moveClaimRow,
  moveGrantRow,
  newClaimKey,
  newKey,
  type RawEvent,
} from "../ledger/law.fixture.js";

// Two databases under the same law, one of which keeps it in the form for shards.
const { pay: whole } = await freshDatabases("pay");
const { pay: byRow } = await freshDatabases("pay");
const wholeLaw = openDatabase(whole.ownerUrl, { max: 1, statementTimeoutMs: 20_000 });
const rowLaw = openDatabase(byRow.ownerUrl, { max: 1, statementTimeoutMs: 20_000 });
afterAll(() => Promise.all([wholeLaw.close(), rowLaw.close()]));

beforeAll(async () => {
  for (const { table, trigger, createFunction, createTrigger } of LAWS_BY_ROW) {
    await rowLaw.sql.unsafe(createFunction);
    await rowLaw.sql.unsafe(`drop trigger ${trigger} on ${table}`);
    await rowLaw.sql.unsafe(createTrigger);
  }
});

const GRANT_STATUSES = ["PENDING", "GRANTED", "REDEEMED", "EXPIRED", "DECLINED", "REVOKED"];
const CLAIM_STATUSES = [
  "SUBMITTED",
  "NEEDS_DOCUMENTS",
  "IN_REVIEW",
  "APPROVED",
  "REJECTED",
  "TRANSFERRED",
  "WITHDRAWN",
];
const ACTORS = ["opr_one", "opr_two"];

/** What comes of an attempt: the law it breaks, another constraint, or nothing. */
async function verdict(sql: Sql, attempt: Attempt): Promise<string> {
  try {
    return (await lawBrokenBy(sql, attempt)) ?? "nothing broken";
  } catch (error) {
    if (error instanceof postgres.PostgresError) return `${error.code} ${error.constraint_name}`;
    throw error;
  }
}

async function verdicts(attempt: Attempt): Promise<{ whole: string; byRow: string }> {
  return { whole: await verdict(wholeLaw.sql, attempt), byRow: await verdict(rowLaw.sql, attempt) };
}

/** Steps that somebody takes past our code, as data. */
type Step =
  | { do: "row"; status: string }
  | { do: "move"; status: string }
  | { do: "events"; events: RawEvent[] }
  | { do: "propose"; actor: string };

const steps = (statuses: string[]) => {
  const status = fc.constantFrom(...statuses);
  const event = fc.record({
    status,
    actor: fc.constantFrom(...ACTORS),
    sequence: fc.integer({ min: 0, max: 4 }),
  });
  // In their order, as one statement of ours writes them.
  const events = fc
    .uniqueArray(event, { minLength: 1, maxLength: 3, selector: ({ sequence }) => sequence })
    .map((some) => some.toSorted((a, b) => a.sequence - b.sequence));
  return fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ do: fc.constant("events" as const), events }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant("move" as const), status }) },
      fc.record({ do: fc.constant("propose" as const), actor: fc.constantFrom(...ACTORS) }),
    ),
    { maxLength: 4 },
  );
};

async function takeGrantStep(tx: TransactionSql, key: ReturnType<typeof newKey>, step: Step) {
  if (step.do === "row") await insertGrant(tx, key, step.status);
  else if (step.do === "move") await moveGrantRow(tx, key, step.status);
  else if (step.do === "propose") await insertProposal(tx, key, step.actor);
  else await insertGrantEvents(tx, key, ...step.events);
}

async function takeClaimStep(tx: TransactionSql, key: ReturnType<typeof newClaimKey>, step: Step) {
  if (step.do === "row") await insertClaim(tx, key, step.status);
  else if (step.do === "move") await moveClaimRow(tx, key, step.status);
  else if (step.do === "events") await insertClaimEvents(tx, key, ...step.events);
}

const event = (status: string, sequence: number, actor = "opr_one"): RawEvent => ({
  status,
  sequence,
  actor,
});

describe("the law in the form for shards judges as the law of one server does", () => {
  it.each<[string, number, Step[]]>([
    ["nothing broken", 1, [row("GRANTED"), did(event("GRANTED", 1))]],
    ["nothing broken", 1, [row("REDEEMED"), did(event("GRANTED", 1), event("REDEEMED", 2))]],
    ["grant_events_are_numbered", 1, [row("GRANTED"), did(event("GRANTED", 0))]],
    ["grant_events_are_numbered", 1, [row("GRANTED"), did(event("GRANTED", 2))]],
    ["grant_begins_legally", 1, [row("EXPIRED"), did(event("EXPIRED", 1))]],
    ["grant_issues_are_numbered", 2, [row("GRANTED"), did(event("GRANTED", 1))]],
    [
      "grant_moves_legally",
      1,
      [row("DECLINED"), did(event("DECLINED", 1)), did(event("GRANTED", 2))],
    ],
    [
      "grant_is_confirmed_by_another",
      1,
      [row("GRANTED"), did(event("PENDING", 1), event("GRANTED", 2))],
    ],
    [
      "redeemed_grant_is_revoked_by_two",
      1,
      [row("REDEEMED"), did(event("GRANTED", 1), event("REDEEMED", 2)), did(event("REVOKED", 3))],
    ],
    [
      "redeemed_grant_is_revoked_by_two",
      1,
      [
        row("REDEEMED"),
        did(event("GRANTED", 1), event("REDEEMED", 2)),
        { do: "propose", actor: "opr_one" },
        did(event("REVOKED", 3)),
      ],
    ],
    [
      "nothing broken",
      1,
      [
        row("REDEEMED"),
        did(event("GRANTED", 1), event("REDEEMED", 2)),
        { do: "propose", actor: "opr_two" },
        { do: "move", status: "REVOKED" },
        did(event("REVOKED", 3)),
      ],
    ],
    ["grant_stands_where_its_events_say", 1, [row("PENDING"), did(event("GRANTED", 1))]],
    ["grant_stands_where_its_events_say", 1, [row("GRANTED")]],
  ])("of grants: %s (issue %i)", async (law, issue, taken) => {
    const key = newKey(issue);

    const found = await verdicts(async (tx) => {
      for (const step of taken) await takeGrantStep(tx, key, step);
    });

    expect(found).toEqual({ whole: law, byRow: law });
  });

  it.each<[string, Step[]]>([
    ["nothing broken", [row("APPROVED"), did(event("SUBMITTED", 1), event("APPROVED", 2))]],
    ["claim_events_are_numbered", [row("SUBMITTED"), did(event("SUBMITTED", 0))]],
    ["claim_events_are_numbered", [row("SUBMITTED"), did(event("SUBMITTED", 3))]],
    ["claim_begins_legally", [row("IN_REVIEW"), did(event("IN_REVIEW", 1))]],
    [
      "claim_moves_legally",
      [row("WITHDRAWN"), did(event("SUBMITTED", 1), event("WITHDRAWN", 2), event("APPROVED", 3))],
    ],
    ["claim_stands_where_its_events_say", [row("APPROVED"), did(event("SUBMITTED", 1))]],
    ["claim_stands_where_its_events_say", [row("SUBMITTED")]],
  ])("of claims: %s", async (law, taken) => {
    const key = newClaimKey();

    const found = await verdicts(async (tx) => {
      for (const step of taken) await takeClaimStep(tx, key, step);
    });

    expect(found).toEqual({ whole: law, byRow: law });
  });

  it("whatever somebody does to a grant", async () => {
    const begin = fc.constantFrom(...GRANT_STATUSES);

    await fc.assert(
      fc.asyncProperty(begin, steps(GRANT_STATUSES), async (status, taken) => {
        const key = newKey();
        const found = await verdicts(async (tx) => {
          for (const step of [row(status), ...taken]) await takeGrantStep(tx, key, step);
        });
        expect(found.byRow).toBe(found.whole);
      }),
      { numRuns: 150 },
    );
  });

  it("whatever somebody does to a claim", async () => {
    const begin = fc.constantFrom(...CLAIM_STATUSES);

    await fc.assert(
      fc.asyncProperty(begin, steps(CLAIM_STATUSES), async (status, taken) => {
        const key = newClaimKey();
        const found = await verdicts(async (tx) => {
          for (const step of [row(status), ...taken]) await takeClaimStep(tx, key, step);
        });
        expect(found.byRow).toBe(found.whole);
      }),
      { numRuns: 100 },
    );
  });
});

function row(status: string): Step {
  return { do: "row", status };
}

function did(...events: RawEvent[]): Step {
  return { do: "events", events };
}
