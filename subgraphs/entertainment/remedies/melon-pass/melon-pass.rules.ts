import { addDays, type KoreanDay } from "../../../kit/korean-calendar.js";
import {
  type Decision,
  entitled,
  type ReasonInputs,
  reasonsOf,
  refused,
} from "../../../kit/remedies/decision.js";
import type { MelonPass } from "../../facts.js";
import type { EntertainmentReasonCode } from "../../reasons.js";
import type { MelonGrant } from "./melon-grants.repository.js";

const because = reasonsOf<EntertainmentReasonCode>("melon-pass@1");

/** Whoever held a pass on this day gets something (DOMAIN 2.5, E1; W10, W70). */
export const MELON_RECORD_DAY: KoreanDay = "2022-10-16";

/** A pass whose last day this was gets cash, although nobody held it any more on the record day (E2; W10, W70). */
export const MELON_LAST_DAY_WITH_CASH: KoreanDay = "2022-10-15";

/** Days by which a pass is extended (E1; W10, W70). */
export const MELON_EXTENSION_DAYS = 3;

/** Melon cash in place of the days (E2; W10, W70). */
export const MELON_CASH_WON = 1_500;

/** The remedy a pass falls under: days (E1) or cash (E2), never both; no remedy when it is refused. */
export type MelonPassDecision = { remedyId: "E1" | "E2" | null; decision: Decision };

/**
 * Days for a pass that was held on the record day, and cash where no date can be moved: Apple and Google bill on their
 * own calendar, and so do some affiliated sellers.
 */
export function decideMelonPass(pass: MelonPass | null): MelonPassDecision {
  if (!pass) return { remedyId: null, decision: refused(because("NO_MELON_PASS")) };
  if (pass.lastDay === MELON_LAST_DAY_WITH_CASH) return cash("PASS_ENDED_IN_OUTAGE", pass);
  if (pass.firstDay > MELON_RECORD_DAY || pass.lastDay < MELON_RECORD_DAY) {
    return { remedyId: null, decision: refused(because("NO_PASS_ON_RECORD_DAY", inputsOf(pass))) };
  }
  switch (pass.paymentChannel) {
    case "WEB":
      return extension(pass);
    case "AFFILIATED":
      return pass.billingDateMovable ? extension(pass) : cash("PASS_DATE_CANNOT_MOVE", pass);
    case "IN_APP":
      return cash("PASS_BOUGHT_IN_APP", pass);
  }
}

/** A correction that follows nothing. */
export const NOTHING_TO_CORRECT = because("NOTHING_TO_CORRECT");

/**
 * Why nothing can be given for a pass beside its facts; null when it can. A run over all members must not hand out again
 * what was taken back, whatever the facts say by then, so that takes a correction; and a correction needs something that
 * was taken back, or it would be nothing but a way around that.
 * @param given everything that was ever given for the pass
 */
export function refuseGivingAnew(
  given: readonly Pick<MelonGrant, "status">[],
  isCorrection: boolean,
): "GRANT_REVOKED" | "NOTHING_TO_CORRECT" | null {
  if (given.some(({ status }) => status !== "REVOKED")) return null;
  if (given.length === 0) return isCorrection ? "NOTHING_TO_CORRECT" : null;
  return isCorrection ? null : "GRANT_REVOKED";
}

function extension(pass: MelonPass): MelonPassDecision {
  const { nextBillingDay } = pass;
  const moved = {
    newLastDay: addDays(pass.lastDay, MELON_EXTENSION_DAYS),
    newNextBillingDay: nextBillingDay && addDays(nextBillingDay, MELON_EXTENSION_DAYS),
  };
  const amount = { won: null, quantity: MELON_EXTENSION_DAYS, unit: "DAY" } as const;
  const reason = because("PASS_EXTENDED", { ...inputsOf(pass), ...moved });
  return { remedyId: "E1", decision: entitled(amount, reason) };
}

function cash(code: EntertainmentReasonCode, pass: MelonPass): MelonPassDecision {
  const reason = because(code, inputsOf(pass));
  return { remedyId: "E2", decision: entitled({ won: MELON_CASH_WON }, reason) };
}

function inputsOf({ kind, ...pass }: MelonPass): ReasonInputs {
  return { passKind: kind, ...pass };
}
