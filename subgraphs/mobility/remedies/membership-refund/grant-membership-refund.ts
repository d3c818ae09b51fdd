import type { DatabaseHandle } from "../../../kit/database/connection.js";
import {
  type GrantRequest,
  grantDecided,
  type RemedyOutcome,
} from "../../../kit/ledger/grant-remedy.js";
import type { MembershipPlan } from "../../facts.js";
import { readFacts } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
import { membershipRefund } from "./membership-refund.rules.js";

/** Which remedy gives back a plan's fee. */
export const REMEDY_OF_PLAN: Record<MembershipPlan, string> = {
  PRO_MEMBERSHIP: "M1",
  PRO_SERVICE: "M2",
};

/** M1, M2: gives a driver the points for the membership held on the record date. */
export async function grantMembershipRefund(
  handle: DatabaseHandle,
  plan: MembershipPlan,
  request: GrantRequest,
): Promise<RemedyOutcome> {
  const facts = await readFacts(handle, request.beneficiaryId);
  const decision = membershipRefund(plan, facts);
  return grantDecided(handle, programme1015, REMEDY_OF_PLAN[plan], decision, request);
}
