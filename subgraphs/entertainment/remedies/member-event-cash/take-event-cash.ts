import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { remedyOf } from "../../../kit/remedies/programme.js";
import { isOpen } from "../../../kit/remedies/remedy.js";
import type { ContentService } from "../../facts.js";
import { readMemberships } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
import { type GrantRequest, type RequestOutcome, recordDecision } from "../record-decision.js";
import { offerMemberCash } from "./member-event-cash.rules.js";

const REMEDY_OF_SERVICE: Record<ContentService, string> = { KAKAO_PAGE: "E7", KAKAO_WEBTOON: "E8" };

/** OUTSIDE_WINDOW: the log-in came before the cash was paid or after its last day. */
export type TakeEventCashOutcome = RequestOutcome | { outcome: "REFUSED"; code: "OUTSIDE_WINDOW" };

/** E7, E8: what logging in to a service brings a member of it, once: its event cash, while it is to be had. */
export async function takeEventCash(
  handle: DatabaseHandle,
  service: ContentService,
  request: GrantRequest,
): Promise<TakeEventCashOutcome> {
  const { beneficiaryId, at } = request;
  const remedyId = REMEDY_OF_SERVICE[service];
  const { rounds } = remedyOf(programme1015, remedyId);
  if (!rounds.some((round) => isOpen(round, at))) {
    return { outcome: "REFUSED", code: "OUTSIDE_WINDOW" };
  }
  const memberships = await readMemberships(handle, beneficiaryId);
  return recordDecision(handle, remedyId, offerMemberCash(service)({ memberships }, at), request);
}
