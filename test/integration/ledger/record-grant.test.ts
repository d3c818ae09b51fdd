import { describe, expect, it } from "vitest";
import { moveGrant } from "../../../subgraphs/kit/ledger/move-grant.js";
import { type NewGrant, recordGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import { pay } from "../../../subgraphs/pay/subgraph.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";
import { GIVEN_AT, grantsOf, grantThatIs, MOVED_AT, newGrant, somebody } from "./ledger.fixture.js";

const database = await openAffiliate(pay);
const { db } = database.serving;

const record = (grant: NewGrant) => recordGrant(db, grant);

describe("recording a grant", () => {
  it("writes it and its first event, with who gave it and why", async () => {
    const grant = newGrant();

    const outcome = await record(grant);

    expect(outcome).toEqual({ outcome: "RECORDED" });
    expect(await ledgerOf(database, grant.beneficiaryId)).toEqual({
      ...NOTHING,
      grants: [
        {
          ...GRANTED,
          remedyId: "X1",
          won: 50_000,
          grantedAt: GIVEN_AT,
          expiresAt: grant.expiresAt,
          reasonCode: "LIKED",
          idempotencyKey: "x1-9999",
        },
      ],
      grantEvents: [
        {
          remedyId: "X1",
          sequence: 1,
          status: "GRANTED",
          at: GIVEN_AT,
          actor: "agt_test",
          why: "Asked by phone",
        },
      ],
    });
  });

  it("writes neither when the event cannot be written", async () => {
    const grant = newGrant({ actor: null as never });

    await expect(record(grant)).rejects.toMatchObject({
      cause: { code: "23502", column_name: "actor" },
    });

    expect(await ledgerOf(database, grant.beneficiaryId)).toEqual(NOTHING);
  });

  it.each([
    ["negative won", { won: -1 }, "grant_won_is_a_safe_amount"],
    [
      "a negative number of things",
      { won: null, quantity: -1, unit: "DAY" },
      "grant_quantity_is_not_negative",
    ],
  ] as [string, NewGrant["amount"], string][])(
    "refuses %s and writes nothing",
    async (_what, amount, rule) => {
      const grant = newGrant({ amount });

      await expect(record(grant)).rejects.toMatchObject({
        cause: { code: "23514", constraint_name: rule },
      });

      expect(await ledgerOf(database, grant.beneficiaryId)).toEqual(NOTHING);
    },
  );

  it("keeps the largest amount to the won", async () => {
    const grant = newGrant({ amount: { won: Number.MAX_SAFE_INTEGER } });

    await record(grant);

    const { grants } = await grantsOf(database, grant.beneficiaryId);
    expect(grants.map(({ won }) => won)).toEqual([9_007_199_254_740_991]);
  });
});

describe("recording a grant that is there already", () => {
  it.each([
    ["as it was", {}],
    ["later", { grantedAt: new Date("2022-11-11T10:00:00+09:00"), expiresAt: null }],
    ["by somebody else, for another reason of theirs", { actor: "agt_other", why: null }],
    [
      "with its facts in another order",
      { reason: { code: "LIKED", ruleVersion: "liking@1", inputs: { years: 3, liked: true } } },
    ],
  ])("is the same grant when it is asked for again %s", async (_how, change) => {
    const grant = newGrant();
    await record(grant);
    const before = await ledgerOf(database, grant.beneficiaryId);

    const again = await record({ ...grant, ...change });

    expect(again).toEqual({ outcome: "REPLAYED" });
    expect(await ledgerOf(database, grant.beneficiaryId)).toEqual(before);
  });

  const reason = newGrant().reason;
  it.each([
    ["amount", { amount: { won: 50_001 } }],
    ["kind of amount", { amount: { won: null, quantity: 50_000, unit: "DAY" } }],
    ["remedy", { remedyId: "X2" }],
    ["outage", { outageId: "9998" }],
    ["status", { status: "PENDING" }],
    ["reason", { reason: { ...reason, code: "LOVED" } }],
    ["version of the rule", { reason: { ...reason, ruleVersion: "liking@2" } }],
    ["fact", { reason: { ...reason, inputs: { liked: true, years: 4 } } }],
    ["number of facts", { reason: { ...reason, inputs: { liked: true } } }],
  ] as [string, Partial<NewGrant>][])(
    "is refused under the same key with another %s",
    async (_what, change) => {
      const grant = newGrant();
      await record(grant);
      const before = await ledgerOf(database, grant.beneficiaryId);

      const again = await record({ ...grant, ...change });

      expect(again).toEqual({ outcome: "REFUSED", code: "IDEMPOTENCY_MISMATCH" });
      expect(await ledgerOf(database, grant.beneficiaryId)).toEqual(before);
    },
  );

  it("is refused under another key", async () => {
    const grant = newGrant();
    await record(grant);
    const before = await ledgerOf(database, grant.beneficiaryId);

    const again = await record({ ...grant, idempotencyKey: "another" });

    expect(again).toEqual({ outcome: "REFUSED", code: "ALREADY_GRANTED" });
    expect(await ledgerOf(database, grant.beneficiaryId)).toEqual(before);
  });

  it("is no obstacle for somebody else with the same key, nor for another remedy with another key", async () => {
    const grant = newGrant();
    await record(grant);

    const outcomes = [
      await record({ ...grant, beneficiaryId: somebody() }),
      await record({ ...grant, remedyId: "X2", idempotencyKey: "x2-9999" }),
    ];

    expect(outcomes).toEqual([{ outcome: "RECORDED" }, { outcome: "RECORDED" }]);
  });
});

describe("recording a grant that was declined", () => {
  it.each([
    ["as it was", {}],
    ["with another amount", { amount: { won: 1 } }],
  ])("is refused for that when it is asked for %s, and changes nothing", async (_how, change) => {
    const [offered, taken] = [newGrant(), newGrant()];
    await record({ ...offered, status: "DECLINED" });
    await grantThatIs(database, "DECLINED", taken);
    const before = await grantsOf(database, taken.beneficiaryId);

    const again = [
      await record({ ...offered, ...change }),
      await record({ ...taken, ...change }),
      await record({ ...offered, status: "DECLINED" }),
    ];

    const declined = { outcome: "REFUSED", code: "GRANT_DECLINED" };
    expect(again).toEqual([declined, declined, { outcome: "REPLAYED" }]);
    expect(await grantsOf(database, taken.beneficiaryId)).toEqual(before);
  });
});

describe("recording a grant that was revoked", () => {
  /** Every issue and its steps, in short. */
  async function lives(beneficiaryId: string) {
    const { grants, events } = await grantsOf(database, beneficiaryId);
    return {
      grants: grants.map(({ issue, status, won }) => [issue, status, won]),
      events: events.map(({ sequence, status }) => [sequence, status]),
    };
  }
  const REVOKED = {
    grants: [[1, "REVOKED", 50_000]],
    events: [
      [1, "GRANTED"],
      [2, "REVOKED"],
    ],
  };

  it.each([
    ["as it was", {}],
    ["with another amount", { amount: { won: 1 } }],
    ["under another key", { idempotencyKey: "another" }],
    ["as the first issue", { issue: 1 }],
  ])("is refused when it is asked for %s", async (_how, change) => {
    const grant = newGrant();
    await grantThatIs(database, "REVOKED", grant);

    const again = await record({ ...grant, ...change });

    expect(again).toEqual({ outcome: "REFUSED", code: "GRANT_REVOKED" });
    expect(await lives(grant.beneficiaryId)).toEqual(REVOKED);
  });

  it("gives it anew as the next issue on purpose, under the same key, with a life of its own", async () => {
    const grant = newGrant();
    await grantThatIs(database, "REVOKED", grant);

    const anew = await record({ ...grant, issue: 2, amount: { won: 60_000 } });

    expect(anew).toEqual({ outcome: "RECORDED" });
    expect(await lives(grant.beneficiaryId)).toEqual({
      grants: [...REVOKED.grants, [2, "GRANTED", 60_000]],
      events: [...REVOKED.events, [1, "GRANTED"]],
    });
  });

  it("and given anew is the same grant again, by its issue or by a plain request, which is told the issue", async () => {
    const grant = newGrant();
    await grantThatIs(database, "REVOKED", grant);
    await record({ ...grant, issue: 2 });
    const before = await grantsOf(database, grant.beneficiaryId);

    const again = [await record({ ...grant, issue: 2 }), await record(grant)];

    const replayed = { outcome: "REPLAYED", issue: 2 };
    expect(again).toEqual([replayed, replayed]);
    expect(await grantsOf(database, grant.beneficiaryId)).toEqual(before);
  });

  it("and given anew is not given with another amount or under another key", async () => {
    const grant = newGrant();
    await grantThatIs(database, "REVOKED", grant);
    await record({ ...grant, issue: 2 });

    const again = [
      await record({ ...grant, amount: { won: 1 } }),
      await record({ ...grant, issue: 3, idempotencyKey: "another" }),
      await record({ ...grant, issue: 3 }),
    ];

    expect(again).toEqual([
      { outcome: "REFUSED", code: "IDEMPOTENCY_MISMATCH" },
      { outcome: "REFUSED", code: "ALREADY_GRANTED" },
      { outcome: "REFUSED", code: "ALREADY_GRANTED" },
    ]);
  });

  it("a second time is given a third time on purpose only", async () => {
    const grant = newGrant();
    const key = await grantThatIs(database, "REVOKED", grant);
    await record({ ...grant, issue: 2 });
    const step = { to: "REVOKED", at: MOVED_AT, actor: "agt_test", why: null } as const;
    await moveGrant(db, { ...key, ...step, issue: 2 });

    const outcomes = [
      await record(grant),
      await record({ ...grant, issue: 2 }),
      await record({ ...grant, issue: 3 }),
    ];

    expect(outcomes).toEqual([
      { outcome: "REFUSED", code: "GRANT_REVOKED" },
      { outcome: "REFUSED", code: "GRANT_REVOKED" },
      { outcome: "RECORDED" },
    ]);
  });

  it("five times at once is one next issue", async () => {
    const grant = newGrant();
    await grantThatIs(database, "REVOKED", grant);

    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => record({ ...grant, issue: 2 })),
    );

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      "RECORDED",
      ...Array(4).fill("REPLAYED"),
    ]);
    expect((await lives(grant.beneficiaryId)).grants).toHaveLength(2);
  });
});

