import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { readFacts, readFranchiseRides } from "../../facts.repository.js";
import { type GrantRequest, type RequestOutcome, recordDecision } from "../record-decision.js";
import { FARE_WINDOW, franchiseFeeWaiver } from "./franchise-fee-waiver.rules.js";

/** M3: waives the franchise fee on an operator's street-hail fares inside the window. */
export async function waiveStreetHailFees(
  handle: DatabaseHandle,
  request: GrantRequest,
): Promise<RequestOutcome> {
  const facts = await readFacts(handle, request.beneficiaryId);
  const rides = await readFranchiseRides(handle, request.beneficiaryId, FARE_WINDOW);
  return recordDecision(handle, "M3", franchiseFeeWaiver(facts, rides), request);
}
