import type { Decision } from "./decision.js";
import type { Remedy } from "./remedy.js";

/**
 * Decides whether a beneficiary may take a remedy that nobody has to store beforehand: the facts this affiliate knows of
 * the beneficiary, and the clock. `Facts` is what one SQL row of this affiliate says; a beneficiary it does not know
 * never reaches a rule. Windows are not the rule's business: the kit reads them from the remedy.
 */
export type OfferRule<Facts> = (facts: Facts, now: Date) => Decision;

/**
 * A remedy together with the rule that offers it. Without `offer` the remedy exists for a person only as a row in the
 * ledger (it was given, decided or handed on), or not at all (`access: NONE`).
 */
export type ProgrammeRemedy<Facts> = Remedy & { offer?: OfferRule<Facts> };

/** Everything one affiliate does for one outage. */
export type Programme<Facts> = {
  outageId: string;
  remedies: readonly ProgrammeRemedy<Facts>[];
};

/** The remedy with this id. @throws Error when the programme has none: a typing mistake of ours, not of a caller */
export function remedyOf<Facts>(
  programme: Programme<Facts>,
  remedyId: string,
): ProgrammeRemedy<Facts> {
  const remedy = programme.remedies.find(({ id }) => id === remedyId);
  if (!remedy) throw new Error(`outage ${programme.outageId} has no remedy ${remedyId} here`);
  return remedy;
}
