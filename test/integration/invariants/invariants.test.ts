import type { ISql } from "postgres";
import { afterAll, describe, expect, it } from "vitest";
import { programme1015 as entertainment } from "../../../subgraphs/entertainment/outages/1015.js";
import { entertainmentReasons } from "../../../subgraphs/entertainment/reasons.js";
import { programme1015 as games } from "../../../subgraphs/games/outages/1015.js";
import { gamesReasons } from "../../../subgraphs/games/reasons.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import {
  brokenInvariants,
  type Declared,
  type Invariant,
  invariants,
} from "../../../subgraphs/kit/reconcile/invariants.js";
import { programme1015 as mobility } from "../../../subgraphs/mobility/outages/1015.js";
import { mobilityReasons } from "../../../subgraphs/mobility/reasons.js";
import { programme1015 as pay } from "../../../subgraphs/pay/outages/1015.js";
import { payReasons } from "../../../subgraphs/pay/reasons.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { programme1015 as talk } from "../../../subgraphs/talk/outages/1015.js";
import { talkReasons } from "../../../subgraphs/talk/reasons.js";
import { freshDatabases } from "../../postgres.js";

type Programme = { outageId: string; remedies: readonly { id: string }[] };

function declared({ outageId, remedies }: Programme, reasons: object): Declared {
  return { remedies: remedies.map(({ id }) => `${outageId}/${id}`), reasons: Object.keys(reasons) };
}

const DECLARED: Record<string, Declared> = {
  talk: declared(talk, talkReasons),
  mobility: declared(mobility, mobilityReasons),
  games: declared(games, gamesReasons),
  entertainment: declared(entertainment, entertainmentReasons),
  pay: declared(pay, payReasons),
};

const names = affiliateEntries.map(({ name }) => name);
const urls = await freshDatabases(...names);
const databases = new Map(
  names.map((name) => [name, openDatabase(urls[name]?.ownerUrl ?? "", { max: 1 })]),
);
afterAll(() => Promise.all([...databases.values()].map((database) => database.close())));

function ledgerOf(name: string) {
  const database = databases.get(name);
  const of = DECLARED[name];
  if (!database || !of) throw new Error(`nothing is declared for ${name}`);
  return { sql: database.sql, declared: of };
}

describe("the ledger of the demo", () => {
  it.each(names)("of %s breaks no invariant", async (name) => {
    const { sql, declared } = ledgerOf(name);

    expect(await brokenInvariants(sql, declared)).toEqual([]);
  });
});

const REMEDY = pay.remedies[0]?.id ?? "";
const REASON = Object.keys(payReasons)[0] ?? "";
const AT = "2022-11-10T10:00:00+09:00";

const GRANT = {
  beneficiary_id: "usr_test",
  outage_id: "1015",
  remedy_id: REMEDY,
  issue: 1,
  status: "GRANTED",
  won: 1_000,
  granted_at: AT,
  reason_code: REASON,
  rule_version: "test@1",
  reason_inputs: {},
  idempotency_key: "test",
  input_hash: "test",
};
const GRANT_EVENT = {
  beneficiary_id: "usr_test",
  outage_id: "1015",
  remedy_id: REMEDY,
  issue: 1,
  sequence: 1,
  status: "GRANTED",
  at: AT,
  actor: "agt_test",
};
const CLAIM = {
  beneficiary_id: "usr_test",
  claim_id: "clm_test",
  outage_id: "1015",
  remedy_id: REMEDY,
  status: "APPROVED",
  filed_at: AT,
  decided_at: AT,
  reason_code: REASON,
  rule_version: "test@1",
  reason_inputs: {},
  details: {},
};
const CLAIM_EVENTS = ["SUBMITTED", "APPROVED"].map((status, index) => ({
  beneficiary_id: "usr_test",
  claim_id: "clm_test",
  sequence: index + 1,
  status,
  at: AT,
  actor: "agt_test",
}));
const SOUND = {
  grants: [GRANT],
  grant_events: [GRANT_EVENT],
  claims: [CLAIM],
  claim_events: CLAIM_EVENTS,
};

/** A sound grant and a sound claim, after which the law looks away: it would not let what follows be written. */
async function insertSound(sql: ISql): Promise<void> {
  for (const [table, rows] of Object.entries(SOUND)) {
    await sql`insert into ${sql(table)}
      select * from jsonb_populate_recordset(null::${sql(table)}, ${JSON.stringify(rows)}::jsonb)`;
  }
  await sql`set constraints all immediate`;
  for (const table of Object.keys(SOUND)) {
    await sql`alter table ${sql(table)} disable trigger user`;
  }
}

