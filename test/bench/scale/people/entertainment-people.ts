import type { MelonPass } from "../../../../subgraphs/entertainment/facts.js";
import { programme1015 } from "../../../../subgraphs/entertainment/outages/1015.js";
import { ONE_DECISION_PER_PASS } from "../../../../subgraphs/entertainment/remedies/melon-pass/extend-or-credit-melon-pass.js";
import { decideMelonPass } from "../../../../subgraphs/entertainment/remedies/melon-pass/melon-pass.rules.js";
import { CASH_OF_SERVICE } from "../../../../subgraphs/entertainment/remedies/member-event-cash/take-event-cash.js";
import { melonPasses, serviceMemberships } from "../../../../subgraphs/entertainment/tables.js";
import type { SyntheticReport } from "../../../../subgraphs/kit/demo/people.js";
import { decidedGrant } from "../../../../subgraphs/kit/ledger/grant-remedy.js";
import type { NewGrant } from "../../../../subgraphs/kit/ledger/record-grant.js";
import { oneIn, takenOffer } from "./shares.js";
import { ledgerRows, type RowsOf, rowsOf } from "./table-rows.js";

const MEMBERSHIP = { service: "KAKAO_PAGE", registeredOn: "2018-04-09" } as const;
const LOGGED_IN_AT = new Date("2022-10-29T09:30:00+09:00");
const APPLIED = {
  at: new Date("2022-10-16T15:00:00+09:00"),
  actor: "opr_bench_entertainment",
  why: null,
};

/** One in three reads, and half of them took the cash; one in eight holds a pass, and was given days or cash for it. */
export const entertainmentPeople: RowsOf = (page) => {
  const readers = page.filter(oneIn(3));
  const listeners = page.filter(oneIn(8));
  return [
    rowsOf(
      serviceMemberships,
      readers.map(({ beneficiaryId }) => ({ beneficiaryId, ...MEMBERSHIP })),
    ),
    rowsOf(
      melonPasses,
      listeners.map((report) => ({ beneficiaryId: report.beneficiaryId, ...passOf(report) })),
    ),
    ...ledgerRows([...readers.filter(oneIn(6)).map(cashOf), ...listeners.map(reliefOf)]),
  ];
};

function cashOf({ beneficiaryId }: SyntheticReport): NewGrant {
  const logIn = { beneficiaryId, at: LOGGED_IN_AT, actor: beneficiaryId, why: null };
  const remedyId = CASH_OF_SERVICE[MEMBERSHIP.service];
  return takenOffer(programme1015, remedyId, { memberships: [MEMBERSHIP] }, logIn);
}

/** Bought from Melon by half of them, and in a store by the others. */
function passOf({ number }: SyntheticReport): MelonPass {
  return {
    kind: "RECURRING",
    paymentChannel: number % 16 === 0 ? "WEB" : "IN_APP",
    billingDateMovable: true,
    firstDay: "2022-10-03",
    lastDay: "2022-11-02",
    nextBillingDay: "2022-11-03",
  };
}

function reliefOf(report: SyntheticReport): NewGrant {
  const { beneficiaryId } = report;
  const { remedyId, decision } = decideMelonPass(passOf(report));
  if (remedyId === null || !decision.entitled) throw new Error(`${beneficiaryId} is given nothing`);
  const applied = { beneficiaryId, ...APPLIED };
  return decidedGrant(programme1015, remedyId, decision, applied, ONE_DECISION_PER_PASS);
}
