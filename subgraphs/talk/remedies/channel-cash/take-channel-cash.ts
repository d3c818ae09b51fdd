import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { type TakeOutcome, type TakeRequest, takeOffer } from "../take-offer.js";

/** Gives a small business the channel cash (B4) that it applies for, once. */
export function takeChannelCash(
  handle: DatabaseHandle,
  application: TakeRequest,
): Promise<TakeOutcome> {
  return takeOffer(handle, "B4", application);
}
