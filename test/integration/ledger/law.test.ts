import { describe, expect, it } from "vitest";
import { ClaimStatus, GrantStatus } from "../../../subgraphs/kit/contract/enums.js";
import { LEGAL_CLAIM_FROM } from "../../../subgraphs/kit/ledger/claims.repository.js";
import { LEGAL_FROM, type RecordedStatus } from "../../../subgraphs/kit/ledger/move-grant.js";
import { pay } from "../../../subgraphs/pay/subgraph.js";
import { openAffiliate } from "../affiliate.js";
import {
  insertClaim,
  insertClaimEvents,
  insertGrant,
  insertGrantEvents,
  insertProposal,
  lawBrokenBy,
  moveClaimRow,
  moveGrantRow,
  newClaimKey,
  newKey,
} from "./law.fixture.js";
import { claimsOf, claimThatIs, grantsOf, grantThatIs } from "./ledger.fixture.js";

const database = await openAffiliate(pay);

/** The law binds the role that owns the tables as it binds the one that serves. */
const ROLES = ["owner", "serving"] as const;

const GRANT_STATUSES = Object.values(GrantStatus);
const CLAIM_STATUSES = Object.values(ClaimStatus);

/** Every step of a grant there is. */
const GRANT_STEPS = [
  "PENDING → GRANTED",
  "PENDING → DECLINED",
  "PENDING → REVOKED",
  "GRANTED → REDEEMED",
  "GRANTED → EXPIRED",
  "GRANTED → DECLINED",
  "GRANTED → REVOKED",
  "REDEEMED → REVOKED",
];
const GRANT_BEGINNINGS: readonly string[] = ["PENDING", "GRANTED", "DECLINED"];

/** Every step of a claim there is. */
const CLAIM_STEPS = [
  "SUBMITTED → NEEDS_DOCUMENTS",
  "SUBMITTED → IN_REVIEW",
  "SUBMITTED → APPROVED",
  "SUBMITTED → REJECTED",
  "SUBMITTED → TRANSFERRED",
  "SUBMITTED → WITHDRAWN",
  "NEEDS_DOCUMENTS → SUBMITTED",
  "NEEDS_DOCUMENTS → IN_REVIEW",
  "NEEDS_DOCUMENTS → APPROVED",
  "NEEDS_DOCUMENTS → REJECTED",
  "NEEDS_DOCUMENTS → TRANSFERRED",
  "NEEDS_DOCUMENTS → WITHDRAWN",
  "IN_REVIEW → NEEDS_DOCUMENTS",
  "IN_REVIEW → APPROVED",
  "IN_REVIEW → REJECTED",
  "IN_REVIEW → WITHDRAWN",
];

const stepOf = (from: string, to: string) => `${from} → ${to}`;

function pairs<Status extends string>(statuses: readonly Status[]) {
  return ROLES.flatMap((role) =>
    statuses.flatMap((from) => statuses.map((to) => [role, from, to] as const)),
  );
}

describe("the tables of the code and the functions of the database", () => {
  it("say the same of every step of a grant, and of how it begins", async () => {
    const { owner } = database;

    const steps = await owner.sql`
      select was || ' → ' || becomes as "step" from unnest(${GRANT_STATUSES}::text[]) as was,
        unnest(${GRANT_STATUSES}::text[]) as becomes where grant_may_move(was, becomes)`;
    const beginnings = await owner.sql`
      select becomes from unnest(${GRANT_STATUSES}::text[]) as becomes where grant_may_begin(becomes)`;

    const inCode = Object.entries(LEGAL_FROM).flatMap(([to, all]) =>
      all.map((from) => stepOf(from, to)),
    );
    expect(steps.map(({ step }) => step).sort()).toEqual(GRANT_STEPS.toSorted());
    expect(inCode.sort()).toEqual(GRANT_STEPS.toSorted());
    expect(beginnings.map(({ becomes }) => becomes).sort()).toEqual(GRANT_BEGINNINGS.toSorted());
  });

  it("say the same of every step of a claim, and of how it begins", async () => {
    const { owner } = database;

    const steps = await owner.sql`
      select was || ' → ' || becomes as "step" from unnest(${CLAIM_STATUSES}::text[]) as was,
        unnest(${CLAIM_STATUSES}::text[]) as becomes where claim_may_move(was, becomes)`;
    const beginnings = await owner.sql`
      select becomes from unnest(${CLAIM_STATUSES}::text[]) as becomes where claim_may_begin(becomes)`;

    const inCode = Object.entries(LEGAL_CLAIM_FROM).flatMap(([to, all]) =>
      all.map((from) => stepOf(from, to)),
    );
    expect(steps.map(({ step }) => step).sort()).toEqual(CLAIM_STEPS.toSorted());
    expect(inCode.sort()).toEqual(CLAIM_STEPS.toSorted());
    expect(beginnings.map(({ becomes }) => becomes)).toEqual(["SUBMITTED"]);
  });
});