describe("recording another issue", () => {
  it("of what stands is refused", async () => {
    const grant = newGrant();
    await record(grant);
    const before = await grantsOf(database, grant.beneficiaryId);

    const second = await record({ ...grant, issue: 2 });

    expect(second).toEqual({ outcome: "REFUSED", code: "ALREADY_GRANTED" });
    expect(await grantsOf(database, grant.beneficiaryId)).toEqual(before);
  });

  it("of what was never given breaks the law, and writes nothing", async () => {
    const grant = newGrant({ issue: 2 });

    await expect(record(grant)).rejects.toMatchObject({
      cause: { code: "23514", constraint_name: "grant_issues_are_numbered" },
    });

    expect(await ledgerOf(database, grant.beneficiaryId)).toEqual(NOTHING);
  });
});

describe("twenty requests at once", () => {
  it("with one key record exactly one grant, and all the others are told that it is there", async () => {
    const grant = newGrant();

    const outcomes = await Promise.all(Array.from({ length: 20 }, () => record(grant)));

    const { grants, events } = await grantsOf(database, grant.beneficiaryId);
    expect(outcomes.filter(({ outcome }) => outcome === "RECORDED")).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === "REPLAYED")).toHaveLength(19);
    expect(grants).toHaveLength(1);
    expect(events).toEqual([{ sequence: 1, status: "GRANTED" }]);
  });

  it("with a key and an amount of their own record exactly one, whole", async () => {
    const grant = newGrant();

    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        record({ ...grant, amount: { won: 1_000 + index }, idempotencyKey: `key-${index}` }),
      ),
    );

    const winner = outcomes.findIndex(({ outcome }) => outcome === "RECORDED");
    const { grants, events } = await grantsOf(database, grant.beneficiaryId);
    expect(grants.map(({ won, idempotencyKey }) => [won, idempotencyKey])).toEqual([
      [1_000 + winner, `key-${winner}`],
    ]);
    expect(events).toEqual([{ sequence: 1, status: "GRANTED" }]);
    expect(outcomes.toSpliced(winner, 1)).toEqual(
      Array.from({ length: 19 }, () => ({ outcome: "REFUSED", code: "ALREADY_GRANTED" })),
    );
  });
});
