import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { readRentalCharges } from "../../facts.repository.js";
import { type GrantRequest, type RequestOutcome, recordDecision } from "../record-decision.js";
import { overchargeRefund } from "./overcharge-refund.rules.js";

/** M7: gives a rider back all that was charged above what was due. */
export async function refundOvercharges(
  handle: DatabaseHandle,
  request: GrantRequest,
): Promise<RequestOutcome> {
  const charges = await readRentalCharges(handle, request.beneficiaryId);
  return recordDecision(handle, "M7", overchargeRefund(charges), request);
}
