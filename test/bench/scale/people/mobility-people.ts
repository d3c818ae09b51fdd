import type { SyntheticReport } from "../../../../subgraphs/kit/demo/people.js";
import { decidedGrant } from "../../../../subgraphs/kit/ledger/grant-remedy.js";
import type { NewGrant } from "../../../../subgraphs/kit/ledger/record-grant.js";
import { programme1015 } from "../../../../subgraphs/mobility/outages/1015.js";
import { REMEDY_OF_PLAN } from "../../../../subgraphs/mobility/remedies/membership-refund/grant-membership-refund.js";
import { membershipRefund } from "../../../../subgraphs/mobility/remedies/membership-refund/membership-refund.rules.js";
import { driverMemberships } from "../../../../subgraphs/mobility/tables.js";
import { oneIn } from "./shares.js";
import { ledgerRows, type RowsOf, rowsOf } from "./table-rows.js";

const PLAN = "PRO_SERVICE";
const MEMBER_FROM = "2022-02-14";
const MONTHLY_FEE_WON = 22_000;
const GIVEN = { at: new Date("2022-10-20T14:00:00+09:00"), actor: "opr_bench_mobility", why: null };

/** One in ten drives under a membership, and was given the points for it. */
export const mobilityPeople: RowsOf = (page) => {
  const drivers = page.filter(oneIn(10));
  return [
    rowsOf(driverMemberships, drivers.map(membershipOf)),
    ...ledgerRows(drivers.map(refundOf)),
  ];
};

function membershipOf({ beneficiaryId }: SyntheticReport): typeof driverMemberships.$inferInsert {
  return {
    beneficiaryId,
    plan: PLAN,
    startedOn: MEMBER_FROM,
    monthlyFeeWon: MONTHLY_FEE_WON,
  };
}

function refundOf({ beneficiaryId }: SyntheticReport): NewGrant {
  const membership = {
    plan: PLAN,
    from: MEMBER_FROM,
    to: null,
    monthlyFeeWon: MONTHLY_FEE_WON,
  } as const;
  const decision = membershipRefund(PLAN, { memberships: [membership], taxiContracts: [] });
  if (!decision.entitled) throw new Error(`${beneficiaryId} is given no points`);
  return decidedGrant(programme1015, REMEDY_OF_PLAN[PLAN], decision, { beneficiaryId, ...GIVEN });
}
