import { expect, it } from "vitest";
import { shareFranchisePool } from "../../../subgraphs/mobility/remedies/franchise-pool/share-franchise-pool.js";
import { refundOvercharges } from "../../../subgraphs/mobility/remedies/overcharge-refund/refund-overcharges.js";
import { grantPremiumTaxiSupport } from "../../../subgraphs/mobility/remedies/premium-taxi-support/grant-premium-taxi-support.js";
import { mobility } from "../../../subgraphs/mobility/subgraph.js";
import {
  franchisePoolRecipients,
  franchisePools,
  rentalCharges,
  taxiContracts,
} from "../../../subgraphs/mobility/tables.js";
import { openAffiliate, sliceReader } from "../affiliate.js";

const database = await openAffiliate(mobility);
const { owner, serving } = database;

const OUTAGE_ID = "1015";
const SETTLED = {
  at: new Date("2023-05-11T10:00:00+09:00"),
  actor: "opr_test_mobility",
  why: null,
};
const TAXI_CASH = `grants {
  __typename remedy { id } won
  ... on MobilityTaxiCashGrant {
    paidThrough franchise poolWon weight totalWeight service role recordDate
  }
}`;
const REFUND = `grants {
  __typename remedy { id } won
  ... on MobilityRefundGrant { overchargedRides chargedWon dueWon }
}`;

const slices = sliceReader(mobility, database, SETTLED.at);

it("shows a share with its pool and weights, also where no 32 bits hold them", async () => {
  const pool = { outageId: OUTAGE_ID, franchise: "Seoul" };
  await owner.db
    .insert(franchisePools)
    .values({ ...pool, poolWon: 3_000_000_000, agreedOn: "2023-05-11" });
  await owner.db.insert(franchisePoolRecipients).values([
    { ...pool, beneficiaryId: "ptn_blue_a", weight: 2_000_000_000 },
    { ...pool, beneficiaryId: "ptn_blue_b", weight: 1_000_000_000 },
  ]);

  await shareFranchisePool(serving.db, {
    franchise: "Seoul",
    kind: "OPERATOR",
    ...SETTLED,
  });

  const share = {
    __typename: "MobilityTaxiCashGrant",
    remedy: { id: "M4" },
    paidThrough: "FRANCHISE",
    franchise: "Seoul",
    poolWon: 3_000_000_000,
    totalWeight: 3_000_000_000,
    service: null,
    role: null,
    recordDate: null,
  };
  expect(await slices(TAXI_CASH, "ptn_blue_a", "ptn_blue_b")).toEqual([
    { grants: [{ ...share, won: 2_000_000_000, weight: 2_000_000_000 }] },
    { grants: [{ ...share, won: 1_000_000_000, weight: 1_000_000_000 }] },
  ]);
});

it("shows a fixed sum with the service and the part in it that decided", async () => {
  const beneficiaryId = "ptn_black_driver";
  await owner.db
    .insert(taxiContracts)
    .values({ beneficiaryId, service: "BLACK", role: "PRIVATE_DRIVER", startedOn: "2021-01-01" });

  await grantPremiumTaxiSupport(serving.db, "BLACK", { beneficiaryId, ...SETTLED });

  expect(await slices(TAXI_CASH, beneficiaryId)).toEqual([
    {
      grants: [
        {
          __typename: "MobilityTaxiCashGrant",
          remedy: { id: "M6" },
          won: 230_000,
          paidThrough: "OPERATOR",
          franchise: null,
          poolWon: null,
          weight: null,
          totalWeight: null,
          service: "BLACK",
          role: "PRIVATE_DRIVER",
          recordDate: "2022-10-15",
        },
      ],
    },
  ]);
});

it("shows a refund with what was charged and what was due", async () => {
  const beneficiaryId = "usr_bike_rider";
  await owner.db.insert(rentalCharges).values({
    beneficiaryId,
    chargeId: "charge_1",
    vehicle: "BIKE",
    chargedAt: new Date("2022-10-16T12:00:00+09:00"),
    chargedWon: 106_500,
    dueWon: 1_500,
  });

  await refundOvercharges(serving.db, { beneficiaryId, ...SETTLED });

  expect(await slices(REFUND, beneficiaryId)).toEqual([
    {
      grants: [
        {
          __typename: "MobilityRefundGrant",
          remedy: { id: "M7" },
          won: 105_000,
          overchargedRides: 1,
          chargedWon: 106_500,
          dueWon: 1_500,
        },
      ],
    },
  ]);
});
