import type { DatabaseHandle } from "../../../kit/database/connection.js";
import {
  type GrantRequest,
  type TakeOutcome,
  takeOffer,
} from "../../../kit/ledger/grant-remedy.js";
import { TAKE_REFUSALS } from "../../../kit/mutations/remedy-outcome.js";
import { readFacts } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";

/** The gifts of the package: three emoticons and two coupons. */
export const PACKAGE_IDS = ["T1", "T2a", "T2b", "T3", "T4"] as const;
/** All gifts: those of the package, and the Talk Drawer pass, which is first come, first served. */
export const GIFT_IDS = [...PACKAGE_IDS, "T5"] as const;
export type GiftId = (typeof GIFT_IDS)[number];

/** The noes that taking a gift can come to. */
export const GIFT_REFUSALS = {
  GIFT_PACKAGE_NO_ACCOUNT: "No KakaoTalk account is on record.",
  GIFT_PACKAGE_OVERSEAS_NUMBER: "The account has an overseas phone number.",
  GIFT_PACKAGE_REGISTERED_LATER: "The account was opened after the package had closed.",
  ...TAKE_REFUSALS,
} as const;
export type GiftRefusal = keyof typeof GIFT_REFUSALS;

/** Takes one gift for an account, once; of the Talk Drawer pass (T5) while there are some left. */
export async function takeGift(
  handle: DatabaseHandle,
  giftId: GiftId,
  request: GrantRequest,
): Promise<TakeOutcome> {
  const facts = await readFacts(handle, request.beneficiaryId);
  return takeOffer(handle, programme1015, giftId, facts, request);
}
