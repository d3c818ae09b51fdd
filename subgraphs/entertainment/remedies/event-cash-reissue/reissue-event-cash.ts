import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { readLapsedEventCash } from "../../facts.repository.js";
import { type GrantRequest, type RequestOutcome, recordDecision } from "../record-decision.js";
import { decideEventCashReissue } from "./event-cash-reissue.rules.js";

/** E6: gives a person's event cash that lapsed in the outage again. */
export async function reissueEventCash(
  handle: DatabaseHandle,
  request: GrantRequest,
): Promise<RequestOutcome> {
  const lapsed = await readLapsedEventCash(handle, request.beneficiaryId);
  return recordDecision(handle, "E6", decideEventCashReissue(lapsed), request);
}
