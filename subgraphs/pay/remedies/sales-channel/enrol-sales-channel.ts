import type { DatabaseHandle } from "../../../kit/database/connection.js";
import {
  type GrantRequest,
  type TakeOutcome,
  takeOffer,
} from "../../../kit/ledger/grant-remedy.js";
import type { PayFacts } from "../../facts.js";
import { readFacts } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";

const NO_CUSTOMER: PayFacts = { merchant: null };

/** P1: enrols a merchant for wider sales channels, once, in the half year they are planned for. */
export async function enrolSalesChannel(
  handle: DatabaseHandle,
  request: GrantRequest,
): Promise<TakeOutcome> {
  const facts = (await readFacts(handle, request.beneficiaryId)) ?? NO_CUSTOMER;
  return takeOffer(handle, programme1015, "P1", facts, request);
}
