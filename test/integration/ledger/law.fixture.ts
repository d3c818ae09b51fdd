import postgres, { type Sql, type TransactionSql } from "postgres";
import type { GrantKey } from "../../../subgraphs/kit/slice/grant-id.js";
import { GIVEN_AT, MOVED_AT, somebody } from "./ledger.fixture.js";

/** As text: drizzle has taken the serializer of dates out of the connections it uses. */
const AT = GIVEN_AT.toISOString();
const LATER = MOVED_AT.toISOString();

/** What somebody writes who goes past our code. */
export type Attempt = (tx: TransactionSql) => Promise<unknown>;

/**
 * The law that an attempt breaks, by the name of its constraint, at once or when its transaction would end; null when it
 * breaks none. Nothing of the attempt stays.
 */
export async function lawBrokenBy(sql: Sql, attempt: Attempt): Promise<string | null> {
  const undo = new Error("undo");
  try {
    await sql.begin(async (tx) => {
      await attempt(tx);
      await tx`set constraints all immediate`;
      throw undo;
    });
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === "23514") {
      return error.constraint_name ?? "";
    }
    if (error !== undo) throw error;
  }
  return null;
}

/** A grant of somebody new that has no row yet. */
export function newKey(issue = 1): GrantKey {
  return { beneficiaryId: somebody(), outageId: "9999", remedyId: "X1", issue };
}

/** Writes the row of a grant, wherever it may stand, and no event. */
export function insertGrant(tx: TransactionSql, key: GrantKey, status: string) {
  return tx`insert into grants ${tx({
    ...columnsOf(key),
    status,
    won: 50_000,
    redeemed_at: status === "REDEEMED" ? LATER : null,
    reason_code: "LIKED",
    rule_version: "liking@1",
    reason_inputs: "{}",
    idempotency_key: "x1-9999",
    input_hash: "hash",
  })}`;
}

/** Sets the status of a grant and nothing else, except the instant that goes with REDEEMED. */
export function moveGrantRow(tx: TransactionSql, key: GrantKey, status: string) {
  const redeemed = status === "REDEEMED" ? tx`, redeemed_at = ${LATER}` : tx``;
  return tx`update grants set status = ${status} ${redeemed} where ${isRowOf(tx, key)}`;
}

/** One event as somebody would write it: its status, who made it, and its number. */
export type RawEvent = { status: string; sequence: number; actor?: string };

/** Writes events of a grant in one statement. */
export function insertGrantEvents(
  tx: TransactionSql,
  key: GrantKey,
  ...events: readonly RawEvent[]
) {
  const rows = events.map(({ actor = "opr_other", ...event }) => ({
    ...columnsOf(key),
    ...event,
    actor,
    at: AT,
  }));
  return tx`insert into grant_events ${tx(rows)}`;
}

/** Which claim. */
export type RawClaimKey = { beneficiaryId: string; claimId: string };

export function newClaimKey(): RawClaimKey {
  return { beneficiaryId: somebody(), claimId: "clm_test" };
}

/** Writes the row of a claim, wherever it may stand, and no event. */
export function insertClaim(tx: TransactionSql, key: RawClaimKey, status: string) {
  return tx`insert into claims ${tx({
    ...claimColumnsOf(key),
    outage_id: "9999",
    status,
    filed_at: AT,
    loss_won: 300_000,
  })}`;
}

export function moveClaimRow(tx: TransactionSql, key: RawClaimKey, status: string) {
  return tx`update claims set status = ${status}
    where beneficiary_id = ${key.beneficiaryId} and claim_id = ${key.claimId}`;
}

/** Writes events of a claim in one statement. */
export function insertClaimEvents(
  tx: TransactionSql,
  key: RawClaimKey,
  ...events: readonly RawEvent[]
) {
  const rows = events.map(({ actor = "opr_other", ...event }) => ({
    ...claimColumnsOf(key),
    ...event,
    actor,
    at: AT,
  }));
  return tx`insert into claim_events ${tx(rows)}`;
}

/** Somebody's word that a grant is to be taken back. */
export function insertProposal(tx: TransactionSql, key: GrantKey, proposedBy: string) {
  const proposal = { proposed_by: proposedBy, proposed_at: LATER, why: "Given by mistake" };
  return tx`insert into revocation_proposals ${tx({ ...columnsOf(key), ...proposal })}`;
}

/** The condition that a row is of this grant. */
export function isRowOf(tx: TransactionSql, key: GrantKey) {
  return tx`beneficiary_id = ${key.beneficiaryId} and outage_id = ${key.outageId}
    and remedy_id = ${key.remedyId} and issue = ${key.issue}`;
}

function columnsOf({ beneficiaryId, outageId, remedyId, issue }: GrantKey) {
  return { beneficiary_id: beneficiaryId, outage_id: outageId, remedy_id: remedyId, issue };
}

function claimColumnsOf({ beneficiaryId, claimId }: RawClaimKey) {
  return { beneficiary_id: beneficiaryId, claim_id: claimId };
}
