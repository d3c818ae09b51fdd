import { describe, expect, it } from "vitest";
import { moveGrant, type RecordedStatus } from "../../../subgraphs/kit/ledger/move-grant.js";
import { recordGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import { pay } from "../../../subgraphs/pay/subgraph.js";
import { ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";
import {
  GRANT_STATUSES,
  grantsOf,
  grantThatIs,
  newGrant,
  propose,
  somebody,
} from "./ledger.fixture.js";

const database = await openAffiliate(pay);
const { serving } = database;

/** Every step there is. All others are none. */
const LEGAL = [
  "PENDING → GRANTED",
  "PENDING → DECLINED",
  "PENDING → REVOKED",
  "GRANTED → REDEEMED",
  "GRANTED → EXPIRED",
  "GRANTED → DECLINED",
  "GRANTED → REVOKED",
  "REDEEMED → REVOKED",
];
const PAIRS = GRANT_STATUSES.flatMap((from) => GRANT_STATUSES.map((to) => [from, to] as const));
const stepOf = ([from, to]: readonly [string, string]) => `${from} → ${to}`;

const MOVE = {
  outageId: "9999",
  remedyId: "X1",
  issue: 1,
  at: new Date("2022-11-20T10:00:00+09:00"),
  actor: "agt_other",
  why: "Called back",
};

/** A grant that stands there; when it was redeemed, somebody else wants it taken back. */
async function somebodyWhoseGrantIs(status: RecordedStatus): Promise<string> {
  const key = await grantThatIs(database, status);
  if (status === "REDEEMED") await propose(database, key, "agt_test");
  return key.beneficiaryId;
}

const move = (beneficiaryId: string, to: RecordedStatus) =>
  moveGrant(serving.db, { ...MOVE, beneficiaryId, to });

describe("a step of a grant", () => {
  it.each(PAIRS.filter((pair) => LEGAL.includes(stepOf(pair))))(
    "%s → %s is taken: the status changes, the event is added, and nothing else is touched",
    async (from, to) => {
      const beneficiaryId = await somebodyWhoseGrantIs(from);
      const before = await grantsOf(database, beneficiaryId);

      const moved = await move(beneficiaryId, to);

      expect(moved).toBe(true);
      expect(await grantsOf(database, beneficiaryId)).toEqual({
        grants: before.grants.map((grant) => ({
          ...grant,
          status: to,
          ...(to === "GRANTED" ? { grantedAt: MOVE.at } : {}),
          ...(to === "REDEEMED" ? { redeemedAt: MOVE.at } : {}),
        })),
        events: [...before.events, { sequence: before.events.length + 1, status: to }],
      });
    },
  );

  it.each(PAIRS.filter((pair) => !LEGAL.includes(stepOf(pair))))(
    "%s → %s is not taken and leaves no trace",
    async (from, to) => {
      const beneficiaryId = await somebodyWhoseGrantIs(from);
      const before = await grantsOf(database, beneficiaryId);

      const moved = await move(beneficiaryId, to);

      expect(moved).toBe(false);
      expect(await grantsOf(database, beneficiaryId)).toEqual(before);
    },
  );

  it("says who took it, when and why", async () => {
    const beneficiaryId = await somebodyWhoseGrantIs("GRANTED");

    await move(beneficiaryId, "REVOKED");

    const { at, actor, why } = MOVE;
    const { grantEvents } = await ledgerOf(database, beneficiaryId);
    expect(grantEvents.at(-1)).toEqual({
      remedyId: "X1",
      sequence: 2,
      status: "REVOKED",
      at,
      actor,
      why,
    });
  });

  it("of nothing is not taken", async () => {
    const beneficiaryId = somebody();

    expect(await move(beneficiaryId, "REDEEMED")).toBe(false);
    expect(await ledgerOf(database, beneficiaryId)).toEqual(NOTHING);
  });

  it("touches no grant of another remedy, outage or person", async () => {
    const beneficiaryId = await somebodyWhoseGrantIs("GRANTED");
    const others = [
      newGrant({ beneficiaryId, remedyId: "X2", idempotencyKey: "x2" }),
      newGrant({ beneficiaryId, outageId: "9998", idempotencyKey: "x3" }),
      newGrant(),
    ];
    for (const other of others) await recordGrant(serving.db, other);

    await move(beneficiaryId, "DECLINED");

    const ids = [beneficiaryId, others[2]?.beneficiaryId ?? ""];
    const all = await Promise.all(ids.map((id) => grantsOf(database, id)));
    expect(
      all
        .flatMap(({ grants }) =>
          grants.map(({ outageId, remedyId, status }) => [outageId, remedyId, status]),
        )
        .sort(),
    ).toEqual([
      ["9998", "X1", "GRANTED"],
      ["9999", "X1", "DECLINED"],
      ["9999", "X1", "GRANTED"],
      ["9999", "X2", "GRANTED"],
    ]);
  });

  it("is not taken when its event cannot be written", async () => {
    const beneficiaryId = await somebodyWhoseGrantIs("GRANTED");
    const before = await grantsOf(database, beneficiaryId);

    await expect(
      moveGrant(serving.db, { ...MOVE, beneficiaryId, to: "REDEEMED", actor: null as never }),
    ).rejects.toMatchObject({ cause: { code: "23502", column_name: "actor" } });

    expect(await grantsOf(database, beneficiaryId)).toEqual(before);
  });
});

describe("two steps at once", () => {
  it.each([
    ["REDEEMED", "REDEEMED"],
    ["REDEEMED", "DECLINED"],
    ["EXPIRED", "REVOKED"],
  ] as const)(
    "of which one rules out the other: %s and %s, one is taken",
    async (first, second) => {
      const beneficiaryId = await somebodyWhoseGrantIs("GRANTED");

      const moved = await Promise.all([move(beneficiaryId, first), move(beneficiaryId, second)]);

      expect(moved.toSorted()).toEqual([false, true]);
      const { grants, events } = await grantsOf(database, beneficiaryId);
      const taken = moved[0] ? first : second;
      expect(grants.map(({ status }) => status)).toEqual([taken]);
      expect(events).toEqual([
        { sequence: 1, status: "GRANTED" },
        { sequence: 2, status: taken },
      ]);
    },
  );

  it("that can follow each other leave one event each, the last of which is the status", async () => {
    const beneficiaryId = await somebodyWhoseGrantIs("PENDING");

    await Promise.all([
      move(beneficiaryId, "GRANTED"),
      move(beneficiaryId, "REVOKED"),
      move(beneficiaryId, "GRANTED"),
    ]);

    const { grants, events } = await grantsOf(database, beneficiaryId);
    expect(grants.map(({ status }) => status)).toEqual(["REVOKED"]);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.at(-1)?.status).toBe("REVOKED");
  });
});
