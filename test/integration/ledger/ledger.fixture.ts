import { asc, eq } from "drizzle-orm";
import type { NewClaim } from "../../../subgraphs/kit/ledger/claims.repository.js";
import type { NewGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import { grantEvents, grants } from "../../../subgraphs/kit/ledger/tables.js";
import type { AffiliateDatabase } from "../affiliate.js";

export const GIVEN_AT = new Date("2022-11-10T10:00:00+09:00");

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
    filedAt: GIVEN_AT,
    lossWon: 300_000,
    details: { shop: "Test" },
    actor: "agt_test",
    why: null,
    ...change,
  };
}

/** Every column of somebody's grants, and every event of them in order. */
export async function grantsOf({ serving: { db } }: AffiliateDatabase, beneficiaryId: string) {
  return {
    grants: await db
      .select()
      .from(grants)
      .where(eq(grants.beneficiaryId, beneficiaryId))
      .orderBy(asc(grants.remedyId)),
    events: await db
      .select({ sequence: grantEvents.sequence, status: grantEvents.status })
      .from(grantEvents)
      .where(eq(grantEvents.beneficiaryId, beneficiaryId))
      .orderBy(asc(grantEvents.remedyId), asc(grantEvents.sequence)),
  };
}
