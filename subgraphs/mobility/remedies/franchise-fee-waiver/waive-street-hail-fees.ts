import type { DatabaseHandle } from "../../../kit/database/connection.js";
import {
  type GrantRequest,
  grantDecided,
  type RemedyOutcome,
} from "../../../kit/ledger/grant-remedy.js";
import { readFacts, readFranchiseRides } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
import { FARE_WINDOW, franchiseFeeWaiver } from "./franchise-fee-waiver.rules.js";

/** M3: waives the franchise fee on an operator's street-hail fares inside the window. */
export async function waiveStreetHailFees(
  handle: DatabaseHandle,
  request: GrantRequest,
): Promise<RemedyOutcome> {
  const facts = await readFacts(handle, request.beneficiaryId);
  const rides = await readFranchiseRides(handle, request.beneficiaryId, FARE_WINDOW);
  return grantDecided(handle, programme1015, "M3", franchiseFeeWaiver(facts, rides), request);
}
