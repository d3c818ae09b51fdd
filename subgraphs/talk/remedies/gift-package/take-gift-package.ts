import type { DatabaseHandle } from "../../../kit/database/connection.js";
import {
  type GrantRequest,
  type TakeOutcome,
  takeOffer,
} from "../../../kit/ledger/grant-remedy.js";
import { readFacts } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";

/** The gifts of the package: three emoticons, two coupons and the Talk Drawer pass. */
export const GIFT_IDS = ["T1", "T2a", "T2b", "T3", "T4", "T5"] as const;
export type GiftId = (typeof GIFT_IDS)[number];

/**
 * Takes one gift of the package for an account, once. Does not count how many were taken in all: that T5 is first come,
 * first served is for the quota in front of it.
 */
export async function takeGiftPackage(
  handle: DatabaseHandle,
  giftId: GiftId,
  request: GrantRequest,
): Promise<TakeOutcome> {
  const facts = await readFacts(handle, request.beneficiaryId);
  return takeOffer(handle, programme1015, giftId, facts, request);
}
