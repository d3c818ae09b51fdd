import type { SyntheticReport } from "../../../../subgraphs/kit/demo/people.js";
import type { NewGrant } from "../../../../subgraphs/kit/ledger/record-grant.js";
import { programme1015 } from "../../../../subgraphs/pay/outages/1015.js";
import { accounts, merchants } from "../../../../subgraphs/pay/tables.js";
import { isPartner, oneIn, takenOffer } from "./shares.js";
import { ledgerRows, type RowsOf, rowsOf } from "./table-rows.js";

const OPENED_ON = "2019-05-02";
const MERCHANT = { smallBusiness: true, registeredOn: OPENED_ON };
const ENROLLED_AT = new Date("2023-02-01T11:00:00+09:00");

/** Every second one has an account; the partners among them sell through Pay, and half of those have enrolled. */
export const payPeople: RowsOf = (page) => {
  const customers = page.filter(oneIn(2));
  const sellers = customers.filter(isPartner);
  return [
    rowsOf(
      accounts,
      customers.map(({ beneficiaryId }) => ({ beneficiaryId, openedOn: OPENED_ON })),
    ),
    rowsOf(
      merchants,
      sellers.map(({ beneficiaryId }) => ({ beneficiaryId, ...MERCHANT })),
    ),
    ...ledgerRows(sellers.filter(oneIn(4)).map(enrolmentOf)),
  ];
};

function enrolmentOf({ beneficiaryId }: SyntheticReport): NewGrant {
  const enrols = { beneficiaryId, at: ENROLLED_AT, actor: beneficiaryId, why: null };
  return takenOffer(programme1015, "P1", { merchant: MERCHANT }, enrols);
}
