import { claimImport } from "../../kit/import/claim-import.js";
import { amount, beneficiary, id, moment, optional } from "../../kit/import/columns.js";
import { programme1015 } from "../outages/1015.js";

const columns = {
  claimId: id({ meaning: "The report's id, the same every time.", example: "clm_105116" }),
  beneficiaryId: beneficiary(),
  filedAt: moment({
    meaning: "When it was filed, with whomever it was filed.",
    example: "2022-10-19 14:30",
  }),
  lossWon: optional(
    amount(
      { meaning: "The loss it states; empty when none.", example: "178,000", sensitive: true },
      { signed: true },
    ),
  ),
};

/**
 * Reports that another intake passed on: Kakao's form told users of Mobility to pick "other services" (DOMAIN 5 C2: W16).
 * What Mobility decided of them was never published, so each waits for somebody to look at it.
 */
export const importTransferredClaims = claimImport({
  describes:
    "Reports of damage that another affiliate's intake passed on. Each is filed and waits.",
  columns,
  codes: {},
  lookUp: async () => null,
  assess: (row) => ({
    claim: { ...row, outageId: programme1015.outageId, subject: null, details: {} },
    step: null,
    grant: null,
  }),
});
