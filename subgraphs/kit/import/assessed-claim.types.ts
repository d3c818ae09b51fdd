import type { ClaimStatus } from "../contract/enums.js";
import type { NewClaim } from "../ledger/claims.repository.js";
import type { NewGrant } from "../ledger/record-grant.js";
import type { Reason } from "../remedies/decision.js";

/** Where an affiliate's rules lead a claim of a file. */
export type AssessedClaim = {
  claim: Omit<NewClaim, "actor" | "why">;
  /** The step after filing; null while it waits for somebody to look at it. `decidedAt` follows from the status. */
  step: { status: ClaimStatus; remedyId: string | null; reason: Reason | null; why: string } | null;
  /** What is given with the step. Without it there is no claim, either. */
  grant: NewGrant | null;
};

/** A claim on its way into the ledger, with its line of the file. */
export type StagedClaim = AssessedClaim & { line: number };
