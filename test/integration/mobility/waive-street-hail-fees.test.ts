import { describe, expect, it } from "vitest";
import { waiveStreetHailFees } from "../../../subgraphs/mobility/remedies/franchise-fee-waiver/waive-street-hail-fees.js";
import { mobility } from "../../../subgraphs/mobility/subgraph.js";
import { franchiseRides, taxiContracts } from "../../../subgraphs/mobility/tables.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(mobility);
const { owner, serving } = database;

const WAIVED = {
  at: new Date("2022-11-07T10:00:00+09:00"),
  actor: "opr_test_mobility",
  why: null,
};

async function operate(
  beneficiaryId: string,
  role: "COMPANY" | "PRIVATE_DRIVER" | "COMPANY_DRIVER",
  rides: readonly (readonly [startedAt: string, fareWon: number])[],
) {
  await owner.db
    .insert(taxiContracts)
    .values({ beneficiaryId, service: "BLUE", role, startedOn: "2021-01-01" });
  await owner.db.insert(franchiseRides).values(
    rides.map(([startedAt, fareWon], index) => ({
      beneficiaryId,
      rideId: `ride_${index}`,
      startedAt: new Date(startedAt),
      fareWon,
      streetHail: true,
    })),
  );
}

describe("waiving street-hail fees", () => {
  it("reads every ride from the first instant of the window to the last, and none of another operator", async () => {
    const request = { beneficiaryId: "ptn_company", ...WAIVED };
    await operate("ptn_another", "COMPANY", [["2022-10-15T20:00:00+09:00", 1_000_000]]);
    await operate(request.beneficiaryId, "COMPANY", [
      ["2022-10-15T14:59:59.999+09:00", 900_000],
      ["2022-10-15T15:00:00+09:00", 10_000],
      ["2022-10-16T08:59:59.999+09:00", 5_000],
      ["2022-10-16T09:00:00+09:00", 900_000],
    ]);

    const outcome = await waiveStreetHailFees(serving.db, request);

    expect(outcome).toEqual({ outcome: "RECORDED" });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual({
      ...NOTHING,
      grants: [
        {
          ...GRANTED,
          remedyId: "M3",
          won: 3_000,
          grantedAt: WAIVED.at,
          reasonCode: "FRANCHISE_FEE_WAIVED",
          idempotencyKey: "m3-1015",
        },
      ],
      grantEvents: [{ remedyId: "M3", sequence: 1, status: "GRANTED", ...WAIVED }],
    });
  });

  it("refuses an operator who had no street-hail fares then, and writes nothing", async () => {
    const request = { beneficiaryId: "ptn_off_duty", ...WAIVED };
    await operate(request.beneficiaryId, "PRIVATE_DRIVER", [["2022-10-15T10:00:00+09:00", 40_000]]);

    const outcome = await waiveStreetHailFees(serving.db, request);

    expect(outcome).toMatchObject({
      outcome: "REFUSED",
      code: "NOT_ENTITLED",
      reason: { code: "NO_STREET_HAIL_FARES" },
    });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });

  it("gives the driver of a corporate taxi nothing, whatever fares are kept with them", async () => {
    const request = { beneficiaryId: "ptn_company_driver", ...WAIVED };
    await operate(request.beneficiaryId, "COMPANY_DRIVER", [["2022-10-15T20:00:00+09:00", 40_000]]);

    const outcome = await waiveStreetHailFees(serving.db, request);

    expect(outcome).toEqual({
      outcome: "REFUSED",
      code: "NOT_ENTITLED",
      reason: {
        code: "WAIVER_GOES_TO_COMPANY",
        ruleVersion: "franchise-fee-waiver@1",
        inputs: { recordDate: "2022-10-15", role: "COMPANY_DRIVER" },
      },
    });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });

  it("waives once when it is asked for twice at the same time", async () => {
    const request = { beneficiaryId: "ptn_twice", ...WAIVED };
    await operate(request.beneficiaryId, "PRIVATE_DRIVER", [["2022-10-15T20:00:00+09:00", 43_900]]);

    const outcomes = await Promise.all([
      waiveStreetHailFees(serving.db, request),
      waiveStreetHailFees(serving.db, request),
    ]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["RECORDED", "REPLAYED"]);
    const { grants, grantEvents } = await ledgerOf(database, request.beneficiaryId);
    expect([grants.map(({ won }) => won), grantEvents.length]).toEqual([[8_780], 1]);
  });
});
