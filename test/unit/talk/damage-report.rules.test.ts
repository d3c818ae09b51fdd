import { describe, expect, it } from "vitest";
import { sortReport } from "../../../subgraphs/talk/remedies/damage-report/damage-report.rules.js";

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
});
