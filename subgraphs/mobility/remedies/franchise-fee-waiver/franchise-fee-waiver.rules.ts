import { type Decision, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import type { Won } from "../../../kit/remedies/won.js";
import type { MobilityFacts } from "../../facts.js";
import type { MobilityReasonCode } from "../../reasons.js";
import { contractOnRecordDate, RECORD_DATE } from "../record-date.js";

const because = reasonsOf<MobilityReasonCode>("franchise-fee-waiver@1");

/** The franchise fee, as a percentage of the fare. Sources: W3, W4, W5. */
const FEE_PERCENT = 20;
/**
 * Mobility's own 18 hours, half an hour earlier than Kakao's start of the outage. Sources: W3, W4, W5. Inferred: a ride that
 * starts at 15:00:00 is inside and one that starts at 09:00:00 is not, which is what makes it 18 hours.
 */
export const FARE_WINDOW = {
  from: new Date("2022-10-15T15:00:00+09:00"),
  until: new Date("2022-10-16T09:00:00+09:00"),
};

/** A ride of a franchise taxi, kept with whoever the fee is charged to. `at` is the instant the ride began. */
export type FranchiseRide = { at: Date; fareWon: Won; streetHail: boolean };

/**
 * M3: the franchise fee on street-hail fares inside the window is not charged. What is not charged stays with the operator:
 * the company of a corporate taxi, the driver of a private one. Sources: W3, W4, W5.
 */
export function franchiseFeeWaiver(
  facts: MobilityFacts,
  rides: readonly FranchiseRide[],
): Decision {
  const contract = contractOnRecordDate(facts, "BLUE");
  if (!contract) {
    return refused(because("NOT_A_FRANCHISE_OPERATOR", { recordDate: RECORD_DATE }));
  }
  if (contract.role === "COMPANY_DRIVER") {
    return refused(
      because("WAIVER_GOES_TO_COMPANY", { recordDate: RECORD_DATE, role: contract.role }),
    );
  }
  const hailed = rides.filter((ride) => ride.streetHail && isInFareWindow(ride.at));
  const streetHailFaresWon = hailed.reduce((sum, ride) => sum + ride.fareWon, 0);
  const inputs = {
    payee: contract.role === "COMPANY" ? "COMPANY" : "DRIVER",
    windowFrom: FARE_WINDOW.from.toISOString(),
    windowUntil: FARE_WINDOW.until.toISOString(),
    streetHailRides: hailed.length,
    streetHailFaresWon,
    feePercent: FEE_PERCENT,
  };
  if (streetHailFaresWon === 0) {
    return refused(because("NO_STREET_HAIL_FARES", inputs));
  }
  return entitled(
    { won: feeToNearestWon(streetHailFaresWon) },
    because("FRANCHISE_FEE_WAIVED", inputs),
  );
}

function isInFareWindow(at: Date): boolean {
  return FARE_WINDOW.from <= at && at < FARE_WINDOW.until;
}

/** Inferred, no source tells: the fares are added up first and rounded once. A fifth of a whole number never ends in a half. */
function feeToNearestWon(faresWon: Won): Won {
  return Math.round((faresWon * FEE_PERCENT) / 100);
}
