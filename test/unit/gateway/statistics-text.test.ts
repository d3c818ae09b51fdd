import { describe, expect, it } from "vitest";
import {
  type AffiliateStatistics,
  statisticsText,
} from "../../../gateway/commands/statistics/statistics-text.js";

const NONE = { grants: 0, won: 0, quantity: null, unit: null };
const REMEDY: AffiliateStatistics["remedies"][number] = {
  id: "M1",
  title: { ko: "프로 멤버십 6일분", en: "Six days of Pro Membership" },
  offered: NONE,
  granted: { grants: 1_000, won: 7_550_000, quantity: null, unit: null },
  pending: NONE,
  redeemed: { grants: 10, won: 75_500, quantity: null, unit: null },
  expired: NONE,
  declined: NONE,
  revoked: NONE,
  outstanding: { grants: 990, won: 7_474_500, quantity: null, unit: null },
};
const REPORT = { withLoss: 1, withoutLoss: 2, lossWon: 300_000, count: 3 };

describe("the statistics of an affiliate as text", () => {
  it("are a table whose columns stand under their headings, in Korean, too", () => {
    const text = statisticsText(
      { affiliate: "mobility", reports: [], remedies: [REMEDY] },
      "1015",
      "ko",
    );

    expect(text).toBe(`mobility · 1015

  피해 접수: 0

  보상
        제공       지급  대기    사용  만료  거절  회수     미사용
    M1     0      1,000     0      10     0     0     0        990  프로 멤버십 6일분
           0  7,550,000     0  75,500     0     0     0  7,474,500  원

`);
  });

  it("tell reports apart by what an affiliate asks for, and by nothing that it does not ask", () => {
    const reports = [
      { ...REPORT, reporterType: "GENERAL_USER", nature: null, status: "APPROVED" as const },
      { ...REPORT, reporterType: "GENERAL_USER", nature: null, status: "REJECTED" as const },
      { ...REPORT, reporterType: "SMALL_BUSINESS", nature: null, status: "REJECTED" as const },
    ];

    const text = statisticsText({ affiliate: "pay", reports, remedies: [] }, "1015", "en");

    expect(text).toContain(`  Damage reports: 9
    by reporter
      6  66.7 %  GENERAL_USER
      3  33.3 %  SMALL_BUSINESS
`);
    expect(text).toContain(`    by status
      3  33.3 %  APPROVED
      6  66.7 %  REJECTED
          3  state a loss
          6  state no loss
    900,000  won, together

  Remedies: none
`);
    expect(text).not.toContain("by what they are about");
  });
});
