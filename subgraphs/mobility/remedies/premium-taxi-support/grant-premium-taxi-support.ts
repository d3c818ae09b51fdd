import type { DatabaseHandle } from "../../../kit/database/connection.js";
import {
  type GrantRequest,
  grantDecided,
  type RemedyOutcome,
} from "../../../kit/ledger/grant-remedy.js";
import { readFacts } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
import { type PremiumTaxiService, premiumTaxiSupport } from "./premium-taxi-support.rules.js";

/** Which remedy supports the drivers of a service. */
export const REMEDY_OF_SERVICE: Record<PremiumTaxiService, string> = { VENTI: "M5", BLACK: "M6" };

/** M5, M6: gives the fixed sum to who drove a Venti or Black taxi on the record date. */
export async function grantPremiumTaxiSupport(
  handle: DatabaseHandle,
  service: PremiumTaxiService,
  request: GrantRequest,
): Promise<RemedyOutcome> {
  const facts = await readFacts(handle, request.beneficiaryId);
  const decision = premiumTaxiSupport(service, facts);
  return grantDecided(handle, programme1015, REMEDY_OF_SERVICE[service], decision, request);
}
