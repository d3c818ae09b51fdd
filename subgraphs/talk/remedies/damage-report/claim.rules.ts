import type { ClaimStatus, GrantStatus } from "../../../kit/contract/enums.js";
import { type Reason, reasonsOf } from "../../../kit/remedies/decision.js";
import { closesAt, isOpen, type RemedyRound } from "../../../kit/remedies/remedy.js";
import type { Won } from "../../../kit/remedies/won.js";
import { lossSupportRounds } from "../../outages/1015/loss-support-rounds.js";
import type { TalkReasonCode } from "../../reasons.js";
import {
  type ClaimantRefusalCode,
  decideLossSupport,
  type LossRefusalCode,
} from "../loss-support/loss-support.rules.js";
import { isSalesLoss, type KnownDetails } from "./damage-report.rules.js";

/** Reasons of the handling of claims, as against those of what is paid for them. */
export const becauseClaim = reasonsOf<TalkReasonCode>("claim-handling@1");

/** Of whose papers and intakes a refusal about them cites the sources. */
export const INTAKE_REMEDY = "B1";

/** With which a report of damage may be refused. */
export type ReportRefusalCode =
  | "OUTSIDE_INTAKE"
  | LossRefusalCode
  | ClaimantRefusalCode
  | "ALREADY_SUPPORTED"
  | "CLAIM_ALREADY_OPEN";

/**
 * Why a report is refused whoever files it; null when it can be filed. Everyone could report in the intake of 2022; the
 * additional one of 2023 was for sales losses of small businesses. A report of a loss has to state one. DOMAIN 1 and 3.1.
 */
export function refuseReport(
  details: KnownDetails,
  lossWon: Won | null,
  at: Date,
): (Reason & { code: "OUTSIDE_INTAKE" | LossRefusalCode }) | null {
  const { report, additional } = lossSupportRounds;
  const rounds = isSalesLoss(details) ? [report, additional] : [report];
  if (!rounds.some((round) => isOpen(round, at))) {
    return becauseClaim("OUTSIDE_INTAKE", windowsAround(rounds, at));
  }
  if (details.nature !== "FREE_WITH_LOSS") return null;
  const decided = decideLossSupport(lossWon);
  return decided.outcome === "REFUSED" ? decided.reason : null;
}

/** Why papers are not taken at an instant; null while they are. DOMAIN 1: W42, W44, W46. */
export function refusePapers(at: Date): (Reason & { code: "OUTSIDE_DOCUMENT_WINDOW" }) | null {
  const { documents } = lossSupportRounds;
  return isOpen(documents, at)
    ? null
    : becauseClaim("OUTSIDE_DOCUMENT_WINDOW", windowsAround([documents], at));
}

/** Why a claim cannot be touched: it is decided, withdrawn or elsewhere. */
export function becauseNotOpen(status: ClaimStatus): Reason & { code: "CLAIM_NOT_OPEN" } {
  return becauseClaim("CLAIM_NOT_OPEN", { status });
}

/** The support that a business has, or has declined: what was taken back does not stand. */
export type StandingSupport = { remedyId: string; status: GrantStatus };

/** Why a business is not supported again. */
export function becauseSupported({
  remedyId,
  status,
}: StandingSupport): Reason & { code: "ALREADY_SUPPORTED" } {
  return becauseClaim("ALREADY_SUPPORTED", { supportRemedyId: remedyId, status });
}

/** The window that closed last before an instant and the next one to open, as they were extended; null where none is. */
function windowsAround(rounds: readonly RemedyRound[], at: Date) {
  const last = rounds.findLast((round) => (closesAt(round)?.getTime() ?? Infinity) < at.getTime());
  const next = rounds.find(({ opensAt }) => opensAt !== null && opensAt > at);
  return {
    at: at.toISOString(),
    lastOpenedAt: last?.opensAt?.toISOString() ?? null,
    lastClosedAt: (last && closesAt(last))?.toISOString() ?? null,
    nextOpensAt: next?.opensAt?.toISOString() ?? null,
    nextClosesAt: (next && closesAt(next))?.toISOString() ?? null,
  };
}
