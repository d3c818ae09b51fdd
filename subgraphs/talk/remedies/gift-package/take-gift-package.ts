import type { DatabaseHandle } from "../../../kit/database/connection.js";
import type { GrantRequest } from "../../../kit/ledger/grant-remedy.js";
import { lockGrant } from "../../../kit/ledger/grants.repository.js";
import type { GrantsAnswer } from "../../../kit/mutations/answers.js";
import { done, type MutationOutcome } from "../../../kit/mutations/refusal.js";
import { remedyOutcome } from "../../../kit/mutations/remedy-outcome.js";
import { programme1015 } from "../../outages/1015.js";
import { type GiftRefusal, PACKAGE_IDS, takeGift } from "./take-gift.js";

/**
 * Takes every gift of the package for an account, once, or none of them. A gift that was declined stays declined and is in
 * the way of no other.
 */
export async function takeGiftPackage(
  tx: DatabaseHandle,
  request: GrantRequest,
): Promise<MutationOutcome<GrantsAnswer, GiftRefusal>> {
  const { outageId } = programme1015;
  const { beneficiaryId } = request;
  const grants: { remedyId: string; issue: number }[] = [];
  let wasTaken = true;
  for (const remedyId of PACKAGE_IDS) {
    const given = await takeGift(tx, remedyId, request);
    const outcome = remedyOutcome<GiftRefusal>(programme1015, remedyId, request, given);
    if (outcome.outcome === "DONE") {
      grants.push({ remedyId, issue: outcome.answer.issue });
      wasTaken &&= outcome.isReplay ?? false;
      continue;
    }
    const declined = { remedyId, issue: 1 };
    const standing = await lockGrant(tx, { outageId, beneficiaryId, ...declined });
    if (standing?.status !== "DECLINED") return outcome;
    grants.push(declined);
  }
  return done({ outageId, beneficiaryId, grants }, wasTaken);
}
