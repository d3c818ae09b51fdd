import { randomUUID } from "node:crypto";
import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { inTransaction } from "../../../kit/database/in-transaction.js";
import { fileClaim } from "../../../kit/ledger/claims.repository.js";
import type { GrantRequest } from "../../../kit/ledger/grant-remedy.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import type { Won } from "../../../kit/remedies/won.js";
import { readFacts } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
import { type DamageClaimKey, openDamageClaimId } from "./damage-claim.repository.js";
import { becauseOfClaim, CLAIM_SUBJECT } from "./damage-claim.rules.js";

const { outageId } = programme1015;

/** Who reports damage and when; `lossWon` is null when no sum was stated. */
export type DamageReport = GrantRequest & { lossWon: Won | null };

/**
 * P2: files a report of damage by a customer of Pay, one open at a time. Which days the intake was open was never
 * published, so no instant is refused: it is open as long as Pay has a programme for the outage.
 */
export function fileDamageClaim(
  handle: DatabaseHandle,
  { beneficiaryId, at, actor, why, lossWon }: DamageReport,
): Promise<MutationOutcome<DamageClaimKey, "NOT_A_PAY_CUSTOMER" | "CLAIM_OPEN_ALREADY">> {
  return inTransaction(handle, async (tx) => {
    if ((await readFacts(tx, beneficiaryId)) === null) {
      return refusing(becauseOfClaim("NOT_A_PAY_CUSTOMER"), "P2");
    }
    const key = { outageId, beneficiaryId, claimId: `clm_${randomUUID()}` };
    const claim = { ...key, subject: CLAIM_SUBJECT, filedAt: at, lossWon, details: {}, actor, why };
    if (await fileClaim(tx, claim)) return done(key);
    const claimId = await openDamageClaimId(tx, key);
    return refusing(becauseOfClaim("CLAIM_OPEN_ALREADY", { claimId }), "P2");
  });
}
