import { and, asc, eq } from "drizzle-orm";
import type { ClaimStatus } from "../../../kit/contract/enums.js";
import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { type ClaimMove, moveClaim } from "../../../kit/ledger/claims.repository.js";
import { claims } from "../../../kit/ledger/tables.js";
import type { ReasonInputs } from "../../../kit/remedies/decision.js";
import type { Won } from "../../../kit/remedies/won.js";
import type { DocumentKind } from "../../facts.js";
import { programme1015 } from "../../outages/1015.js";
import { claimDocuments } from "../../tables.js";
import { type KnownDetails, knownDetails } from "./damage-report.rules.js";

/** Which claim. An id is a beneficiary's own: under another beneficiary it is none. */
export type ClaimKey = { beneficiaryId: string; claimId: string };

/** A claim as far as its next step needs it. */
export type StandingClaim = {
  status: ClaimStatus;
  filedAt: Date;
  lossWon: Won | null;
  details: KnownDetails;
  /** The facts of what was decided last; null when nothing stands decided. */
  reasonInputs: ReasonInputs | null;
};

/** The claim, locked until the transaction ends, so that of two who move it the second finds it moved. */
export async function lockClaim(
  handle: DatabaseHandle,
  key: ClaimKey,
): Promise<StandingClaim | undefined> {
  const { status, filedAt, lossWon, details, reasonInputs } = claims;
  const [claim] = await handle
    .select({ status, filedAt, lossWon, details, reasonInputs })
    .from(claims)
    .where(isClaim(key))
    .for("update");
  // The table's own check knows no other status.
  const known = claim?.status as ClaimStatus;
  return claim && { ...claim, status: known, details: knownDetails(claim.details) };
}

/**
 * Makes a step of a claim that is locked and stands where the step begins.
 * @throws Error when it does not: a mistake of ours, which must not pass for done
 */
export async function stepClaim(handle: DatabaseHandle, move: ClaimMove): Promise<void> {
  if (!(await moveClaim(handle, move))) {
    throw new Error(`claim ${move.claimId} could not go to ${move.to}`);
  }
}

/** Whether there is such a claim. */
export async function isFiled(handle: DatabaseHandle, key: ClaimKey): Promise<boolean> {
  const found = await handle.select({ claimId: claims.claimId }).from(claims).where(isClaim(key));
  return found.length > 0;
}

/** Papers that came in together. */
export type ReceivedDocuments = ClaimKey & {
  kinds: readonly DocumentKind[];
  receivedAt: Date;
  receivedFrom: string;
};

/** Notes papers of a claim; the same one at the same instant is one. */
export async function addDocuments(
  handle: DatabaseHandle,
  { kinds, ...received }: ReceivedDocuments,
): Promise<void> {
  if (kinds.length === 0) return;
  const rows = [...new Set(kinds)].map((kind) => ({ ...received, kind }));
  await handle.insert(claimDocuments).values(rows).onConflictDoNothing();
}

/** The kinds of paper that came in for a claim, in their order. */
export async function documentsOf(
  handle: DatabaseHandle,
  { beneficiaryId, claimId }: ClaimKey,
): Promise<DocumentKind[]> {
  const rows = await handle
    .select({ kind: claimDocuments.kind })
    .from(claimDocuments)
    .where(
      and(eq(claimDocuments.beneficiaryId, beneficiaryId), eq(claimDocuments.claimId, claimId)),
    )
    .orderBy(asc(claimDocuments.receivedAt), asc(claimDocuments.kind));
  return rows.map(({ kind }) => kind);
}

function isClaim({ beneficiaryId, claimId }: ClaimKey) {
  return and(
    eq(claims.beneficiaryId, beneficiaryId),
    eq(claims.claimId, claimId),
    eq(claims.outageId, programme1015.outageId),
  );
}
