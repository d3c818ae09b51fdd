import { describe, expect, it } from "vitest";
import type { TaxiContract } from "../../../subgraphs/mobility/facts.js";
import { premiumTaxiSupport } from "../../../subgraphs/mobility/remedies/premium-taxi-support/premium-taxi-support.rules.js";

const VENTI: TaxiContract = {
  service: "VENTI",
  role: "COMPANY_DRIVER",
  from: "2022-01-01",
  to: "2023-01-31",
};
const BLACK: TaxiContract = { ...VENTI, service: "BLACK", role: "PRIVATE_DRIVER" };

const support = (service: "VENTI" | "BLACK", ...taxiContracts: TaxiContract[]) =>
  premiumTaxiSupport(service, { memberships: [], taxiContracts });

describe("premium taxi support", () => {
  it("gives Venti and Black drivers their sums, even those who left before the payout", () => {
    const decision = (won: number, service: string, role: string) => ({
      entitled: true,
      amount: { won },
      reason: {
        code: "PREMIUM_TAXI_SUPPORT",
        ruleVersion: "premium-taxi-support@1",
        inputs: { service, role, recordDate: "2022-10-15" },
      },
    });

    expect(support("VENTI", VENTI)).toEqual(decision(150_000, "VENTI", "COMPANY_DRIVER"));
    expect(support("BLACK", BLACK)).toEqual(decision(230_000, "BLACK", "PRIVATE_DRIVER"));
  });

  it.each<[string, TaxiContract[], string | null]>([
    ["who has no contract", [], null],
    ["who drives for the other service", [BLACK], null],
    ["who began after the record date", [{ ...VENTI, from: "2022-10-16" }], null],
    ["an operating company", [{ ...VENTI, role: "COMPANY" }], "COMPANY"],
  ])("refuses %s", (_, contracts, role) => {
    expect(support("VENTI", ...contracts)).toEqual({
      entitled: false,
      reason: {
        code: "NOT_A_PREMIUM_TAXI_DRIVER",
        ruleVersion: "premium-taxi-support@1",
        inputs: { service: "VENTI", role, recordDate: "2022-10-15" },
      },
    });
  });
});
