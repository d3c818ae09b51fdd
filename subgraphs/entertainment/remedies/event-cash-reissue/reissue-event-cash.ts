import type { DatabaseHandle } from "../../../kit/database/connection.js";
import {
  type GrantRequest,
  grantDecided,
  type RemedyOutcome,
} from "../../../kit/ledger/grant-remedy.js";
import { readLapsedEventCash } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
import { decideEventCashReissue } from "./event-cash-reissue.rules.js";

/** E6: gives a person's event cash that lapsed in the outage again. */
export async function reissueEventCash(
  handle: DatabaseHandle,
  request: GrantRequest,
): Promise<RemedyOutcome> {
  const lapsed = await readLapsedEventCash(handle, request.beneficiaryId);
  return grantDecided(handle, programme1015, "E6", decideEventCashReissue(lapsed), request);
}
