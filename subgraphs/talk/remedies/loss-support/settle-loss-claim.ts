import type { ClaimStatus } from "../../../kit/contract/enums.js";
import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { moveClaim } from "../../../kit/ledger/claims.repository.js";
import { type GrantRequest, grantDecided } from "../../../kit/ledger/grant-remedy.js";
import type { Reason } from "../../../kit/remedies/decision.js";
import type { Won } from "../../../kit/remedies/won.js";
import type { TalkFacts } from "../../facts.js";
import { readFacts } from "../../facts.repository.js";
import { lossSupportRounds, takesClaims } from "../../outages/1015/loss-support-rounds.js";
import { programme1015 } from "../../outages/1015.js";
import { lockLossClaim } from "./loss-claim.repository.js";
import {
  decideLossSupport,
  type LossSupportDecision,
  refuseLossClaimant,
} from "./loss-support.rules.js";

const { outageId } = programme1015;

/** Where settling leads a claim: paid, handed to the council, or turned down. */
export type SettledStatus = "APPROVED" | "IN_REVIEW" | "REJECTED";

/** Which claim is settled, at what instant, and who does it and why. */
export type SettleRequest = GrantRequest & { claimId: string };

/**
 * SUPPORT_NOT_OPEN: no papers were taken yet. FILED_OUTSIDE_INTAKE: the claim came when none were taken. CLAIM_NOT_OPEN:
 * it was withdrawn or transferred. ALREADY_SUPPORTED: another claim of the business was paid.
 */
export type SettleRefusal =
  | "CLAIM_UNKNOWN"
  | "CLAIM_NOT_OPEN"
  | "SUPPORT_NOT_OPEN"
  | "FILED_OUTSIDE_INTAKE"
  | "ALREADY_SUPPORTED";

export type SettleOutcome =
  | { outcome: "SETTLED"; status: SettledStatus; reason: Reason }
  /** It was settled before; nothing was written. */
  | { outcome: "REPLAYED"; status: SettledStatus }
  | { outcome: "REFUSED"; code: SettleRefusal };

const OPEN: readonly ClaimStatus[] = ["SUBMITTED", "NEEDS_DOCUMENTS"];

const STATUS_AFTER = {
  FIXED: "APPROVED",
  COUNCIL_REVIEW: "IN_REVIEW",
  REFUSED: "REJECTED",
} as const satisfies Record<LossSupportDecision["outcome"], SettledStatus>;

/**
 * One key for all claims of a business. Whether the sum is per business or per report was never published (DOMAIN 3.1);
 * with a key per claim or per remedy, two reports in different tiers would be paid both sums.
 */
const ONE_SUPPORT_PER_BUSINESS = `loss-support-${outageId}`;

/**
 * Settles a claim by its loss, once the papers prove it: a loss up to 500,000 won is paid its fixed sum (B1, B2), a higher
 * one goes to the council (B3), and who has no claim is told why. Claim, grant and events are one transaction.
 */
export function settleLossClaim(
  handle: DatabaseHandle,
  { claimId, ...request }: SettleRequest,
): Promise<SettleOutcome> {
  const { beneficiaryId, at, actor, why } = request;
  return handle.transaction(async (tx) => {
    const claim = await lockLossClaim(tx, { outageId, beneficiaryId, claimId });
    if (!claim) return refused("CLAIM_UNKNOWN");
    if (isSettled(claim.status)) return { outcome: "REPLAYED", status: claim.status };
    if (!OPEN.includes(claim.status)) return refused("CLAIM_NOT_OPEN");
    if (at < lossSupportRounds.documents.opensAt) return refused("SUPPORT_NOT_OPEN");
    if (!takesClaims(claim.filedAt)) return refused("FILED_OUTSIDE_INTAKE");

    const assessed = assess(await readFacts(tx, beneficiaryId), claim.lossWon);
    if (assessed.outcome === "FIXED") {
      const { remedyId, decision } = assessed;
      const grant = await grantDecided(
        tx,
        programme1015,
        remedyId,
        decision,
        request,
        ONE_SUPPORT_PER_BUSINESS,
      );
      if (grant.outcome !== "RECORDED") return refused("ALREADY_SUPPORTED");
    }
    const status = STATUS_AFTER[assessed.outcome];
    const reason = assessed.outcome === "FIXED" ? assessed.decision.reason : assessed.reason;
    const remedyId = assessed.outcome === "REFUSED" ? null : assessed.remedyId;
    const move = { beneficiaryId, claimId, from: OPEN, to: status, at, actor, why };
    await moveClaim(tx, { ...move, decision: { remedyId, reason } });
    return { outcome: "SETTLED", status, reason };
  });
}

function assess(facts: TalkFacts, lossWon: Won | null): LossSupportDecision {
  const reason = refuseLossClaimant(facts);
  return reason ? { outcome: "REFUSED", reason } : decideLossSupport(lossWon);
}

function isSettled(status: ClaimStatus): status is SettledStatus {
  return status === "APPROVED" || status === "IN_REVIEW" || status === "REJECTED";
}

function refused(code: SettleRefusal): SettleOutcome {
  return { outcome: "REFUSED", code };
}
