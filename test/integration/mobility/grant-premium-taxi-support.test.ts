import { describe, expect, it } from "vitest";
import { grantPremiumTaxiSupport } from "../../../subgraphs/mobility/remedies/premium-taxi-support/grant-premium-taxi-support.js";
import { mobility } from "../../../subgraphs/mobility/subgraph.js";
import { taxiContracts } from "../../../subgraphs/mobility/tables.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(mobility);
const { owner, serving } = database;

const SETTLED = {
  at: new Date("2023-05-11T10:00:00+09:00"),
  actor: "opr_test_mobility",
  why: "Settlement",
};

async function drive(
  beneficiaryId: string,
  service: "VENTI" | "BLACK",
  role: "COMPANY" | "PRIVATE_DRIVER" | "COMPANY_DRIVER",
  endedOn: string | null = null,
) {
  await owner.db
    .insert(taxiContracts)
    .values({ beneficiaryId, service, role, startedOn: "2021-01-01", endedOn });
}

describe("granting the sum for premium taxi drivers", () => {
  it.each([
    ["VENTI", "M5", 150_000],
    ["BLACK", "M6", 230_000],
  ] as const)("gives the driver of a %s taxi the sum of %s", async (service, remedyId, won) => {
    const beneficiaryId = `ptn_${service}`;
    await drive(beneficiaryId, service, "COMPANY_DRIVER");

    const outcome = await grantPremiumTaxiSupport(serving.db, service, {
      beneficiaryId,
      ...SETTLED,
    });

    expect(outcome).toEqual({ outcome: "RECORDED" });
    expect(await ledgerOf(database, beneficiaryId)).toEqual({
      ...NOTHING,
      grants: [
        {
          ...GRANTED,
          remedyId,
          won,
          grantedAt: SETTLED.at,
          reasonCode: "PREMIUM_TAXI_SUPPORT",
          idempotencyKey: `${remedyId.toLowerCase()}-1015`,
        },
      ],
      grantEvents: [{ remedyId, sequence: 1, status: "GRANTED", ...SETTLED }],
    });
  });

  it("gives an operating company nothing, and nobody the sum of a service they did not drive for", async () => {
    await drive("ptn_company", "BLACK", "COMPANY");
    await drive("ptn_venti_driver", "VENTI", "PRIVATE_DRIVER");

    for (const beneficiaryId of ["ptn_company", "ptn_venti_driver"]) {
      const outcome = await grantPremiumTaxiSupport(serving.db, "BLACK", {
        beneficiaryId,
        ...SETTLED,
      });

      expect(outcome).toMatchObject({ outcome: "REFUSED", code: "NOT_ENTITLED" });
      expect(await ledgerOf(database, beneficiaryId)).toEqual(NOTHING);
    }
  });

  it.each([
    ["2022-10-15", "RECORDED"],
    ["2022-10-14", "REFUSED"],
  ])(
    "a driver whose last day was %s, months before the settlement, is %s",
    async (endedOn, outcome) => {
      const beneficiaryId = `ptn_left_${endedOn}`;
      await drive(beneficiaryId, "VENTI", "PRIVATE_DRIVER", endedOn);

      const given = await grantPremiumTaxiSupport(serving.db, "VENTI", {
        beneficiaryId,
        ...SETTLED,
      });

      expect(given.outcome).toBe(outcome);
      const { grants } = await ledgerOf(database, beneficiaryId);
      expect(grants.map(({ won }) => won)).toEqual(outcome === "RECORDED" ? [150_000] : []);
    },
  );
});
