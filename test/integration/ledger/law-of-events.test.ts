import { describe, expect, it } from "vitest";
import { pay } from "../../../subgraphs/pay/subgraph.js";
import { openAffiliate } from "../affiliate.js";
import {
  type Attempt,
  insertClaim,
  insertClaimEvents,
  insertGrant,
  insertGrantEvents,
  insertProposal,
  isRowOf,
  lawBrokenBy,
  moveClaimRow,
  moveGrantRow,
  newClaimKey,
  newKey,
  type RawEvent,
} from "./law.fixture.js";
import { claimsOf, claimThatIs, grantsOf, grantThatIs } from "./ledger.fixture.js";

const database = await openAffiliate(pay);

/** A life of a grant whose row and events are all written now, the events in one statement. */
function life(...events: RawEvent[]): Attempt {
  return async (tx) => {
    const key = newKey();
    await insertGrant(tx, key, events.at(-1)?.status ?? "");
    await insertGrantEvents(tx, key, ...events);
  };
}

function claimLife(...events: RawEvent[]): Attempt {
  return async (tx) => {
    const key = newClaimKey();
    await insertClaim(tx, key, events.at(-1)?.status ?? "");
    await insertClaimEvents(tx, key, ...events);
  };
}

const GIVEN = { status: "GRANTED", sequence: 1 };
const FILED = { status: "SUBMITTED", sequence: 1 };

