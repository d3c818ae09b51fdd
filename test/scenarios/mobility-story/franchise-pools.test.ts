import { count, eq, inArray, like } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { grantEvents, grants } from "../../../subgraphs/kit/ledger/tables.js";
import { franchisePools } from "../../../subgraphs/mobility/tables.js";
import { startGraph } from "../../graph.js";
import { answering, failing, forbidden, mobilityMutations } from "./mobility-mutations.fixture.js";
import { AGENT, FRANCHISE, OF_TALK, OPERATOR, RIDER } from "./mobility-people.fixture.js";

const SETTLED_AT = new Date("2023-05-11T10:00:00+09:00");
const OTHER_FRANCHISE = { role: "partner", id: "ptn_test_other_franchise" } as const;
const SET = "setMobilityFranchiseShares";
const SHARE = "shareMobilityFranchisePool";

const graph = await startGraph({ now: SETTLED_AT });
const mutate = mobilityMutations(graph);

async function agree(franchise: string, poolWon: number) {
  const pool = { outageId: "1015", franchise, poolWon, agreedOn: "2023-05-11" };
  await graph.asOwner("mobility", ({ db }) =>
    db.insert(franchisePools).values({ ...pool, partnerId: FRANCHISE.id }),
  );
}

/** Ids `ptn_test_<franchise>_0001` and so on, weight 1 each. */
function drivers(franchise: string, size: number) {
  return Array.from({ length: size }, (_, index) => ({
    driverId: `ptn_test_${franchise}_${String(index + 1).padStart(4, "0")}`,
    weight: 1,
  }));
}

/** How many shares and events the ledger has of a franchise's drivers, and what the shares add up to. */
async function ledgerOf(franchise: string) {
  const ofFranchise = like(grants.beneficiaryId, `ptn_test_${franchise}_%`);
  let found = {};
  await graph.asOwner("mobility", async ({ db }) => {
    const shares = await db.select({ won: grants.won }).from(grants).where(ofFranchise);
    const [events] = await db
      .select({ count: count() })
      .from(grantEvents)
      .where(like(grantEvents.beneficiaryId, `ptn_test_${franchise}_%`));
    const won = shares.reduce((sum, share) => sum + (share.won ?? 0), 0);
    found = { shares: shares.length, events: events?.count, won };
  });
  return found;
}

async function setAndShare(franchise: string, size: number) {
  const shares = drivers(franchise, size);
  const chosen = await mutate(SET, FRANCHISE, { franchise, shares });
  const statementsOfChoice = graph.takeStatements().length;
  const shared = await mutate(SHARE, FRANCHISE, { franchise });
  return { chosen, shared, statements: [statementsOfChoice, graph.takeStatements().length] };
}

