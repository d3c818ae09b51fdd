import { and, eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/connection.js";
import { inTransaction } from "../database/in-transaction.js";
import { type MutationOutcome, refusing } from "../mutations/refusal.js";
import type { GrantKey } from "../slice/grant-id.js";
import { lockGrant, type StandingGrant } from "./grants.repository.js";
import { LEGAL_FROM, moveGrant, type RecordedStatus } from "./move-grant.js";
import { becauseLedger, type LedgerReasonCode } from "./reasons.js";
import type { Actor } from "./record-grant.js";
import { revocationProposals } from "./tables.js";

/** A step of one grant: when, by whom and why. */
export type GrantStep = Actor & { at: Date };

type StepOutcome<Code extends LedgerReasonCode> = Promise<
  MutationOutcome<GrantKey, Code | "GRANT_UNKNOWN" | "GRANT_STEP_NOT_LEGAL">
>;

/** Notes that the beneficiary does not want what was given or is to be. The grant keeps its sum, which no total counts. */
export function declineGrant(
  handle: DatabaseHandle,
  key: GrantKey,
  step: GrantStep,
): StepOutcome<never> {
  return inTransaction(handle, (tx) => takeStep(tx, key, "DECLINED", step, () => null));
}

/** Notes that what was given was used. Not after it lapsed: its last instant still counts. */
export function redeemGrant(
  handle: DatabaseHandle,
  key: GrantKey,
  step: GrantStep,
): StepOutcome<"GRANT_LAPSED"> {
  return inTransaction(handle, (tx) =>
    takeStep(tx, key, "REDEEMED", step, ({ expiresAt }) => {
      if (expiresAt === null || step.at <= expiresAt) return null;
      const inputs = { expiresAt: expiresAt.toISOString(), at: step.at.toISOString() };
      return refusing(becauseLedger("GRANT_LAPSED", inputs), key.remedyId);
    }),
  );
}

/**
 * Takes back what was given. What was redeemed is only proposed to be taken back: it stays as it is until another person
 * confirms it. Proposing it again changes nothing.
 */
export function revokeGrant(
  handle: DatabaseHandle,
  key: GrantKey,
  step: GrantStep & { why: string },
): StepOutcome<never> {
  return inTransaction(handle, async (tx) => {
    const standing = await lockGrant(tx, key);
    if (standing?.status !== "REDEEMED") {
      return takeStep(tx, key, "REVOKED", step, () => null, standing);
    }
    const { actor, at, why } = step;
    const proposed = await tx
      .insert(revocationProposals)
      .values({ ...keyOf(key), proposedBy: actor, proposedAt: at, why })
      .onConflictDoNothing()
      .returning({ at: revocationProposals.proposedAt });
    return { outcome: "DONE", answer: key, isReplay: proposed.length === 0 };
  });
}

/** Takes back what was redeemed, as another person proposed. */
export function confirmRevocation(
  handle: DatabaseHandle,
  key: GrantKey,
  step: GrantStep,
): StepOutcome<"REVOCATION_NOT_PROPOSED" | "REVOCATION_NEEDS_ANOTHER_PERSON"> {
  return inTransaction(handle, async (tx) => {
    const standing = await lockGrant(tx, key);
    const proposers = standing?.status === "REDEEMED" ? await proposersOf(tx, key) : [];
    return takeStep(
      tx,
      key,
      "REVOKED",
      step,
      ({ status }) => {
        if (status !== "REDEEMED" || proposers.length === 0) {
          return refusing(becauseLedger("REVOCATION_NOT_PROPOSED", { status }), key.remedyId);
        }
        const isAnother = proposers.some((proposer) => proposer !== step.actor);
        return isAnother
          ? null
          : refusing(becauseLedger("REVOCATION_NEEDS_ANOTHER_PERSON"), key.remedyId);
      },
      standing,
    );
  });
}

type Objection<Code extends LedgerReasonCode> = (
  standing: StandingGrant,
) => Extract<MutationOutcome<never, Code>, { outcome: "REFUSED" }> | null;

/** Makes a step that is legal from where the grant stands, unless something else speaks against it. */
async function takeStep<Code extends LedgerReasonCode>(
  tx: DatabaseHandle,
  key: GrantKey,
  to: RecordedStatus,
  step: GrantStep,
  objection: Objection<Code>,
  known?: StandingGrant,
): StepOutcome<Code> {
  const standing = known ?? (await lockGrant(tx, key));
  if (!standing) return refusing(becauseLedger("GRANT_UNKNOWN"));
  if (standing.status === to) return { outcome: "DONE", answer: key, isReplay: true };
  if (!LEGAL_FROM[to].includes(standing.status)) {
    const inputs = { status: standing.status, to };
    return refusing(becauseLedger("GRANT_STEP_NOT_LEGAL", inputs), key.remedyId);
  }
  const refusal = objection(standing);
  if (refusal) return refusal;
  await moveGrant(tx, { ...key, ...step, to });
  return { outcome: "DONE", answer: key };
}

async function proposersOf(tx: DatabaseHandle, key: GrantKey): Promise<string[]> {
  const { beneficiaryId, outageId, remedyId, issue } = key;
  const table = revocationProposals;
  const rows = await tx
    .select({ proposedBy: table.proposedBy })
    .from(table)
    .where(
      and(
        eq(table.beneficiaryId, beneficiaryId),
        eq(table.outageId, outageId),
        eq(table.remedyId, remedyId),
        eq(table.issue, issue),
      ),
    );
  return rows.map(({ proposedBy }) => proposedBy);
}

function keyOf({ beneficiaryId, outageId, remedyId, issue }: GrantKey): GrantKey {
  return { beneficiaryId, outageId, remedyId, issue };
}
