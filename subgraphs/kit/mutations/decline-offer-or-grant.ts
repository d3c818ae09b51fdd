import type { DatabaseHandle } from "../database/connection.js";
import type { AffiliateContext } from "../define-affiliate.js";
import { declineGrant, type GrantStep } from "../ledger/grant-life.js";
import { remedyKey } from "../ledger/grant-remedy.js";
import { becauseLedger } from "../ledger/reasons.js";
import { recordGrant } from "../ledger/record-grant.js";
import type { Amount } from "../remedies/decision.js";
import type { Unit } from "../remedies/remedy.js";
import { type GrantKey, grantId } from "../slice/grant-id.js";
import type { GrantView } from "../slice/views.js";
import { done, type MutationOutcome, refusing } from "./refusal.js";

/** Declines a grant; an offer, which has no row yet, is put on record as declined, with what it offered and why. */
export async function declineOfferOrGrant(
  tx: DatabaseHandle,
  key: GrantKey,
  { at, actor, why }: GrantStep,
  { readSlice }: AffiliateContext,
): Promise<MutationOutcome<GrantKey, "GRANT_UNKNOWN" | "GRANT_STEP_NOT_LEGAL">> {
  const { outageId, beneficiaryId } = key;
  const slice = await readSlice(tx, { outageId, beneficiaryId });
  const grant = slice.grants.find(({ id }) => id === grantId(key));
  if (!grant) return refusing(becauseLedger("GRANT_UNKNOWN"));
  if (grant.status !== "OFFERED") {
    return grant.status === "EXPIRED"
      ? notFrom(grant, key)
      : declineGrant(tx, key, { at, actor, why });
  }
  const { code, ruleVersion, facts } = grant.reason;
  const recorded = await recordGrant(tx, {
    ...key,
    amount: amountOf(grant),
    reason: { code, ruleVersion, inputs: facts },
    grantedAt: at,
    expiresAt: null,
    status: "DECLINED",
    idempotencyKey: remedyKey(key.remedyId, outageId),
    actor,
    why,
  });
  // Taken by another request meanwhile: then that is what is declined.
  return recorded.outcome === "RECORDED" ? done(key) : declineGrant(tx, key, { at, actor, why });
}

function notFrom({ status }: GrantView, { remedyId }: GrantKey) {
  return refusing(becauseLedger("GRANT_STEP_NOT_LEGAL", { status, to: "DECLINED" }), remedyId);
}

function amountOf({ won, quantity, unit, listPriceWon }: GrantView): Amount {
  return won === null ? { won, quantity, unit: unit as Unit | null, listPriceWon } : { won };
}
