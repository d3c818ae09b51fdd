import type { DatabaseHandle } from "../../../kit/database/connection.js";
import type { ContentService } from "../../facts.js";
import { readRentals } from "../../facts.repository.js";
import { type GrantRequest, type RequestOutcome, recordDecision } from "../record-decision.js";
import { decideRentalExtension } from "./rental-extension.rules.js";

const REMEDY_OF_SERVICE: Record<ContentService, string> = { KAKAO_WEBTOON: "E4", KAKAO_PAGE: "E5" };

/** E4, E5: extends the episodes that a person rented on one service, in one grant for all of them. */
export async function extendRentals(
  handle: DatabaseHandle,
  service: ContentService,
  request: GrantRequest,
): Promise<RequestOutcome> {
  const rentals = await readRentals(handle, request.beneficiaryId);
  const decision = decideRentalExtension(service, rentals);
  return recordDecision(handle, REMEDY_OF_SERVICE[service], decision, request);
}
