import { asc, eq } from "drizzle-orm";
import type { ClaimStatus } from "../../../subgraphs/kit/contract/enums.js";
import {
  fileClaim,
  moveClaim,
  type NewClaim,
} from "../../../subgraphs/kit/ledger/claims.repository.js";
import { moveGrant, type RecordedStatus } from "../../../subgraphs/kit/ledger/move-grant.js";
import { type NewGrant, recordGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import {
  claimEvents,
  claims,
  grantEvents,
  grants,
  revocationProposals,
} from "../../../subgraphs/kit/ledger/tables.js";
import type { GrantKey } from "../../../subgraphs/kit/slice/grant-id.js";
import type { AffiliateDatabase } from "../affiliate.js";

export const GIVEN_AT = new Date("2022-11-10T10:00:00+09:00");
/** When what a test finds moved was moved. */
export const MOVED_AT = new Date("2022-11-15T10:00:00+09:00");

export const GRANT_STATUSES: readonly RecordedStatus[] = [
  "PENDING",
  "GRANTED",
  "REDEEMED",
  "EXPIRED",
  "DECLINED",
  "REVOKED",
];

let beneficiaries = 0;

/** Somebody whom no other test knows. */
export function somebody(): string {
  beneficiaries += 1;
  return `usr_test_${beneficiaries}`;
}

/** 50,000 won for somebody, of a remedy that exists in tests only. */
export function newGrant(change: Partial<NewGrant> = {}): NewGrant {
  return {
    outageId: "9999",
    remedyId: "X1",
    beneficiaryId: somebody(),
    amount: { won: 50_000 },
    reason: { code: "LIKED", ruleVersion: "liking@1", inputs: { liked: true, years: 3 } },
    grantedAt: GIVEN_AT,
    expiresAt: new Date("2022-12-31T23:59:59.999+09:00"),
    status: "GRANTED",
    idempotencyKey: "x1-9999",
    actor: "agt_test",
    why: "Asked by phone",
    ...change,
  };
}

/** A claim of somebody who lost 300,000 won. */
export function newClaim(change: Partial<NewClaim> = {}): NewClaim {
  return {
    claimId: "clm_test",
    beneficiaryId: somebody(),
    outageId: "9999",
    subject: null,
    filedAt: GIVEN_AT,
    lossWon: 300_000,
    details: { shop: "Test" },
    actor: "agt_test",
    why: null,
    ...change,
  };
}

/** A grant that stands there by legal steps: of agt_test, whoever else is in the test. */
export async function grantThatIs(
  { serving: { db } }: AffiliateDatabase,
  status: RecordedStatus,
  change: Partial<NewGrant> = {},
): Promise<GrantKey> {
  const isFirst = status === "PENDING" || status === "GRANTED" || status === "DECLINED";
  const grant = newGrant({ ...change, status: isFirst ? status : "GRANTED" });
  const { beneficiaryId, outageId, remedyId, issue = 1 } = grant;
  const key = { beneficiaryId, outageId, remedyId, issue };
  await recordGrant(db, grant);
  if (!isFirst) {
    await moveGrant(db, { ...key, to: status, at: MOVED_AT, actor: "agt_test", why: null });
  }
  return key;
}

/** Somebody's word that the grant is to be taken back. */
export async function propose(
  { serving: { db } }: AffiliateDatabase,
  { beneficiaryId, outageId, remedyId, issue }: GrantKey,
  proposedBy: string,
): Promise<void> {
  const proposal = { proposedBy, proposedAt: MOVED_AT, why: "Given by mistake" };
  await db
    .insert(revocationProposals)
    .values({ beneficiaryId, outageId, remedyId, issue, ...proposal });
}

/** A claim that stands there by legal steps. */
export async function claimThatIs(
  { serving: { db } }: AffiliateDatabase,
  status: ClaimStatus,
): Promise<NewClaim> {
  const claim = newClaim();
  const { claimId, beneficiaryId } = claim;
  await fileClaim(db, claim);
  if (status !== "SUBMITTED") {
    const step = { claimId, beneficiaryId, at: MOVED_AT, actor: "agt_test", why: null };
    await moveClaim(db, { ...step, from: ["SUBMITTED"], to: status });
  }
  return claim;
}

/** Every column of somebody's grants, and every event of them in order. */
export async function grantsOf({ serving: { db } }: AffiliateDatabase, beneficiaryId: string) {
  return {
    grants: await db
      .select()
      .from(grants)
      .where(eq(grants.beneficiaryId, beneficiaryId))
      .orderBy(asc(grants.remedyId), asc(grants.issue)),
    events: await db
      .select({ sequence: grantEvents.sequence, status: grantEvents.status })
      .from(grantEvents)
      .where(eq(grantEvents.beneficiaryId, beneficiaryId))
      .orderBy(asc(grantEvents.remedyId), asc(grantEvents.issue), asc(grantEvents.sequence)),
  };
}

/** Every column of somebody's claims, and every event of them in order. */
export async function claimsOf({ serving: { db } }: AffiliateDatabase, beneficiaryId: string) {
  const { sequence, status, at, actor, why } = claimEvents;
  return {
    claims: await db
      .select()
      .from(claims)
      .where(eq(claims.beneficiaryId, beneficiaryId))
      .orderBy(asc(claims.claimId)),
    events: await db
      .select({ sequence, status, at, actor, why })
      .from(claimEvents)
      .where(eq(claimEvents.beneficiaryId, beneficiaryId))
      .orderBy(asc(claimEvents.claimId), asc(sequence)),
  };
}