/** A second event of the sound grant. */
function secondEvent(status: string, actor = "agt_test"): string {
  return `insert into grant_events (beneficiary_id, outage_id, remedy_id, issue, sequence, status, at, actor)
    select beneficiary_id, outage_id, remedy_id, issue, 2, '${status}', at, '${actor}' from grant_events
    where beneficiary_id = 'usr_test'`;
}

/** The sound grant's quota as it stands when that many were taken. */
function quotaOf(taken: number): string {
  return `insert into quota_parts (outage_id, quota_id, part, size, taken)
    values ('1015', '${REMEDY}', 0, 5, 0), ('1015', '${REMEDY}', 1, 5, ${taken})`;
}

/** What makes the sound rows break each invariant. What the tables themselves forbid is first allowed. */
const BREAKS: Record<Invariant, string> = {
  "the events of a grant are numbered from 1 without a gap": "delete from grant_events",
  "an event belongs to a grant": `
    alter table grant_events drop constraint grant_event_belongs_to_a_grant; delete from grants`,
  "a grant stands where its last event left it": secondEvent("DECLINED"),
  "no amount is negative": `
    alter table grants drop constraint grant_won_is_a_safe_amount; update grants set won = -1`,
  "a grant that awaits confirmation has an amount": `
    update grants set status = 'PENDING', won = null; update grant_events set status = 'PENDING'`,
  "a grant is won or in kind, not both": `
    alter table grants drop constraint grant_is_won_or_in_kind; update grants set quantity = 1`,
  "what was redeemed says when": `
    update grants set status = 'REDEEMED'; update grant_events set status = 'REDEEMED'`,
  "a grant is of a remedy that the programme lists": `
    alter table grant_events drop constraint grant_event_belongs_to_a_grant;
    update grants set remedy_id = 'X1'; update grant_events set remedy_id = 'X1'`,
  "the reason of a grant has texts": "update grants set reason_code = 'GONE'",
  "the events of a claim are numbered from 1 without a gap":
    "update claim_events set sequence = sequence + 10",
  "an event belongs to a claim": `
    alter table claim_events drop constraint claim_event_belongs_to_a_claim; delete from claims`,
  "a claim stands where its last event left it": "update claims set status = 'WITHDRAWN'",
  "a claim that was decided says when, and why": "update claims set decided_at = null",
  "a claim is decided on a remedy that the programme lists": "update claims set remedy_id = 'X1'",
  "the reason of a claim has texts": "update claims set reason_code = 'GONE'",
  "a claim begins with being submitted": "update claim_events set status = 'APPROVED'",
  "what is awaiting confirmation is confirmed by another person": `
    update grant_events set status = 'PENDING'; ${secondEvent("GRANTED")}`,
  "what was redeemed is taken back by two people": `
    update grants set status = 'REVOKED'; update grant_events set status = 'REDEEMED';
    insert into revocation_proposals (beneficiary_id, outage_id, remedy_id, issue, proposed_by, proposed_at, why)
      select beneficiary_id, outage_id, remedy_id, issue, actor, at, '' from grant_events
      where beneficiary_id = 'usr_test';
    ${secondEvent("REVOKED")}`,
  "the quota of a remedy counts what was taken of it": quotaOf(2),
};

/** The invariants that are broken after some statements, which are then undone. */
async function brokenAfter(statements: string): Promise<string[]> {
  const { sql, declared } = ledgerOf("pay");
  const undo = new Error("undo");
  let broken: string[] = [];
  await sql
    .begin(async (tx) => {
      await insertSound(tx);
      await tx.unsafe(statements);
      broken = (await brokenInvariants(tx, declared)).map(({ invariant }) => invariant);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return broken;
}

describe("an invariant", () => {
  it("is kept by a sound grant and a sound claim", async () => {
    expect(await brokenAfter("select 1")).toEqual([]);
  });

  it.each([
    [
      "somebody else confirms",
      `update grant_events set status = 'PENDING'; ${secondEvent("GRANTED", "agt_other")}`,
    ],
    ["one of a quota was taken", quotaOf(1)],
    [
      "one of a quota was taken, and taken back from whoever had it",
      `${quotaOf(1)}; update grants set status = 'REVOKED'; ${secondEvent("REVOKED")}`,
    ],
    [
      "one of a quota was declined untaken",
      `${quotaOf(0)}; update grants set status = 'DECLINED'; update grant_events set status = 'DECLINED'`,
    ],
  ])("is kept when %s", async (_what, statements) => {
    expect(await brokenAfter(statements)).toEqual([]);
  });

  it.each(Object.keys(invariants) as Invariant[])("is seen to be broken: %s", async (invariant) => {
    expect(await brokenAfter(BREAKS[invariant])).toEqual([invariant]);
  });
});
