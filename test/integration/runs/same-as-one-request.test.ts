import { describe, expect, it } from "vitest";
import { reissueEventCash } from "../../../subgraphs/entertainment/remedies/event-cash-reissue/reissue-event-cash.js";
import { extendOrCreditMelonPass } from "../../../subgraphs/entertainment/remedies/melon-pass/extend-or-credit-melon-pass.js";
import { extendRentals } from "../../../subgraphs/entertainment/remedies/rental-extension/extend-rentals.js";
import { entertainmentRuns } from "../../../subgraphs/entertainment/remedy-runs.js";
import { entertainment } from "../../../subgraphs/entertainment/subgraph.js";
import {
  lapsedEventCash,
  melonPasses,
  rentalEpisodes,
} from "../../../subgraphs/entertainment/tables.js";
import type { RemedyRun } from "../../../subgraphs/kit/bulk/remedy-run.js";
import { giveRun } from "../../../subgraphs/kit/bulk/run-remedy.js";
import type { DatabaseHandle } from "../../../subgraphs/kit/database/connection.js";
import { waiveStreetHailFees } from "../../../subgraphs/mobility/remedies/franchise-fee-waiver/waive-street-hail-fees.js";
import { grantMembershipRefund } from "../../../subgraphs/mobility/remedies/membership-refund/grant-membership-refund.js";
import { refundOvercharges } from "../../../subgraphs/mobility/remedies/overcharge-refund/refund-overcharges.js";
import { grantPremiumTaxiSupport } from "../../../subgraphs/mobility/remedies/premium-taxi-support/grant-premium-taxi-support.js";
import { mobilityRuns } from "../../../subgraphs/mobility/remedy-runs.js";
import { mobility } from "../../../subgraphs/mobility/subgraph.js";
import {
  driverMemberships,
  franchiseRides,
  rentalCharges,
  taxiContracts,
} from "../../../subgraphs/mobility/tables.js";
import { type AffiliateDatabase, ledgerOf, openAffiliate } from "../affiliate.js";

const databases = {
  mobility: await openAffiliate(mobility),
  entertainment: await openAffiliate(entertainment),
};
const GIVEN = { at: new Date("2022-11-10T10:00:00+09:00"), actor: "opr_test", why: "Everyone" };

type OneRequest = (
  handle: DatabaseHandle,
  request: typeof GIVEN & { beneficiaryId: string },
) => Promise<{ outcome: string }>;

type Case = {
  run: string;
  /** What the affiliate knows of a person whom the rule entitles. */
  know(db: DatabaseHandle, beneficiaryId: string): Promise<unknown>;
  request: OneRequest;
};

const MOBILITY: readonly Case[] = [
  membership("M1", "PRO_MEMBERSHIP", 39_000),
  membership("M2", "PRO_SERVICE", 22_000),
  {
    run: "M3",
    know: async (db, beneficiaryId) => {
      await db.insert(taxiContracts).values(contract(beneficiaryId, "BLUE", "COMPANY"));
      await db
        .insert(franchiseRides)
        .values([
          ride(beneficiaryId, "inside", "2022-10-15T15:00:00+09:00", 12_345, true),
          ride(beneficiaryId, "called", "2022-10-15T16:00:00+09:00", 50_000, false),
          ride(beneficiaryId, "after", "2022-10-16T09:00:00+09:00", 70_000, true),
        ]);
    },
    request: waiveStreetHailFees,
  },
  premiumTaxi("M5", "VENTI"),
  premiumTaxi("M6", "BLACK"),
  {
    run: "M7",
    know: (db, beneficiaryId) =>
      db.insert(rentalCharges).values({
        beneficiaryId,
        chargeId: "charge_test",
        vehicle: "BIKE",
        chargedAt: new Date("2022-10-15T20:00:00+09:00"),
        chargedWon: 106_500,
        dueWon: 1_500,
      }),
    request: refundOvercharges,
  },
];

