import { and, desc, eq, max, ne, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../../../kit/database/connection.js";
import type { GrantStep } from "../../../kit/ledger/grant-life.js";
import { decidedGrant, type GrantRequest } from "../../../kit/ledger/grant-remedy.js";
import { moveGrant, type RecordedStatus } from "../../../kit/ledger/move-grant.js";
import { type GrantOutcome, recordGrant } from "../../../kit/ledger/record-grant.js";
import { grants } from "../../../kit/ledger/tables.js";
import type { Entitlement, Reason } from "../../../kit/remedies/decision.js";
import type { GrantKey } from "../../../kit/slice/grant-id.js";
import { programme1015 } from "../../outages/1015.js";
import type { ClaimKey } from "../damage-report/claim.repository.js";
import type { StandingSupport } from "../damage-report/claim.rules.js";
import type { LossSupportId } from "./loss-support.rules.js";

const { outageId } = programme1015;

/**
 * One key for B1, B2 and B3 and for all claims of a business. Whether support is per business or per report was never
 * published, nor whether a council's award adds to 50,000 won (DOMAIN 3.1): with a key per claim or per remedy, two reports
 * in different tiers, or a tier and an award, would both be paid.
 */
export const ONE_SUPPORT_PER_BUSINESS = `loss-support-${outageId}`;

/** The loss support that stands for a business, whichever tier it is of. */
export async function standingSupport(
  handle: DatabaseHandle,
  beneficiaryId: string,
): Promise<StandingSupport | undefined> {
  const [standing] = await handle
    .select({ remedyId: grants.remedyId, status: grants.status })
    .from(grants)
    .where(
      and(
        eq(grants.beneficiaryId, beneficiaryId),
        eq(grants.outageId, outageId),
        eq(grants.idempotencyKey, ONE_SUPPORT_PER_BUSINESS),
        ne(grants.status, "REVOKED"),
      ),
    );
  // The table's own check knows no other status.
  return standing && { ...standing, status: standing.status as RecordedStatus };
}

/**
 * Gives a support that was decided for a claim, as the next issue of its remedy: an earlier one was taken back, or another
 * support stands and the ledger refuses this one. The reason keeps which claim it was for.
 * @param status PENDING until a second person has confirmed it
 */
export async function recordSupport(
  handle: DatabaseHandle,
  remedyId: LossSupportId,
  decision: Entitlement,
  request: GrantRequest & ClaimKey,
  status: "GRANTED" | "PENDING",
): Promise<{ given: GrantOutcome; reason: Reason }> {
  const { beneficiaryId, claimId } = request;
  const { inputs } = decision.reason;
  const reason = { ...decision.reason, inputs: { ...inputs, claimId } };
  const [last] = await handle
    .select({ issue: max(grants.issue) })
    .from(grants)
    .where(
      and(
        eq(grants.beneficiaryId, beneficiaryId),
        eq(grants.outageId, outageId),
        eq(grants.remedyId, remedyId),
      ),
    );
  const grant = decidedGrant(
    programme1015,
    remedyId,
    { ...decision, reason },
    request,
    ONE_SUPPORT_PER_BUSINESS,
  );
  const given = await recordGrant(handle, { ...grant, issue: (last?.issue ?? 0) + 1, status });
  return { given, reason };
}

/** An award of the council that a second person has still to confirm. */
export type PendingAward = GrantKey & { reason: Reason };

/** The award for a claim that waits to be confirmed, locked until the transaction ends. */
export async function pendingAward(
  handle: DatabaseHandle,
  { beneficiaryId, claimId }: ClaimKey,
): Promise<PendingAward | undefined> {
  const { issue, reasonCode, ruleVersion, reasonInputs } = grants;
  const remedyId: LossSupportId = "B3";
  const [award] = await handle
    .select({ issue, reasonCode, ruleVersion, reasonInputs })
    .from(grants)
    .where(
      and(
        eq(grants.beneficiaryId, beneficiaryId),
        eq(grants.outageId, outageId),
        eq(grants.remedyId, remedyId),
        eq(grants.status, "PENDING"),
        eq(sql`${grants.reasonInputs} ->> 'claimId'`, claimId),
      ),
    )
    .orderBy(desc(grants.issue))
    .for("update");
  if (!award) return undefined;
  const reason = {
    code: award.reasonCode,
    ruleVersion: award.ruleVersion,
    inputs: award.reasonInputs,
  };
  return { outageId, beneficiaryId, remedyId, issue: award.issue, reason };
}

/**
 * Makes the next step of an award that is locked and waits to be confirmed.
 * @throws Error when the step is not legal: a mistake of ours, which must not pass for done
 */
export async function stepAward(
  handle: DatabaseHandle,
  { outageId, remedyId, beneficiaryId, issue }: GrantKey,
  to: "GRANTED" | "REVOKED",
  step: GrantStep,
): Promise<void> {
  const key = { outageId, remedyId, beneficiaryId, issue };
  if (!(await moveGrant(handle, { ...key, ...step, to }))) {
    throw new Error(`the award of ${beneficiaryId} could not become ${to}`);
  }
}
