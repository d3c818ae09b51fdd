import type { ClaimFields } from "../../kit/slice/compose-slice.js";
import { grantId } from "../../kit/slice/grant-id.js";
import type { TalkRecord } from "../facts.js";
import { knownDetails } from "../remedies/damage-report/damage-report.rules.js";
import { missingDocuments } from "../remedies/loss-support/evidence.rules.js";
import type { LossSupportId } from "../remedies/loss-support/loss-support.rules.js";
import type { TalkClaim, TalkClaimAward } from "./talk-claims.types.js";

const COUNCIL_AWARD: LossSupportId = "B3";

/** The fields of Talk's claims that do not stand in the claim itself: its papers, and what was decided on them. */
export const claimFields: ClaimFields<TalkRecord> = (claim, slice) => {
  const { nature, channel } = knownDetails(claim.details);
  const documents = (slice.facts?.claimDocuments ?? []).filter(
    ({ claimId }) => claimId === claim.claimId,
  );
  const kinds = documents.map(({ kind }) => kind);
  const { claimedLossWon, lossWon, transferredTo = null } = claim.reasonInputs ?? {};
  return {
    beneficiaryId: slice.beneficiaryId,
    channel,
    documents: documents.map(({ kind, receivedAt }) => ({
      kind,
      receivedAt: new Date(receivedAt),
    })),
    missingDocuments: nature === "FREE_WITH_LOSS" ? [...missingDocuments(channel, kinds)] : null,
    // Only what assessed the claim names the claimed loss, and beside it the recognised one.
    recognisedLossWon: claimedLossWon === undefined ? null : (lossWon ?? null),
    award: awardOf(claim.claimId, slice),
    transferredTo,
  } satisfies Partial<Record<keyof TalkClaim, unknown>>;
};

function awardOf(
  claimId: string,
  { outageId, beneficiaryId, grants }: Parameters<typeof claimFields>[1],
): TalkClaimAward | null {
  const award = grants.findLast(
    ({ remedyId, status, reasonInputs }) =>
      remedyId === COUNCIL_AWARD && status !== "REVOKED" && reasonInputs.claimId === claimId,
  );
  if (!award || award.won === null) return null;
  const { remedyId, issue, won, status } = award;
  return { grantId: grantId({ outageId, remedyId, beneficiaryId, issue }), won, status };
}