const ENTERTAINMENT: readonly Case[] = [
  {
    run: "melon-pass",
    know: (db, beneficiaryId) =>
      db.insert(melonPasses).values({
        beneficiaryId,
        kind: "RECURRING",
        paymentChannel: "AFFILIATED",
        billingDateMovable: true,
        firstDay: "2022-10-11",
        lastDay: "2022-11-10",
        nextBillingDay: "2022-11-11",
      }),
    request: extendOrCreditMelonPass,
  },
  rental("E4", "KAKAO_WEBTOON"),
  rental("E5", "KAKAO_PAGE"),
  {
    run: "E6",
    know: (db, beneficiaryId) =>
      db.insert(lapsedEventCash).values({
        beneficiaryId,
        cashId: "cash_test",
        amountWon: 1_200,
        lapsedAt: new Date("2022-10-15T23:59:59+09:00"),
      }),
    request: reissueEventCash,
  },
];

describe.each([
  ["mobility", mobilityRuns, MOBILITY],
  ["entertainment", entertainmentRuns, ENTERTAINMENT],
] as const)("a run of %s", (name, runs, cases) => {
  it("exists for everything it gives without being asked", () => {
    expect(runs.map(({ id }) => id)).toEqual(cases.map(({ run }) => run));
  });

  it.each(cases)("$run gives one person of many what a request would have given", async (one) => {
    const database = databases[name];
    const run = runOf(runs, one.run);
    const [byRun, byRequest] = [`usr_run_${one.run}`, `usr_request_${one.run}`];
    for (const id of [byRun, byRequest]) await one.know(database.owner.db, id);
    await one.request(database.serving.db, { beneficiaryId: byRequest, ...GIVEN });

    await giveRun(database.serving, run, GIVEN);

    expect(await rowsOf(database, byRun)).toEqual(await rowsOf(database, byRequest));
    const again = await one.request(database.serving.db, { beneficiaryId: byRun, ...GIVEN });
    expect(again.outcome).toBe("REPLAYED");
  });
});

function runOf(runs: readonly RemedyRun[], id: string): RemedyRun {
  const run = runs.find((candidate) => candidate.id === id);
  if (!run) throw new Error(`there is no run ${id}`);
  return run;
}

/** Everything the ledger has of a person but whose it is, and the hash that the person is in. */
async function rowsOf(database: AffiliateDatabase, beneficiaryId: string) {
  const ledger = await ledgerOf(database, beneficiaryId);
  const grants = await database.serving.sql`
    select reason_inputs, rule_version, list_price_won, issue from grants where beneficiary_id = ${beneficiaryId}`;
  expect(ledger.grants).toHaveLength(1);
  return { ...ledger, more: [...grants] };
}

function membership(run: string, plan: "PRO_MEMBERSHIP" | "PRO_SERVICE", fee: number): Case {
  return {
    run,
    know: (db, beneficiaryId) =>
      db.insert(driverMemberships).values([
        { beneficiaryId, plan, startedOn: "2020-01-01", endedOn: "2021-01-01", monthlyFeeWon: 1 },
        { beneficiaryId, plan, startedOn: "2021-05-03", monthlyFeeWon: fee },
      ]),
    request: (handle, request) => grantMembershipRefund(handle, plan, request),
  };
}

function premiumTaxi(run: string, service: "VENTI" | "BLACK"): Case {
  return {
    run,
    know: (db, beneficiaryId) =>
      db.insert(taxiContracts).values(contract(beneficiaryId, service, "COMPANY_DRIVER")),
    request: (handle, request) => grantPremiumTaxiSupport(handle, service, request),
  };
}

function rental(run: string, service: "KAKAO_WEBTOON" | "KAKAO_PAGE"): Case {
  return {
    run,
    know: (db, beneficiaryId) =>
      db.insert(rentalEpisodes).values(
        ["2022-10-13T01:00:00+09:00", "2022-10-10T01:00:00+09:00"].map((rentedAt) => ({
          beneficiaryId,
          service,
          episodeId: "episode_test",
          ticket: "FREE" as const,
          rentedAt: new Date(rentedAt),
          lapsesAt: new Date(Date.parse(rentedAt) + 72 * 3_600_000),
        })),
      ),
    request: (handle, request) => extendRentals(handle, service, request),
  };
}

function contract(
  beneficiaryId: string,
  service: "BLUE" | "VENTI" | "BLACK",
  role: "COMPANY" | "COMPANY_DRIVER",
) {
  return { beneficiaryId, service, role, startedOn: "2020-09-01" };
}

function ride(
  beneficiaryId: string,
  rideId: string,
  startedAt: string,
  fareWon: number,
  streetHail: boolean,
) {
  return { beneficiaryId, rideId, startedAt: new Date(startedAt), fareWon, streetHail };
}
