import type { ISql } from "postgres";
import { afterAll, describe, expect, it } from "vitest";
import { programme1015 as entertainment } from "../../../subgraphs/entertainment/outages/1015.js";
import { entertainmentReasons } from "../../../subgraphs/entertainment/reasons.js";
import { programme1015 as games } from "../../../subgraphs/games/outages/1015.js";
import { gamesReasons } from "../../../subgraphs/games/reasons.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { programme1015 as mobility } from "../../../subgraphs/mobility/outages/1015.js";
import { mobilityReasons } from "../../../subgraphs/mobility/reasons.js";
import { programme1015 as pay } from "../../../subgraphs/pay/outages/1015.js";
import { payReasons } from "../../../subgraphs/pay/reasons.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { programme1015 as talk } from "../../../subgraphs/talk/outages/1015.js";
import { talkReasons } from "../../../subgraphs/talk/reasons.js";
import { freshDatabases } from "../../postgres.js";
import { brokenInvariants, type Declared, type Invariant, invariants } from "./invariants.js";

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
const CLAIM_EVENT = {
  beneficiary_id: "usr_test",
  claim_id: "clm_test",
  sequence: 1,
  status: "APPROVED",
  at: AT,
  actor: "agt_test",
};

/** A sound grant and a sound claim. */
async function insertSound(sql: ISql): Promise<void> {
  const rows = {
    grants: GRANT,
    grant_events: GRANT_EVENT,
    claims: CLAIM,
    claim_events: CLAIM_EVENT,
  };
  for (const [table, row] of Object.entries(rows)) {
    await sql`insert into ${sql(table)}
      select * from jsonb_populate_record(null::${sql(table)}, ${JSON.stringify(row)}::jsonb)`;
  }
}

/** What makes the sound rows break each invariant. What the tables themselves forbid is first allowed. */
const BREAKS: Record<Invariant, string> = {
  "the events of a grant are numbered from 1 without a gap": "delete from grant_events",
  "an event belongs to a grant": `
    alter table grant_events drop constraint grant_event_belongs_to_a_grant; delete from grants`,
  "a grant stands where its last event left it": `
    insert into grant_events select beneficiary_id, outage_id, remedy_id, 2, 'DECLINED', at, actor from grant_events`,
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
  "the events of a claim are numbered from 1 without a gap": "update claim_events set sequence = 2",
  "an event belongs to a claim": `
    alter table claim_events drop constraint claim_event_belongs_to_a_claim; delete from claims`,
  "a claim stands where its last event left it": "update claims set status = 'WITHDRAWN'",
  "a claim that was decided says when, and why": "update claims set decided_at = null",
  "a claim is decided on a remedy that the programme lists": "update claims set remedy_id = 'X1'",
  "the reason of a claim has texts": "update claims set reason_code = 'GONE'",
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

  it.each(Object.keys(invariants) as Invariant[])("is seen to be broken: %s", async (invariant) => {
    expect(await brokenAfter(BREAKS[invariant])).toEqual([invariant]);
  });
});
