import type { DatabaseHandle } from "../../../kit/database/connection.js";
import {
  type GrantRequest,
  type TakeOutcome,
  takeOffer,
} from "../../../kit/ledger/grant-remedy.js";
import type { ContentService } from "../../facts.js";
import { readMemberships } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";

/** The event cash of each service. */
export const CASH_OF_SERVICE = { KAKAO_PAGE: "E7", KAKAO_WEBTOON: "E8" } as const satisfies Record<
  ContentService,
  string
>;

/** E7, E8: what logging in to a service brings a member of it, once: its event cash, while it is to be had. */
export async function takeEventCash(
  handle: DatabaseHandle,
  service: ContentService,
  logIn: GrantRequest,
): Promise<TakeOutcome> {
  const facts = { memberships: await readMemberships(handle, logIn.beneficiaryId) };
  return takeOffer(handle, programme1015, CASH_OF_SERVICE[service], facts, logIn);
}
