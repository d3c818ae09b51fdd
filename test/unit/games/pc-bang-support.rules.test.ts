import { describe, expect, it } from "vitest";
import type { PcBang } from "../../../subgraphs/games/facts.js";
import { offerToAffiliatedPcBang } from "../../../subgraphs/games/remedies/pc-bang-support/pc-bang-support.rules.js";

/** A synthetic PC bang. */
const PC_BANG: PcBang = {
  name: "느티나무 PC방",
  affiliatedFrom: "2021-03-02",
  affiliatedUntil: "2023-03-02",
};
const INPUTS = {
  pcBangName: "느티나무 PC방",
  affiliatedFrom: "2021-03-02",
  affiliatedUntil: "2023-03-02",
};
const NOW = new Date("2023-03-02T10:00:00+09:00");

describe("support planned for PC bangs", () => {
  it("is offered to an affiliated one, with a value that stays unknown", () => {
    expect(offerToAffiliatedPcBang({ gameAccounts: [], pcBang: PC_BANG }, NOW)).toEqual({
      entitled: true,
      amount: { won: null, quantity: null, unit: null },
      reason: {
        code: "PLANNED_FOR_AFFILIATED_PC_BANGS",
        ruleVersion: "affiliated-pc-bang@1",
        inputs: INPUTS,
      },
    });
  });

  it.each([
    ["just before the first day", "2021-03-01T23:59:59.999+09:00", false],
    ["as the first day begins", "2021-03-02T00:00:00+09:00", true],
    ["at the end of the last day", "2023-03-02T23:59:59.999+09:00", true],
    ["as the day after begins", "2023-03-03T00:00:00+09:00", false],
  ])("follows the affiliation on the day of asking: %s", (_case, now, entitled) => {
    const facts = { gameAccounts: [], pcBang: PC_BANG };

    expect(offerToAffiliatedPcBang(facts, new Date(now)).entitled).toBe(entitled);
  });

  it("does not end for an affiliation without an end", () => {
    const facts = { gameAccounts: [], pcBang: { ...PC_BANG, affiliatedUntil: null } };

    expect(offerToAffiliatedPcBang(facts, new Date("2099-01-01T00:00:00Z")).entitled).toBe(true);
  });

  it("is refused to a PC bang that is not affiliated any more, and to those who run none", () => {
    const later = new Date("2023-03-03T00:00:00+09:00");

    expect(offerToAffiliatedPcBang({ gameAccounts: [], pcBang: PC_BANG }, later)).toEqual({
      entitled: false,
      reason: {
        code: "PC_BANG_NOT_AFFILIATED",
        ruleVersion: "affiliated-pc-bang@1",
        inputs: INPUTS,
      },
    });
    expect(offerToAffiliatedPcBang({ gameAccounts: [], pcBang: null }, NOW)).toEqual({
      entitled: false,
      reason: { code: "NO_PC_BANG", ruleVersion: "affiliated-pc-bang@1", inputs: {} },
    });
  });
});
