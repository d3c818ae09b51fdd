import { grantAnswer } from "../../kit/mutations/answers.js";
import { defineMutation } from "../../kit/mutations/define-mutation.js";
import { REMEDY_REFUSALS, remedyOutcome } from "../../kit/mutations/remedy-outcome.js";
import { programme1015 } from "../outages/1015.js";
import { refundOvercharges } from "../remedies/overcharge-refund/refund-overcharges.js";
import { MobilityRefundGrant } from "../schema/mobility-grants.types.js";
import { MobilityRefundOverchargesInput } from "./grant-request.types.js";

/** Gives a rider back what was charged above what was due (M7). */
export const refundMobilityOvercharges = defineMutation({
  name: "refundMobilityOvercharges",
  affiliate: "MOBILITY",
  description:
    "Gives a rider back all that was charged above what was due for bikes and kick scooters, as it is on record, once.",
  callers: ["OWNER", "AGENT", "OPERATOR"],
  input: MobilityRefundOverchargesInput,
  answer: grantAnswer(() => MobilityRefundGrant),
  refusals: {
    NOTHING_OVERCHARGED: "No ride on record was charged more than was due.",
    ...REMEDY_REFUSALS,
  },
  async run(tx, { note = null }, { beneficiaryId, actor, at }) {
    const request = { beneficiaryId, actor, at, why: note };
    const given = await refundOvercharges(tx, request);
    return remedyOutcome(programme1015, "M7", request, given);
  },
});
