import type { DatabaseHandle } from "../../../kit/database/connection.js";
import {
  type GrantRequest,
  grantDecided,
  type RemedyOutcome,
} from "../../../kit/ledger/grant-remedy.js";
import type { ContentService } from "../../facts.js";
import { readRentals } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
import { decideRentalExtension } from "./rental-extension.rules.js";

/** The extension of each service. */
export const EXTENSION_OF_SERVICE = {
  KAKAO_WEBTOON: "E4",
  KAKAO_PAGE: "E5",
} as const satisfies Record<ContentService, string>;

/** E4, E5: extends the episodes that a person rented on one service, in one grant for all of them. */
export async function extendRentals(
  handle: DatabaseHandle,
  service: ContentService,
  request: GrantRequest,
): Promise<RemedyOutcome> {
  const rentals = await readRentals(handle, request.beneficiaryId);
  const decision = decideRentalExtension(service, rentals);
  return grantDecided(handle, programme1015, EXTENSION_OF_SERVICE[service], decision, request);
}