describe("a grant", () => {
  it.each(pairs(GRANT_STATUSES.filter((status) => status !== "OFFERED")))(
    "written by the %s role goes from %s to %s only where that is a step",
    async (role, from, to) => {
      const key = await grantThatIs(database, from as RecordedStatus);
      const { events } = await grantsOf(database, key.beneficiaryId);

      const law = await lawBrokenBy(database[role].sql, async (tx) => {
        if (from === "REDEEMED") await insertProposal(tx, key, "opr_proposer");
        await moveGrantRow(tx, key, to);
        await insertGrantEvents(tx, key, { status: to, sequence: events.length + 1 });
      });

      expect(law).toBe(GRANT_STEPS.includes(stepOf(from, to)) ? null : "grant_moves_legally");
    },
  );

  it.each(ROLES.flatMap((role) => GRANT_STATUSES.map((status) => [role, status] as const)))(
    "written by the %s role neither becomes nor leaves an offer, which has no row: %s",
    async (role, status) => {
      const becoming = lawBrokenBy(database[role].sql, async (tx) => {
        const key = newKey();
        await insertGrant(tx, key, "GRANTED");
        await insertGrantEvents(tx, key, { status: "GRANTED", sequence: 1 });
        await moveGrantRow(tx, key, "OFFERED");
      });
      const leaving = lawBrokenBy(database[role].sql, async (tx) => {
        const key = newKey();
        await insertGrant(tx, key, "OFFERED");
        await insertGrantEvents(tx, key, { status: "OFFERED", sequence: 1 });
        await moveGrantRow(tx, key, status);
      });

      expect([await becoming, await leaving]).toEqual([
        "grant_moves_legally",
        "grant_status_is_known",
      ]);
    },
  );

  it.each(
    ROLES.flatMap((role) =>
      GRANT_STATUSES.filter((status) => status !== "OFFERED").map(
        (status) => [role, status] as const,
      ),
    ),
  )("written by the %s role begins as %s only where grants begin", async (role, status) => {
    const law = await lawBrokenBy(database[role].sql, async (tx) => {
      const key = newKey();
      await insertGrant(tx, key, status);
      await insertGrantEvents(tx, key, { status, sequence: 1 });
    });

    expect(law).toBe(GRANT_BEGINNINGS.includes(status) ? null : "grant_begins_legally");
  });
});

describe("a claim", () => {
  it.each(pairs(CLAIM_STATUSES))(
    "written by the %s role goes from %s to %s only where that is a step",
    async (role, from, to) => {
      const key = await claimThatIs(database, from);
      const { events } = await claimsOf(database, key.beneficiaryId);

      const law = await lawBrokenBy(database[role].sql, async (tx) => {
        await moveClaimRow(tx, key, to);
        await insertClaimEvents(tx, key, { status: to, sequence: events.length + 1 });
      });

      expect(law).toBe(CLAIM_STEPS.includes(stepOf(from, to)) ? null : "claim_moves_legally");
    },
  );

  it.each(ROLES.flatMap((role) => CLAIM_STATUSES.map((status) => [role, status] as const)))(
    "written by the %s role begins as %s only when it is submitted",
    async (role, status) => {
      const law = await lawBrokenBy(database[role].sql, async (tx) => {
        const key = newClaimKey();
        await insertClaim(tx, key, status);
        await insertClaimEvents(tx, key, { status, sequence: 1 });
      });

      expect(law).toBe(status === "SUBMITTED" ? null : "claim_begins_legally");
    },
  );
});
