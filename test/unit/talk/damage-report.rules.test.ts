import { describe, expect, it } from "vitest";
import {
  becauseOfOtherAffiliate,
  knownDetails,
  sortReport,
} from "../../../subgraphs/talk/remedies/damage-report/damage-report.rules.js";

describe("sorting a report of damage", () => {
  it("leaves a paid service to its terms and a loss on a free service to its papers", () => {
    expect(sortReport("PAID_SERVICE")).toEqual({ next: "TERMS_OF_SERVICE" });
    expect(sortReport("FREE_WITH_LOSS")).toEqual({ next: "DOCUMENTS" });
  });

  it.each([
    ["NO_LOSS", "REJECTED", "REPORT_WITHOUT_LOSS"],
    ["OTHER_AFFILIATE", "TRANSFERRED", "REPORT_OF_OTHER_AFFILIATE"],
  ] as const)("ends %s as %s, with its reason", (nature, status, code) => {
    expect(sortReport(nature)).toEqual({
      next: "NOTHING",
      status,
      reason: { code, ruleVersion: "report-sorting@1", inputs: {} },
    });
  });

  it("names the affiliate that a report went to, where that was noted", () => {
    expect(becauseOfOtherAffiliate("MOBILITY").inputs).toEqual({ transferredTo: "MOBILITY" });
    expect(becauseOfOtherAffiliate(null).inputs).toEqual({});
  });
});

describe("the fields of a claim", () => {
  it("are read as far as they are ours: anything else is not known", () => {
    expect(
      knownDetails({ reporterType: "SMALL_BUSINESS", nature: "NO_LOSS", channel: "POST" }),
    ).toEqual({
      reporterType: "SMALL_BUSINESS",
      nature: "NO_LOSS",
      channel: "POST",
    });
    expect(knownDetails({ reporterType: "toString", nature: 3, channel: null })).toEqual({
      reporterType: null,
      nature: null,
      channel: null,
    });
  });
});
