import { type Decision, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import type { Won } from "../../../kit/remedies/won.js";
import type { MobilityFacts, TaxiService } from "../../facts.js";
import type { MobilityReasonCode } from "../../reasons.js";
import { contractOnRecordDate, RECORD_DATE } from "../record-date.js";

const because = reasonsOf<MobilityReasonCode>("premium-taxi-support@1");

/** The taxi services whose drivers get a fixed sum. */
export type PremiumTaxiService = Exclude<TaxiService, "BLUE">;

/** Won per driver. Source: W49; W63 has the two sums the other way round, which the catalogue shows as a conflict. */
export const PREMIUM_TAXI_SUPPORT_WON = {
  VENTI: 150_000,
  BLACK: 230_000,
} as const satisfies Record<PremiumTaxiService, Won>;

/** M5, M6: a fixed sum for everyone who drove a Venti or Black taxi; an operating company is no driver. Source: W49. */
export function premiumTaxiSupport(service: PremiumTaxiService, facts: MobilityFacts): Decision {
  const contract = contractOnRecordDate(facts, service);
  const inputs = { service, role: contract?.role ?? null, recordDate: RECORD_DATE };
  return contract && contract.role !== "COMPANY"
    ? entitled({ won: PREMIUM_TAXI_SUPPORT_WON[service] }, because("PREMIUM_TAXI_SUPPORT", inputs))
    : refused(because("NOT_A_PREMIUM_TAXI_DRIVER", inputs));
}