describe.each(["owner", "serving"] as const)("events that the %s role writes", (role) => {
  const { sql } = database[role];

  it("may be a whole life in one statement", async () => {
    const lives = [
      life(GIVEN, { status: "REDEEMED", sequence: 2 }),
      life(
        { status: "PENDING", sequence: 1, actor: "agt_one" },
        { status: "GRANTED", sequence: 2, actor: "agt_other" },
        { status: "EXPIRED", sequence: 3 },
      ),
      claimLife(
        FILED,
        { status: "NEEDS_DOCUMENTS", sequence: 2 },
        { status: "SUBMITTED", sequence: 3 },
        { status: "APPROVED", sequence: 4 },
      ),
    ];

    for (const each of lives) expect(await lawBrokenBy(sql, each)).toBeNull();
  });

  it.each([
    ["that begins at 0", [{ status: "GRANTED", sequence: 0 }]],
    ["that begins at 2", [{ status: "GRANTED", sequence: 2 }]],
    ["that leaves out 2 and goes on", [GIVEN, { status: "REDEEMED", sequence: 3 }]],
  ])("are no life of a grant %s", async (_how, events) => {
    expect(await lawBrokenBy(sql, life(...events))).toBe("grant_events_are_numbered");
  });

  it.each([
    ["that begins at 0", [{ status: "SUBMITTED", sequence: 0 }]],
    ["that begins at 2", [{ status: "SUBMITTED", sequence: 2 }]],
    ["that leaves out 2 and goes on", [FILED, { status: "APPROVED", sequence: 3 }]],
  ])("are no life of a claim %s", async (_how, events) => {
    expect(await lawBrokenBy(sql, claimLife(...events))).toBe("claim_events_are_numbered");
  });

  it("skip no number after those that are there", async () => {
    const grant = await grantThatIs(database, "GRANTED");
    const claim = await claimThatIs(database, "SUBMITTED");

    const laws = [
      await lawBrokenBy(sql, async (tx) => {
        await moveGrantRow(tx, grant, "DECLINED");
        await insertGrantEvents(tx, grant, { status: "DECLINED", sequence: 3 });
      }),
      await lawBrokenBy(sql, async (tx) => {
        await moveClaimRow(tx, claim, "IN_REVIEW");
        await insertClaimEvents(tx, claim, { status: "IN_REVIEW", sequence: 3 });
      }),
    ];

    expect(laws).toEqual(["grant_events_are_numbered", "claim_events_are_numbered"]);
  });

  it("skip no status: what the row went through has its event", async () => {
    const pending = await grantThatIs(database, "PENDING");
    const given = await grantThatIs(database, "GRANTED");

    const laws = [
      await lawBrokenBy(sql, async (tx) => {
        for (const to of ["GRANTED", "REDEEMED"]) await moveGrantRow(tx, pending, to);
        await insertGrantEvents(tx, pending, { status: "REDEEMED", sequence: 2 });
      }),
      // To revoke what was given is legal; that it had been redeemed first must not be left out.
      await lawBrokenBy(sql, async (tx) => {
        for (const to of ["REDEEMED", "REVOKED"]) await moveGrantRow(tx, given, to);
        await insertGrantEvents(tx, given, { status: "REVOKED", sequence: 2 });
      }),
      await lawBrokenBy(
        sql,
        claimLife(FILED, { status: "APPROVED", sequence: 2 }, { status: "SUBMITTED", sequence: 3 }),
      ),
    ];

    expect(laws).toEqual([
      "grant_moves_legally",
      "grant_stands_where_its_events_say",
      "claim_moves_legally",
    ]);
  });

  it("say where the row stands, and nothing else", async () => {
    const grant = await grantThatIs(database, "GRANTED");
    const claim = await claimThatIs(database, "SUBMITTED");

    const laws = [
      await lawBrokenBy(sql, (tx) =>
        insertGrantEvents(tx, grant, { status: "DECLINED", sequence: 2 }),
      ),
      await lawBrokenBy(sql, (tx) =>
        insertClaimEvents(tx, claim, { status: "IN_REVIEW", sequence: 2 }),
      ),
    ];

    expect(laws).toEqual([
      "grant_stands_where_its_events_say",
      "claim_stands_where_its_events_say",
    ]);
  });

  it("are there for every status by the time the transaction ends, or nothing of it is", async () => {
    const grant = await grantThatIs(database, "GRANTED");
    const claim = await claimThatIs(database, "SUBMITTED");
    const unborn = { grant: newKey(), claim: newClaimKey() };
    const ids = [grant, claim, unborn.grant, unborn.claim].map((key) => key.beneficiaryId);
    const read = () =>
      Promise.all(
        ids.map(async (id) => [await grantsOf(database, id), await claimsOf(database, id)]),
      );
    const before = await read();

    const attempts = [
      sql.begin((tx) => moveGrantRow(tx, grant, "DECLINED")),
      sql.begin((tx) => insertGrant(tx, unborn.grant, "REDEEMED")),
      sql.begin((tx) => moveClaimRow(tx, claim, "IN_REVIEW")),
      sql.begin((tx) => insertClaim(tx, unborn.claim, "SUBMITTED")),
    ];

    const refusals = await Promise.allSettled(attempts);
    const broken = (law: string) => ({
      status: "rejected",
      reason: expect.objectContaining({ code: "23514", constraint_name: law }),
    });
    expect(refusals).toEqual([
      broken("grant_stands_where_its_events_say"),
      broken("grant_stands_where_its_events_say"),
      broken("claim_stands_where_its_events_say"),
      broken("claim_stands_where_its_events_say"),
    ]);
    expect(await read()).toEqual(before);
  });
});

