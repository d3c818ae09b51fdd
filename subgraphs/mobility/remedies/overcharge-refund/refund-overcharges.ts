import type { DatabaseHandle } from "../../../kit/database/connection.js";
import {
  type GrantRequest,
  grantDecided,
  type RemedyOutcome,
} from "../../../kit/ledger/grant-remedy.js";
import { readRentalCharges } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
import { overchargeRefund } from "./overcharge-refund.rules.js";

/** M7: gives a rider back all that was charged above what was due. */
export async function refundOvercharges(
  handle: DatabaseHandle,
  request: GrantRequest,
): Promise<RemedyOutcome> {
  const charges = await readRentalCharges(handle, request.beneficiaryId);
  return grantDecided(handle, programme1015, "M7", overchargeRefund(charges), request);
}
