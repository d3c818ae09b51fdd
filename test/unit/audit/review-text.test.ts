import { describe, expect, it } from "vitest";
import { reviewsCsv, reviewsText } from "../../../gateway/commands/audit/review-text.js";
import type { Review } from "../../../subgraphs/kit/audit/review.js";

const MARCH = { month: "2023-03", hours: { from: 9, to: 18 } };
const REVIEW: Review = {
  actor: "agt_test",
  role: "agent",
  lookups: 1_234,
  people: 56,
  searches: 7,
  reveals: { PAYOUT: 1, CALL_BACK: 2 },
  exports: 0,
  decisions: 8,
  refused: 1,
  outsideHours: 9,
  mostLookedUp: [
    { beneficiaryId: "ptn_a", lookups: 12 },
    { beneficiaryId: "usr_b", lookups: 3 },
  ],
};
const QUIET: Review = {
  ...REVIEW,
  actor: "opr_test",
  role: "operator",
  lookups: 0,
  reveals: {},
  mostLookedUp: [],
};

describe("the review as a table", () => {
  it("has a line for each person, and under it why and whom", () => {
    expect(reviewsText([REVIEW, QUIET], MARCH, "en")).toBe(`\
Review of the audit · 2023-03 · office hours Monday to Friday 9–18

  lookups  people  searches  reveals  exports  decisions  refused  outside hours  who
    1,234      56         7        3        0          8        1              9  agt_test (agent)
        0      56         7        0        0          8        1              9  opr_test (operator)

  agt_test · reveals by reason
    CALL_BACK 2
    PAYOUT 1

  agt_test · looked up most
    ptn_a 12
    usr_b 3
`);
  });

  it("is in Korean as well, and says when there is nothing", () => {
    expect(reviewsText([REVIEW], MARCH, "ko")).toContain("  조회  조회 대상  검색  연락처 열람");
    expect(reviewsText([], MARCH, "ko")).toBe(
      "감사 기록 검토 · 2023-03 · 근무시간 월–금 9–18\n\n  기록이 없습니다.\n",
    );
  });
});

describe("the review as CSV", () => {
  it("has a line for each person, with everything in it", () => {
    expect(reviewsCsv([REVIEW, QUIET], "en")).toBe(
      [
        "\ufeffwho,role,lookups,people,searches,reveals,exports,decisions,refused,outside hours,reveals by reason,looked up most",
        "agt_test,agent,1234,56,7,3,0,8,1,9,CALL_BACK 2; PAYOUT 1,ptn_a 12; usr_b 3",
        "opr_test,operator,0,56,7,0,0,8,1,9,,",
        "",
      ].join("\r\n"),
    );
  });
});