describe("a franchise's pool", () => {
  it("is shared among a thousand drivers in one request, with as many statements as between two", async () => {
    await agree("small", 3);
    await agree("large", 50_000_499);
    graph.takeStatements();

    const small = await setAndShare("small", 2);
    const large = await setAndShare("large", 1_000);

    expect([small.shared.errors, large.chosen.errors, large.shared.errors]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const { pool } = large.shared.data[SHARE];
    const won = (amount: number) =>
      pool.shares.filter((share: { won: number }) => share.won === amount).length;
    expect({ drivers: pool.drivers, rest: won(50_001), floor: won(50_000) }).toEqual({
      drivers: 1_000,
      rest: 499,
      floor: 501,
    });
    expect(large.statements).toEqual(small.statements);
    expect(await ledgerOf("large")).toEqual({ shares: 1_000, events: 1_000, won: 50_000_499 });
  });

  it("is shared once when the same request comes five times at once", async () => {
    const franchise = "five";
    await agree(franchise, 100_000);
    const [list, request] = [{ idempotencyKey: "list" }, { idempotencyKey: "share" }];
    const shares = drivers(franchise, 3);

    const lists = await Promise.all(
      Array.from({ length: 5 }, () => mutate(SET, FRANCHISE, { franchise, shares, ...list })),
    );
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => mutate(SHARE, FRANCHISE, { franchise, ...request })),
    );

    for (const [name, five] of [
      [SET, lists],
      [SHARE, answers],
    ] as const) {
      expect(five.map(({ errors }) => errors)).toEqual(Array(5).fill(undefined));
      const replays = five.map(({ data }) => data[name].isReplay);
      expect(replays.sort()).toEqual([false, true, true, true, true]);
    }
    expect(await ledgerOf(franchise)).toEqual({ shares: 3, events: 3, won: 100_000 });
  });

  it("is not shared by another request under a key that was used", async () => {
    const franchise = "key";
    await agree(franchise, 100_000);
    const idempotencyKey = "one-key";
    await mutate(SET, FRANCHISE, { franchise, shares: drivers(franchise, 2), idempotencyKey });

    const answer = await mutate(SHARE, FRANCHISE, { franchise, idempotencyKey });

    expect(answer.data[SHARE]).toMatchObject({ code: "IDEMPOTENCY_MISMATCH" });
    expect(await ledgerOf(franchise)).toEqual({ shares: 0, events: 0, won: 0 });
  });

  it("is nobody's but its partner's and Mobility's operators'", async () => {
    const franchise = "mine";
    await agree(franchise, 100_000);
    const shares = drivers(franchise, 2);

    for (const as of [OTHER_FRANCHISE, RIDER, AGENT, OF_TALK]) {
      expect(await mutate(SET, as, { franchise, shares })).toEqual(forbidden(SET));
      expect(await mutate(SHARE, as, { franchise })).toEqual(forbidden(SHARE));
    }
    const byOperator = [
      await mutate(SET, OPERATOR, { franchise, shares }),
      await mutate(SHARE, OPERATOR, { franchise, note: "Settlement" }),
    ];

    expect(byOperator.map(({ errors }) => errors)).toEqual([undefined, undefined]);
    await graph.asOwner("mobility", async ({ db }) => {
      const events = await db
        .select({ actor: grantEvents.actor, why: grantEvents.why })
        .from(grantEvents)
        .where(
          inArray(
            grantEvents.beneficiaryId,
            shares.map(({ driverId }) => driverId),
          ),
        );
      const step = { actor: OPERATOR.id, why: "Settlement" };
      expect(events).toEqual([step, step]);
    });
  });

  it("says why a list is not taken any more, and why a changed one is not shared", async () => {
    const franchise = "changed";
    await agree(franchise, 100_000);
    await setAndShare(franchise, 2);
    const [first, second] = drivers(franchise, 2);

    const list = await mutate(SET, FRANCHISE, { franchise, shares: drivers("another", 1) });
    // An import put somebody else in the place of the second driver.
    await graph.asOwner(
      "mobility",
      ({ sql }) =>
        sql`update franchise_pool_recipients set beneficiary_id = 'ptn_test_new'
        where beneficiary_id = ${second?.driverId ?? ""}`,
    );
    const shared = await mutate(SHARE, OPERATOR, { franchise });

    const inputs = [
      { name: "franchise", value: franchise },
      { name: "sharedAt", value: SETTLED_AT.toISOString() },
    ];
    const reason = { ruleVersion: "franchise-pool@1", inputs };
    expect(list).toEqual(
      answering(SET, {
        code: "POOL_ALREADY_SHARED",
        text: "The pool of changed was shared at 2023-05-11 10:00 (Korean time), so its list stays as it is.",
        reason,
      }),
    );
    expect(shared).toEqual(
      answering(SHARE, {
        code: "SHARED_OTHERWISE",
        text: "The pool of changed was shared at 2023-05-11 10:00 (Korean time) by another list than this one; what was given then stands.",
        reason,
      }),
    );
    await graph.asOwner("mobility", async ({ db }) => {
      const given = await db
        .select({ won: grants.won })
        .from(grants)
        .where(eq(grants.beneficiaryId, first?.driverId ?? ""));
      expect(given).toEqual([{ won: 50_000 }]);
    });
  });

  it.each([
    [
      "a driver twice",
      [...drivers("twice", 1), ...drivers("twice", 1)],
      "shares[1]: the driver is on the list already.",
    ],
    [
      "a negative weight",
      [{ driverId: "ptn_test_a", weight: -1 }],
      "shares[0]: weight is 0 or more.",
    ],
    [
      "more than a thousand",
      drivers("long", 1_001),
      "shares has 1001 drivers; a list has at most 1000.",
    ],
  ])("takes no list with %s, which is malformed", async (_what, shares, message) => {
    const answer = await mutate(SET, OPERATOR, { franchise: "small", shares });

    expect(answer).toEqual(failing(SET, "BAD_USER_INPUT", message));
  });
});
