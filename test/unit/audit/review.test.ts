import { describe, expect, it } from "vitest";
import { type AuditDraft, chained, GENESIS } from "../../../subgraphs/kit/audit/audit-entry.js";
import { createReview } from "../../../subgraphs/kit/audit/review.js";
import { CHAIN, draft } from "./chain.fixture.js";

const MARCH = { month: "2023-03", hours: { from: 9, to: 18 } };

function reviewed(drafts: readonly Partial<AuditDraft>[], time = MARCH) {
  const review = createReview(time);
  for (const entry of chained(CHAIN, GENESIS, drafts.map(draft))) review.see(entry);
  return review.reviews();
}

const at = (korean: string) => ({ at: new Date(`${korean}+09:00`) });
const LOOKUP = { action: "LOOKUP", whom: ["ptn_a"] } as const;
const NOTHING = {
  actor: "agt_test",
  role: "agent",
  lookups: 0,
  people: 0,
  searches: 0,
  reveals: {},
  exports: 0,
  decisions: 0,
  refused: 0,
  outsideHours: 0,
  mostLookedUp: [],
};

describe("the review of a month", () => {
  it("counts a run over many people as one decision, however many transactions it took", () => {
    const part = (number: number) => ({ action: "DECISION", details: { part: number } }) as const;

    const [review] = reviewed([part(1), part(2), part(3), part(1), { action: "DECISION" }]);

    expect(review?.decisions).toBe(3);
  });

  it("counts what each person did, by person", () => {
    const reviews = reviewed([
      LOOKUP,
      LOOKUP,
      { action: "LOOKUP", whom: ["usr_b"] },
      { action: "SEARCH", whom: ["ptn_a", "ptn_c"] },
      { action: "REVEAL", whom: ["ptn_d"], details: { reason: "CALL_BACK" } },
      { action: "REVEAL", whom: ["ptn_a"], details: { reason: "CALL_BACK" } },
      { action: "REVEAL", whom: ["ptn_a"], details: { reason: "PAYOUT" } },
      { action: "EXPORT", whom: ["ptn_e"] },
      { action: "DECISION", whom: ["ptn_f"] },
      { actor: "opr_other", role: "operator", action: "DECISION", whom: ["ptn_f"] },
    ]);

    expect(reviews).toEqual([
      {
        ...NOTHING,
        lookups: 3,
        people: 5,
        searches: 1,
        reveals: { CALL_BACK: 2, PAYOUT: 1 },
        exports: 1,
        decisions: 1,
        mostLookedUp: [
          { beneficiaryId: "ptn_a", lookups: 2 },
          { beneficiaryId: "usr_b", lookups: 1 },
        ],
      },
      { ...NOTHING, actor: "opr_other", role: "operator", decisions: 1 },
    ]);
  });

  it("counts what was refused as that alone, and what was sent again once", () => {
    const reviews = reviewed([
      { action: "REVEAL", outcome: "FORBIDDEN", details: { reason: "PAYOUT" } },
      { action: "DECISION", outcome: "CLAIM_UNKNOWN" },
      { action: "DECISION", outcome: "DONE" },
      { action: "DECISION", outcome: "REPLAYED" },
    ]);

    expect(reviews).toEqual([{ ...NOTHING, refused: 2, decisions: 1 }]);
  });

  it("is of the Korean month, to its last instant", () => {
    const instants = ["2023-02-28T23:59:59.999", "2023-03-01T12:00:00", "2023-03-31T17:59:59.999"];
    const reviews = reviewed(
      [...instants, "2023-04-01T00:00:00"].map((korean) => ({ ...LOOKUP, ...at(korean) })),
    );

    expect(reviews).toMatchObject([{ lookups: 2 }]);
  });

  it.each([
    ["2023-03-02T09:00:00", 0],
    ["2023-03-02T17:59:59.999", 0],
    ["2023-03-02T08:59:59.999", 1],
    ["2023-03-02T18:00:00", 1],
    ["2023-03-02T23:30:00", 1],
    ["2023-03-03T12:00:00", 0],
    ["2023-03-04T12:00:00", 1],
    ["2023-03-05T12:00:00", 1],
    ["2023-03-06T12:00:00", 0],
  ])("counts %s outside of office hours %d times", (korean, outsideHours) => {
    expect(reviewed([{ ...LOOKUP, ...at(korean) }])).toMatchObject([{ outsideHours }]);
  });

  it("counts a refusal outside of office hours as well, and takes other hours when told", () => {
    const night = { ...LOOKUP, ...at("2023-03-02T23:30:00"), outcome: "FORBIDDEN" };

    expect(reviewed([night])).toEqual([{ ...NOTHING, refused: 1, outsideHours: 1 }]);
    expect(reviewed([night], { ...MARCH, hours: { from: 9, to: 24 } })).toEqual([
      { ...NOTHING, refused: 1 },
    ]);
  });

  it("names ten people at most, the most often looked up first", () => {
    const lookups = Array.from({ length: 12 }, (_, index) =>
      Array.from({ length: index + 1 }, () => ({ ...LOOKUP, whom: [`ptn_${index}`] })),
    ).flat();

    const [review] = reviewed(lookups);

    expect(review?.people).toBe(12);
    expect(review?.mostLookedUp.map(({ lookups: count }) => count)).toEqual([
      12, 11, 10, 9, 8, 7, 6, 5, 4, 3,
    ]);
  });

  it("leaves out the register, which is nobody's work", () => {
    expect(reviewed([{ action: "BEGIN", whom: [], what: "agt_test" }])).toEqual([]);
  });
});
