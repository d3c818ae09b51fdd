import { describe, expect, it } from "vitest";
import { refundOvercharges } from "../../../subgraphs/mobility/remedies/overcharge-refund/refund-overcharges.js";
import { mobility } from "../../../subgraphs/mobility/subgraph.js";
import { rentalCharges } from "../../../subgraphs/mobility/tables.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(mobility);
const { owner, serving } = database;

const REFUNDED = {
  at: new Date("2022-10-21T10:00:00+09:00"),
  actor: "opr_test_mobility",
  why: null,
};

async function charge(
  beneficiaryId: string,
  charges: readonly (readonly [chargedWon: number, dueWon: number])[],
) {
  await owner.db.insert(rentalCharges).values(
    charges.map(([chargedWon, dueWon], index) => ({
      beneficiaryId,
      chargeId: `charge_${index}`,
      vehicle: "BIKE" as const,
      chargedAt: new Date("2022-10-16T12:00:00+09:00"),
      chargedWon,
      dueWon,
    })),
  );
}

describe("refunding overcharges", () => {
  it("gives back all that this rider was charged too much, once", async () => {
    const request = { beneficiaryId: "usr_rider", ...REFUNDED };
    await charge("usr_another_rider", [[500_000, 2_000]]);
    await charge(request.beneficiaryId, [
      [106_500, 1_500],
      [1_800, 1_800],
    ]);

    const first = await refundOvercharges(serving.db, request);
    const second = await refundOvercharges(serving.db, request);

    expect([first, second]).toEqual([{ outcome: "RECORDED" }, { outcome: "REPLAYED" }]);
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual({
      ...NOTHING,
      grants: [
        {
          ...GRANTED,
          remedyId: "M7",
          won: 105_000,
          grantedAt: REFUNDED.at,
          reasonCode: "OVERCHARGE_REFUND",
          idempotencyKey: "m7-1015",
        },
      ],
      grantEvents: [{ remedyId: "M7", sequence: 1, status: "GRANTED", ...REFUNDED }],
    });
  });

  it("refuses a rider whose charges were right, and writes nothing", async () => {
    const request = { beneficiaryId: "usr_charged_right", ...REFUNDED };
    await charge(request.beneficiaryId, [[1_800, 1_800]]);

    const outcome = await refundOvercharges(serving.db, request);

    expect(outcome).toEqual({
      outcome: "REFUSED",
      code: "NOT_ENTITLED",
      reason: {
        code: "NOTHING_OVERCHARGED",
        ruleVersion: "overcharge-refund@1",
        inputs: { rides: 1 },
      },
    });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });

  it("takes nothing off for a ride that was charged too little", async () => {
    const request = { beneficiaryId: "usr_both_ways", ...REFUNDED };
    await charge(request.beneficiaryId, [
      [500_000, 2_000],
      [0, 100_000],
    ]);

    const outcome = await refundOvercharges(serving.db, request);

    expect(outcome).toEqual({ outcome: "RECORDED" });
    const { grants } = await ledgerOf(database, request.beneficiaryId);
    expect(grants.map(({ won }) => won)).toEqual([498_000]);
  });

  it("refuses a rider of whom no charge is on record", async () => {
    const request = { beneficiaryId: "usr_unknown", ...REFUNDED };

    const outcome = await refundOvercharges(serving.db, request);

    expect(outcome).toMatchObject({
      reason: { code: "NOTHING_OVERCHARGED", inputs: { rides: 0 } },
    });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });
});
