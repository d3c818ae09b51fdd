import { type Decision, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import type { Won } from "../../../kit/remedies/won.js";
import type { MobilityReasonCode } from "../../reasons.js";

const because = reasonsOf<MobilityReasonCode>("overcharge-refund@1");

/** A ride on a bike or kick scooter: what the running meter charged, and what was due for the time it was ridden. */
export type RentalCharge = { chargedWon: Won; dueWon: Won };

/**
 * M7: what was charged above what was due goes back, all of it and nothing more. It is money owed, not goodwill, so a ride
 * that was charged too little takes nothing away from it. Sources: W64, W65, W55.
 */
export function overchargeRefund(charges: readonly RentalCharge[]): Decision {
  const overcharged = charges.filter(({ chargedWon, dueWon }) => chargedWon > dueWon);
  const chargedWon = overcharged.reduce((sum, charge) => sum + charge.chargedWon, 0);
  const dueWon = overcharged.reduce((sum, charge) => sum + charge.dueWon, 0);
  const inputs = { overchargedRides: overcharged.length, chargedWon, dueWon };
  return overcharged.length > 0
    ? entitled({ won: chargedWon - dueWon }, because("OVERCHARGE_REFUND", inputs))
    : refused(because("NOTHING_OVERCHARGED", { rides: charges.length }));
}
