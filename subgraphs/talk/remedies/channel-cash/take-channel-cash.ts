import type { DatabaseHandle } from "../../../kit/database/connection.js";
import {
  type GrantRequest,
  type TakeOutcome,
  takeOffer,
} from "../../../kit/ledger/grant-remedy.js";
import { readFacts } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";

/** Gives a small business the channel cash (B4) that it applies for, once. */
export async function takeChannelCash(
  handle: DatabaseHandle,
  application: GrantRequest,
): Promise<TakeOutcome> {
  const facts = await readFacts(handle, application.beneficiaryId);
  return takeOffer(handle, programme1015, "B4", facts, application);
}
