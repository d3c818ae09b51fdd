import type { DatabaseHandle } from "../../kit/database/connection.js";
import { type Actor, type GrantOutcome, recordGrant } from "../../kit/ledger/record-grant.js";
import type { Reason } from "../../kit/remedies/decision.js";
import { remedyOf } from "../../kit/remedies/programme.js";
import { isOpen } from "../../kit/remedies/remedy.js";
import { expiresAt } from "../../kit/remedies/validity.js";
import { readFacts } from "../facts.repository.js";
import { programme1015 } from "../outages/1015.js";

const { outageId } = programme1015;

/** Who takes something, at what instant, and who enters it and why. */
export type TakeRequest = Actor & { beneficiaryId: string; at: Date };

/**
 * What came of it. OUTSIDE_WINDOW: it could not be taken then. NOT_ENTITLED: the rule's no, with its reason. The ledger's
 * own refusals: it was given before, on other facts (IDEMPOTENCY_MISMATCH) or on another path (ALREADY_GRANTED).
 */
export type TakeOutcome =
  | GrantOutcome
  | { outcome: "REFUSED"; code: "OUTSIDE_WINDOW" }
  | { outcome: "REFUSED"; code: "NOT_ENTITLED"; reason: Reason };

/**
 * Gives an offered remedy to the beneficiary who takes it: inside its window, to whom its rule offers it, once, usable for
 * as long as its validity says. Taking it again is the same grant; a refusal writes nothing.
 * @throws Error when the programme offers no such remedy: a mistake of ours, not of a caller
 */
export async function takeOffer(
  handle: DatabaseHandle,
  remedyId: string,
  { beneficiaryId, at, actor, why }: TakeRequest,
): Promise<TakeOutcome> {
  const { offer, rounds, validity } = remedyOf(programme1015, remedyId);
  if (!offer) throw new Error(`remedy ${remedyId} is not offered`);
  if (!rounds.some((round) => isOpen(round, at))) {
    return { outcome: "REFUSED", code: "OUTSIDE_WINDOW" };
  }
  const decision = offer(await readFacts(handle, beneficiaryId), at);
  if (!decision.entitled) {
    return { outcome: "REFUSED", code: "NOT_ENTITLED", reason: decision.reason };
  }
  return recordGrant(handle, {
    outageId,
    remedyId,
    beneficiaryId,
    amount: decision.amount,
    reason: decision.reason,
    grantedAt: at,
    expiresAt: expiresAt(validity, at),
    status: "GRANTED",
    idempotencyKey: `${remedyId.toLowerCase()}-${outageId}`,
    actor,
    why,
  });
}
