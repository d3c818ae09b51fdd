import type { SyntheticReport } from "../../../../subgraphs/kit/demo/people.js";
import { decidedGrant, type GrantRequest } from "../../../../subgraphs/kit/ledger/grant-remedy.js";
import type { NewGrant } from "../../../../subgraphs/kit/ledger/record-grant.js";
import { type Programme, remedyOf } from "../../../../subgraphs/kit/remedies/programme.js";

/** One in so many of them, spread evenly. How many people each affiliate knows of all was never published. */
export function oneIn(count: number): (report: SyntheticReport) => boolean {
  return ({ number }) => number % count === 0;
}

export function isPartner({ reporter }: SyntheticReport): boolean {
  return reporter !== "GENERAL_USER";
}

export function isUser(report: SyntheticReport): boolean {
  return !isPartner(report);
}

/** The grant of an offered remedy to somebody who took it. @throws Error when its rule does not offer it on these facts */
export function takenOffer<Facts>(
  programme: Programme<Facts>,
  remedyId: string,
  facts: Facts,
  request: GrantRequest,
): NewGrant {
  const decision = remedyOf(programme, remedyId).offer?.(facts, request.at);
  if (!decision?.entitled)
    throw new Error(`${remedyId} is not offered to ${request.beneficiaryId}`);
  return decidedGrant(programme, remedyId, decision, request);
}
