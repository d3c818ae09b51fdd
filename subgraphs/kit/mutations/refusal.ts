import type { Reason } from "../remedies/decision.js";

/**
 * An expected "no": a code of the mutation that gives it, with the rule and the facts that decided, so that it can be
 * explained like a grant. `remedyId` names the remedy whose sources are cited; null when it is about none.
 */
export type Refusal<Code extends string = string> = {
  reason: Reason & { code: Code };
  remedyId: string | null;
};

/** What a use case behind a mutation comes to. */
export type MutationOutcome<Answer, Code extends string> =
  | { outcome: "DONE"; answer: Answer; isReplay?: boolean }
  | { outcome: "REFUSED"; refusal: Refusal<Code> };

/** Done, in one line. @param isReplay true when it had been done before and nothing was written now */
export function done<Answer>(
  answer: Answer,
  isReplay = false,
): { outcome: "DONE"; answer: Answer; isReplay: boolean } {
  return { outcome: "DONE", answer, isReplay };
}

/** Refused, in one line. */
export function refusing<Code extends string>(
  reason: Reason & { code: Code },
  remedyId: string | null = null,
): { outcome: "REFUSED"; refusal: Refusal<Code> } {
  return { outcome: "REFUSED", refusal: { reason, remedyId } };
}
