import type { TakeOutcome } from "../ledger/grant-remedy.js";
import { becauseLedger, type LedgerReasonCode } from "../ledger/reasons.js";
import type { Reason } from "../remedies/decision.js";
import { type Programme, remedyOf } from "../remedies/programme.js";
import { closesAt } from "../remedies/remedy.js";
import type { GrantKey } from "../slice/grant-id.js";
import { done, type MutationOutcome, refusing } from "./refusal.js";

/** The noes that taking or giving a remedy can come to, beside those of its rule. */
export const REMEDY_REFUSALS = {
  GIVEN_ON_OTHER_FACTS: "It is on record already, given on other facts.",
  GRANT_DECLINED: "It was declined, and stays so.",
  ALREADY_GRANTED: "It was given already, in another way.",
  GRANT_REVOKED: "It was given and taken back.",
} as const satisfies Partial<Record<LedgerReasonCode, string>>;

/** Those of an offer that is open for a time only. */
export const TAKE_REFUSALS = {
  ...REMEDY_REFUSALS,
  OUTSIDE_WINDOW: "It can be taken only within its window.",
} as const satisfies Partial<Record<LedgerReasonCode, string>>;

/** Those of an offer that is first come, first served. */
export const QUOTA_REFUSALS = {
  ...TAKE_REFUSALS,
  SOLD_OUT: "All were taken, first come, first served.",
} as const satisfies Partial<Record<LedgerReasonCode, string>>;

/**
 * What a mutation answers when a remedy was taken or given, or not. A rule's no keeps the rule's own code.
 * @param Code all refusals of the mutation; one that it does not list would be an error there, not an answer
 */
export function remedyOutcome<Code extends string>(
  programme: Programme<never>,
  remedyId: string,
  { beneficiaryId, at }: { beneficiaryId: string; at: Date },
  given: TakeOutcome,
): MutationOutcome<GrantKey, Code> {
  if (given.outcome !== "REFUSED") {
    const issue = given.outcome === "REPLAYED" ? (given.issue ?? 1) : 1;
    const key = { outageId: programme.outageId, remedyId, beneficiaryId, issue };
    return done(key, given.outcome === "REPLAYED");
  }
  const reason =
    given.code === "NOT_ENTITLED" ? given.reason : whyNot(programme, remedyId, at, given.code);
  return refusing(reason as Reason & { code: Code }, remedyId);
}

type LedgerNo = Exclude<Extract<TakeOutcome, { outcome: "REFUSED" }>["code"], "NOT_ENTITLED">;

function whyNot(programme: Programme<never>, remedyId: string, at: Date, code: LedgerNo): Reason {
  const { rounds, quota } = remedyOf(programme, remedyId);
  switch (code) {
    case "OUTSIDE_WINDOW": {
      // The next round that opens, or else the last there was.
      const round = rounds.find(({ opensAt }) => opensAt && opensAt > at) ?? rounds.at(-1);
      return becauseLedger(code, {
        at: at.toISOString(),
        opensAt: round?.opensAt?.toISOString() ?? null,
        closesAt: (round && closesAt(round))?.toISOString() ?? null,
      });
    }
    case "SOLD_OUT":
      return becauseLedger(code, { quota });
    case "IDEMPOTENCY_MISMATCH":
      return becauseLedger("GIVEN_ON_OTHER_FACTS");
    case "ALREADY_GRANTED":
    case "GRANT_DECLINED":
    case "GRANT_REVOKED":
      return becauseLedger(code);
  }
}