describe.each(["owner", "serving"] as const)("two people, for the %s role:", (role) => {
  const { sql } = database[role];

  it("whoever made a grant PENDING cannot make it GRANTED, in one statement or in two", async () => {
    const pending = await grantThatIs(database, "PENDING", { actor: "agt_one" });
    const confirmedBy = (actor: string): Attempt => {
      return async (tx) => {
        await moveGrantRow(tx, pending, "GRANTED");
        await insertGrantEvents(tx, pending, { status: "GRANTED", sequence: 2, actor });
      };
    };
    const atOnceBy = (actor: string) =>
      life(
        { status: "PENDING", sequence: 1, actor: "agt_one" },
        { status: "GRANTED", sequence: 2, actor },
      );

    const laws = {
      bySame: await lawBrokenBy(sql, confirmedBy("agt_one")),
      byOther: await lawBrokenBy(sql, confirmedBy("agt_other")),
      bySameAtOnce: await lawBrokenBy(sql, atOnceBy("agt_one")),
      byOtherAtOnce: await lawBrokenBy(sql, atOnceBy("agt_other")),
    };

    expect(laws).toEqual({
      bySame: "grant_is_confirmed_by_another",
      byOther: null,
      bySameAtOnce: "grant_is_confirmed_by_another",
      byOtherAtOnce: null,
    });
  });

  it("what was redeemed is revoked by somebody else than whoever proposed it", async () => {
    const redeemed = await grantThatIs(database, "REDEEMED");
    const other = await grantThatIs(database, "REDEEMED", {
      beneficiaryId: redeemed.beneficiaryId,
      remedyId: "X2",
      idempotencyKey: "x2-9999",
    });
    const revokedAfter = (prepare: Attempt): Attempt => {
      return async (tx) => {
        await prepare(tx);
        await moveGrantRow(tx, redeemed, "REVOKED");
        const step = { status: "REVOKED", sequence: 3, actor: "opr_one" };
        await insertGrantEvents(tx, redeemed, step);
      };
    };
    const proposedBy = (key: typeof redeemed, actor: string) =>
      lawBrokenBy(
        sql,
        revokedAfter((tx) => insertProposal(tx, key, actor)),
      );

    const laws = {
      byNobody: await lawBrokenBy(
        sql,
        revokedAfter(async () => undefined),
      ),
      bySame: await proposedBy(redeemed, "opr_one"),
      forAnotherGrant: await proposedBy(other, "opr_two"),
      byOther: await proposedBy(redeemed, "opr_two"),
      inOneStatement: await lawBrokenBy(
        sql,
        life(GIVEN, { status: "REDEEMED", sequence: 2 }, { status: "REVOKED", sequence: 3 }),
      ),
    };

    const law = "redeemed_grant_is_revoked_by_two";
    expect(laws).toEqual({
      byNobody: law,
      bySame: law,
      forAnotherGrant: law,
      byOther: null,
      inOneStatement: law,
    });
  });

  it("no second person is needed to revoke what was not redeemed", async () => {
    for (const status of ["PENDING", "GRANTED"] as const) {
      const key = await grantThatIs(database, status, { actor: "opr_one" });

      const law = await lawBrokenBy(sql, async (tx) => {
        await moveGrantRow(tx, key, "REVOKED");
        await insertGrantEvents(tx, key, { status: "REVOKED", sequence: 2, actor: "opr_one" });
      });

      expect(law).toBeNull();
    }
  });
});

describe.each(["owner", "serving"] as const)("an issue that the %s role writes", (role) => {
  const { sql } = database[role];

  it("is the next one after a revoked one, and no other", async () => {
    const revoked = await grantThatIs(database, "REVOKED");
    const standing = await grantThatIs(database, "GRANTED");
    const given = (key: typeof revoked, issue: number, ...events: RawEvent[]) =>
      lawBrokenBy(sql, async (tx) => {
        const next = { ...key, issue };
        await insertGrant(tx, next, events.at(-1)?.status ?? "");
        await insertGrantEvents(tx, next, ...events);
      });

    const laws = {
      next: await given(revoked, 2, GIVEN),
      skippingOne: await given(revoked, 3, GIVEN),
      ofNothing: await given(newKey(), 2, GIVEN),
      uncounted: await given(newKey(), 0, GIVEN),
      besideAStandingOne: await given(standing, 2, GIVEN, { status: "REVOKED", sequence: 2 }),
    };

    expect(laws).toEqual({
      next: null,
      skippingOne: "grant_issues_are_numbered",
      ofNothing: "grant_issues_are_numbered",
      uncounted: "grant_issue_is_counted_from_1",
      besideAStandingOne: "grant_issues_are_numbered",
    });
  });

  it("does not stand beside another that stands", async () => {
    const standing = await grantThatIs(database, "GRANTED");

    const second = sql.begin(async (tx) => {
      await insertGrant(tx, { ...standing, issue: 2 }, "GRANTED");
      await insertGrantEvents(tx, { ...standing, issue: 2 }, GIVEN);
    });

    await expect(second).rejects.toMatchObject({
      code: "23505",
      constraint_name: "one_standing_grant_per_remedy",
    });
    const rows = await sql.begin((tx) => tx`select from grants where ${isRowOf(tx, standing)}`);
    expect(rows).toHaveLength(1);
  });
});
