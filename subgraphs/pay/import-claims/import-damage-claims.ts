import { claimImport } from "../../kit/import/claim-import.js";
import { amount, beneficiary, id, moment, optional } from "../../kit/import/columns.js";
import { programme1015 } from "../outages/1015.js";
import { CLAIM_SUBJECT } from "../remedies/damage-claim/damage-claim.rules.js";

const columns = {
  claimId: id({ meaning: "The report's id, the same every time.", example: "clm_1" }),
  beneficiaryId: beneficiary(),
  filedAt: moment({ meaning: "When it was filed.", example: "2022-10-17 10:05" }),
  lossWon: optional(
    amount(
      { meaning: "The loss it states; empty when none.", example: "25,000", sensitive: true },
      { signed: true },
    ),
  ),
};

/**
 * Reports of Pay's own intake (P2). When it was open was never published, so no instant is refused; what it came to was
 * settled with each customer, so each report waits for somebody to do that. DOMAIN 2.6: W6, W73.
 */
export const importDamageClaims = claimImport({
  describes: "Reports of damage to Pay's own intake. Each is filed and waits to be settled.",
  columns,
  codes: {
    NOT_A_PAY_CUSTOMER: "Pay has no account of the beneficiary; import the accounts first.",
  },
  async lookUp(tx, rows) {
    const ids = rows.map(({ beneficiaryId }) => beneficiaryId);
    const known = await tx<{ id: string }[]>`
      select beneficiary_id as "id" from accounts where beneficiary_id = any(${ids}::text[])`;
    return new Set(known.map(({ id }) => id));
  },
  assess(row, customers) {
    if (!customers.has(row.beneficiaryId)) {
      const ko = "카카오페이 계정이 확인되지 않습니다. 계정을 먼저 가져오십시오.";
      const en = "Pay has no account of the beneficiary; import the accounts first.";
      return { column: "beneficiary_id", code: "NOT_A_PAY_CUSTOMER", reason: { ko, en } };
    }
    const { outageId } = programme1015;
    return {
      claim: { ...row, outageId, subject: CLAIM_SUBJECT, details: {} },
      step: null,
      grant: null,
    };
  },
});
