import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { inTransaction } from "../../../kit/database/in-transaction.js";
import { moveClaim } from "../../../kit/ledger/claims.repository.js";
import type { GrantStep } from "../../../kit/ledger/grant-life.js";
import { done, type MutationOutcome, refusing } from "../../../kit/mutations/refusal.js";
import {
  type DamageClaim,
  type DamageClaimKey,
  lockDamageClaim,
} from "./damage-claim.repository.js";
import { becauseOfClaim, type ClaimVerdict, statusAfter } from "./damage-claim.rules.js";

type CloseOutcome = Promise<MutationOutcome<DamageClaimKey, "CLAIM_UNKNOWN" | "CLAIM_CLOSED">>;

/** Takes a report back while it is open. */
export function withdrawDamageClaim(
  handle: DatabaseHandle,
  key: DamageClaimKey,
  step: GrantStep,
): CloseOutcome {
  return closeClaim(
    handle,
    key,
    ({ status }) => status === "WITHDRAWN",
    (tx) => moveClaim(tx, { ...key, ...step, from: ["SUBMITTED"], to: "WITHDRAWN" }),
  );
}

/**
 * Answers a report: settled with the customer, or turned down and why. No grant and no sum come of it. No source tells
 * what was settled with anybody, nor of what kind it was, and won of no kind would be left out of every total.
 */
export function answerDamageClaim(
  handle: DatabaseHandle,
  key: DamageClaimKey,
  verdict: ClaimVerdict,
  step: GrantStep,
): CloseOutcome {
  const status = statusAfter(verdict);
  const remedyId = status === "APPROVED" ? "P2" : null;
  const decision = { remedyId, reason: becauseOfClaim(verdict) };
  return closeClaim(
    handle,
    key,
    ({ reasonCode }) => reasonCode === verdict,
    (tx) => moveClaim(tx, { ...key, ...step, from: ["SUBMITTED"], to: status, decision }),
  );
}

/** @param isDone whether the report was closed in this very way before; then nothing is written */
function closeClaim(
  handle: DatabaseHandle,
  key: DamageClaimKey,
  isDone: (claim: DamageClaim) => boolean,
  close: (tx: DatabaseHandle) => Promise<boolean>,
): CloseOutcome {
  return inTransaction(handle, async (tx) => {
    const claim = await lockDamageClaim(tx, key);
    if (!claim) return refusing(becauseOfClaim("CLAIM_UNKNOWN"), "P2");
    if (isDone(claim)) return done(key, true);
    const { status } = claim;
    return (await close(tx))
      ? done(key)
      : refusing(becauseOfClaim("CLAIM_CLOSED", { status }), "P2");
  });
}
