import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  confirmRevocation,
  declineGrant,
  redeemGrant,
  revokeGrant,
} from "../../../subgraphs/kit/ledger/grant-life.js";
import type { RecordedStatus } from "../../../subgraphs/kit/ledger/move-grant.js";
import { recordGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import { revocationProposals } from "../../../subgraphs/kit/ledger/tables.js";
import type { GrantKey } from "../../../subgraphs/kit/slice/grant-id.js";
import { pay } from "../../../subgraphs/pay/subgraph.js";
import { ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";
import { newKey } from "./law.fixture.js";
import { grantsOf, grantThatIs, newGrant } from "./ledger.fixture.js";

const database = await openAffiliate(pay);
const { db } = database.serving;

const AT = new Date("2022-11-20T10:00:00+09:00");
/** The last instant of the grants here, and the one after it. */
const LAST = new Date("2022-12-31T23:59:59.999+09:00");
const AFTER_LAST = new Date("2023-01-01T00:00:00+09:00");

const by = (actor: string) => ({ at: AT, actor, why: "As asked" });
const STEP = by("opr_one");

const done = (key: GrantKey) => ({ outcome: "DONE", answer: key });
const replayed = (key: GrantKey) => ({ ...done(key), isReplay: true });

function refused(code: string, inputs: object = {}, remedyId: string | null = "X1") {
  const reason = { code, ruleVersion: "ledger@1", inputs };
  return { outcome: "REFUSED", refusal: { reason, remedyId } };
}

/** Somebody's whole ledger, and who proposed what to be taken back. */
async function recordsOf({ beneficiaryId }: GrantKey) {
  const { proposedBy, proposedAt, why } = revocationProposals;
  return {
    ...(await grantsOf(database, beneficiaryId)),
    steps: (await ledgerOf(database, beneficiaryId)).grantEvents,
    proposals: await db
      .select({ proposedBy, proposedAt, why })
      .from(revocationProposals)
      .where(eq(revocationProposals.beneficiaryId, beneficiaryId))
      .orderBy(proposedBy),
  };
}

/** What a step has to leave behind: the status, one more event, and nothing else changed. */
function leftBehind(
  before: Awaited<ReturnType<typeof recordsOf>>,
  status: RecordedStatus,
  step = STEP,
  change: object = {},
) {
  const sequence = before.events.length + 1;
  return {
    ...before,
    grants: before.grants.map((grant) => ({ ...grant, status, ...change })),
    events: [...before.events, { sequence, status }],
    steps: [...before.steps, { remedyId: "X1", sequence, status, ...step }],
  };
}

describe("declining a grant", () => {
  it.each(["PENDING", "GRANTED"] as const)(
    "that is %s keeps its sum and adds who declined it, when and why",
    async (status) => {
      const key = await grantThatIs(database, status);
      const before = await recordsOf(key);

      const outcome = await declineGrant(db, key, STEP);

      expect(outcome).toEqual(done(key));
      expect(await recordsOf(key)).toEqual(leftBehind(before, "DECLINED"));
    },
  );

  it("is not undone by giving the same again", async () => {
    const grant = newGrant();
    const key = await grantThatIs(database, "DECLINED", grant);
    const before = await recordsOf(key);

    const again = await recordGrant(db, { ...grant, status: "DECLINED" });

    expect(again).toEqual({ outcome: "REPLAYED" });
    expect(await recordsOf(key)).toEqual(before);
  });
});

describe("redeeming a grant", () => {
  it.each([
    ["before it ends", AT],
    ["in its last instant", LAST],
  ])("%s says when it was used", async (_when, at) => {
    const key = await grantThatIs(database, "GRANTED");
    const before = await recordsOf(key);

    const outcome = await redeemGrant(db, key, { ...STEP, at });

    expect(outcome).toEqual(done(key));
    expect(await recordsOf(key)).toEqual(
      leftBehind(before, "REDEEMED", { ...STEP, at }, { redeemedAt: at }),
    );
  });

  it("is refused when its last instant has passed, and leaves it as it is", async () => {
    const key = await grantThatIs(database, "GRANTED");
    const before = await recordsOf(key);

    const outcome = await redeemGrant(db, key, { ...STEP, at: AFTER_LAST });

    expect(outcome).toEqual(
      refused("GRANT_LAPSED", { expiresAt: LAST.toISOString(), at: AFTER_LAST.toISOString() }),
    );
    expect(await recordsOf(key)).toEqual(before);
  });

  it("that has no end is never too late", async () => {
    const key = await grantThatIs(database, "GRANTED", { expiresAt: null });

    const outcome = await redeemGrant(db, key, { ...STEP, at: new Date("2099-01-01T00:00:00Z") });

    expect(outcome).toEqual(done(key));
  });
});

describe("revoking a grant", () => {
  it.each(["PENDING", "GRANTED"] as const)(
    "that is %s takes one person, even the one who gave it",
    async (status) => {
      const key = await grantThatIs(database, status);
      const before = await recordsOf(key);

      const outcome = await revokeGrant(db, key, by("agt_test"));

      expect(outcome).toEqual(done(key));
      expect(await recordsOf(key)).toEqual(leftBehind(before, "REVOKED", by("agt_test")));
    },
  );

  it("that was redeemed is proposed by one person and leaves it as it is", async () => {
    const key = await grantThatIs(database, "REDEEMED");
    const before = await recordsOf(key);

    const outcome = await revokeGrant(db, key, STEP);

    expect(outcome).toEqual({ ...done(key), isReplay: false });
    expect(await recordsOf(key)).toEqual({
      ...before,
      proposals: [{ proposedBy: "opr_one", proposedAt: AT, why: "As asked" }],
    });
  });

  it("that was redeemed is confirmed by a second person", async () => {
    const key = await grantThatIs(database, "REDEEMED");
    await revokeGrant(db, key, STEP);
    const before = await recordsOf(key);

    const outcome = await confirmRevocation(db, key, by("opr_two"));

    expect(outcome).toEqual(done(key));
    expect(await recordsOf(key)).toEqual(leftBehind(before, "REVOKED", by("opr_two")));
  });

  it("proposed twice by the same person is one proposal, with the first word", async () => {
    const key = await grantThatIs(database, "REDEEMED");
    await revokeGrant(db, key, STEP);
    const before = await recordsOf(key);

    const again = await revokeGrant(db, key, { ...STEP, why: "Once more" });

    expect(again).toEqual(replayed(key));
    expect(await recordsOf(key)).toEqual(before);
  });

  it("proposed by two is confirmed by either of them", async () => {
    const key = await grantThatIs(database, "REDEEMED");
    await revokeGrant(db, key, by("opr_one"));
    await revokeGrant(db, key, by("opr_two"));

    const outcome = await confirmRevocation(db, key, by("opr_one"));

    expect(outcome).toEqual(done(key));
  });

  it("is not confirmed by whoever proposed it", async () => {
    const key = await grantThatIs(database, "REDEEMED");
    await revokeGrant(db, key, STEP);
    const before = await recordsOf(key);

    const outcome = await confirmRevocation(db, key, STEP);

    expect(outcome).toEqual(refused("REVOCATION_NEEDS_ANOTHER_PERSON"));
    expect(await recordsOf(key)).toEqual(before);
  });

  it.each(["REDEEMED", "GRANTED", "PENDING"] as const)(
    "that is %s is not confirmed where nobody proposed it",
    async (status) => {
      const key = await grantThatIs(database, status);
      const before = await recordsOf(key);

      const outcome = await confirmRevocation(db, key, STEP);

      expect(outcome).toEqual(refused("REVOCATION_NOT_PROPOSED", { status }));
      expect(await recordsOf(key)).toEqual(before);
    },
  );

  it("confirmed again is the same revocation", async () => {
    const key = await grantThatIs(database, "REDEEMED");
    await revokeGrant(db, key, by("opr_one"));
    await confirmRevocation(db, key, by("opr_two"));
    const before = await recordsOf(key);

    const outcomes = [
      await confirmRevocation(db, key, by("opr_two")),
      await revokeGrant(db, key, by("opr_three")),
    ];

    expect(outcomes).toEqual([replayed(key), replayed(key)]);
    expect(await recordsOf(key)).toEqual(before);
  });
});

const STEPS = {
  DECLINED: declineGrant,
  REDEEMED: redeemGrant,
  REVOKED: revokeGrant,
  "REVOKED by two": confirmRevocation,
} as const;

describe("a step", () => {
  it.each(Object.entries(STEPS))("to %s of what nobody gave is refused", async (_to, take) => {
    const key = newKey();

    const outcome = await take(db, key, STEP);

    expect(outcome).toEqual(refused("GRANT_UNKNOWN", {}, null));
    expect(await ledgerOf(database, key.beneficiaryId)).toEqual(NOTHING);
  });

  it.each([
    ["PENDING", "REDEEMED", redeemGrant],
    ["EXPIRED", "REDEEMED", redeemGrant],
    ["DECLINED", "REDEEMED", redeemGrant],
    ["REVOKED", "REDEEMED", redeemGrant],
    ["REDEEMED", "DECLINED", declineGrant],
    ["EXPIRED", "DECLINED", declineGrant],
    ["REVOKED", "DECLINED", declineGrant],
    ["EXPIRED", "REVOKED", revokeGrant],
    ["DECLINED", "REVOKED", revokeGrant],
    ["EXPIRED", "REVOKED", confirmRevocation],
    ["DECLINED", "REVOKED", confirmRevocation],
  ] as const)("from %s to %s is none, and leaves no trace", async (status, to, take) => {
    const key = await grantThatIs(database, status);
    const before = await recordsOf(key);

    const outcome = await take(db, key, STEP);

    expect(outcome).toEqual(refused("GRANT_STEP_NOT_LEGAL", { status, to }));
    expect(await recordsOf(key)).toEqual(before);
  });

  it.each([
    ["DECLINED", declineGrant],
    ["REDEEMED", redeemGrant],
    ["REVOKED", revokeGrant],
  ] as const)("to %s that was taken before is the same step, also later", async (to, take) => {
    const key = await grantThatIs(database, "GRANTED");
    await take(db, key, STEP);
    const before = await recordsOf(key);

    const again = await take(db, key, { ...STEP, at: AFTER_LAST, actor: "opr_two" });

    expect(again).toEqual(replayed(key));
    expect(before.grants.map(({ status }) => status)).toEqual([to]);
    expect(await recordsOf(key)).toEqual(before);
  });

  it.each([
    ["DECLINED", declineGrant],
    ["REDEEMED", redeemGrant],
    ["REVOKED", revokeGrant],
  ] as const)("to %s that two take at once is one event", async (to, take) => {
    const key = await grantThatIs(database, "GRANTED");

    const outcomes = await Promise.all([
      take(db, key, by("opr_one")),
      take(db, key, by("opr_two")),
    ]);

    expect(outcomes).toHaveLength(2);
    expect(outcomes).toContainEqual(done(key));
    expect(outcomes).toContainEqual(replayed(key));
    const { events } = await recordsOf(key);
    expect(events.map(({ status }) => status)).toEqual(["GRANTED", to]);
  });

  it("to REVOKED that two confirm at once is one event", async () => {
    const key = await grantThatIs(database, "REDEEMED");
    await revokeGrant(db, key, by("opr_one"));

    const outcomes = await Promise.all(
      ["opr_two", "opr_three"].map((actor) => confirmRevocation(db, key, by(actor))),
    );

    expect(outcomes).toContainEqual(done(key));
    expect(outcomes).toContainEqual(replayed(key));
    const { events } = await recordsOf(key);
    expect(events.map(({ status }) => status)).toEqual(["GRANTED", "REDEEMED", "REVOKED"]);
  });

  it("that rules out another at once is the only one", async () => {
    const key = await grantThatIs(database, "GRANTED");

    const [declined, redeemed] = await Promise.all([
      declineGrant(db, key, STEP),
      redeemGrant(db, key, STEP),
    ]);

    const { grants, events } = await recordsOf(key);
    const [status, lost] =
      declined.outcome === "DONE" ? ["DECLINED", redeemed] : ["REDEEMED", declined];
    const to = status === "DECLINED" ? "REDEEMED" : "DECLINED";
    expect(lost).toEqual(refused("GRANT_STEP_NOT_LEGAL", { status, to }));
    expect(grants.map((grant) => grant.status)).toEqual([status]);
    expect(events.map((event) => event.status)).toEqual(["GRANTED", status]);
  });

  it("is of the issue that is named, and touches no other", async () => {
    const grant = newGrant();
    const first = await grantThatIs(database, "REVOKED", grant);
    await recordGrant(db, { ...grant, issue: 2 });
    const second = { ...first, issue: 2 };

    const outcomes = [await redeemGrant(db, first, STEP), await redeemGrant(db, second, STEP)];

    expect(outcomes).toEqual([
      refused("GRANT_STEP_NOT_LEGAL", { status: "REVOKED", to: "REDEEMED" }),
      done(second),
    ]);
    const { grants, events } = await recordsOf(first);
    expect(grants.map(({ issue, status }) => [issue, status])).toEqual([
      [1, "REVOKED"],
      [2, "REDEEMED"],
    ]);
    expect(events.map(({ sequence, status }) => [sequence, status])).toEqual([
      [1, "GRANTED"],
      [2, "REVOKED"],
      [1, "GRANTED"],
      [2, "REDEEMED"],
    ]);
  });
});
