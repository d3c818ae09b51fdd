import { describe, expect, it } from "vitest";
import { openNewQuota } from "../../../subgraphs/kit/ledger/quota.js";
import { pay } from "../../../subgraphs/pay/subgraph.js";
import { openAffiliate } from "../affiliate.js";
import {
  insertClaimEvents,
  insertGrantEvents,
  isRowOf,
  lawBrokenBy,
  moveClaimRow,
  moveGrantRow,
} from "./law.fixture.js";
import { claimThatIs, grantsOf, grantThatIs, propose } from "./ledger.fixture.js";

const database = await openAffiliate(pay);
const { owner, serving } = database;

const grant = await grantThatIs(database, "GRANTED");
const redeemed = await grantThatIs(database, "REDEEMED");
await propose(database, redeemed, "opr_test");
const open = await claimThatIs(database, "IN_REVIEW");
const decided = await claimThatIs(database, "APPROVED");

/** The law that the owner breaks with a statement. */
const brokenByOwner = (statement: string) => lawBrokenBy(owner.sql, (tx) => tx.unsafe(statement));

describe("what happened", () => {
  it.each(["grant_events", "claim_events", "revocation_proposals"])(
    "is neither changed nor removed, even by who owns the tables: %s",
    async (table) => {
      const [row] = await owner.sql`select count(*)::int as "rows" from ${owner.sql(table)}`;
      expect(row?.rows).toBeGreaterThan(0);

      const laws = [
        await brokenByOwner(`update ${table} set why = 'Changed'`),
        await brokenByOwner(`delete from ${table}`),
        await brokenByOwner(`truncate ${table}`),
        await brokenByOwner(`truncate grants, claims cascade`),
      ];

      expect(laws).toEqual(Array(4).fill("events_are_only_added"));
    },
  );

  it.each([
    ["grants", "grant_event_belongs_to_a_grant"],
    ["claims", "claim_event_belongs_to_a_claim"],
  ])("keeps what it happened to from being removed: %s", async (table, constraint) => {
    await expect(owner.sql.unsafe(`delete from ${table}`)).rejects.toMatchObject({
      code: "23503",
      constraint_name: expect.stringMatching(`^${constraint}$|^revocation_proposal`),
    });
  });
});

/** Every column that no step sets, and a value for each. */
const GRANT_CHANGES = [
  "beneficiary_id = 'usr_other'",
  "outage_id = '9998'",
  "remedy_id = 'X2'",
  "issue = 2",
  "won = 1",
  "won = null",
  "quantity = 1, won = null",
  "unit = 'DAY'",
  "list_price_won = 1",
  "granted_at = now()",
  "granted_at = null",
  "expires_at = '2099-01-01'",
  "expires_at = null",
  "redeemed_at = '2022-11-11'",
  "reason_code = 'NONE'",
  "rule_version = 'none@1'",
  "reason_inputs = '{}'",
  "idempotency_key = 'other'",
  "input_hash = 'other'",
];
const CLAIM_CHANGES = [
  "beneficiary_id = 'usr_other'",
  "claim_id = 'clm_other'",
  "outage_id = '9998'",
  "subject = 'SHOP'",
  "filed_at = now()",
  "loss_won = 1",
  "loss_won = null",
];
/** What a decision sets, and nobody after it. */
const DECISION_CHANGES = [
  "remedy_id = 'X2'",
  "decided_at = now()",
  "decided_at = null",
  "reason_code = 'NONE', rule_version = 'none@1', reason_inputs = '{}'",
];

describe("a grant is never overwritten", () => {
  it.each(GRANT_CHANGES)("by who owns the tables: %s", async (change) => {
    const statement = `update grants set ${change} where beneficiary_id = '${grant.beneficiaryId}'`;

    expect(await brokenByOwner(statement)).toBe("grant_is_never_overwritten");
  });

  it.each(["won = 1", "reason_code = 'NONE'", "expires_at = null"])(
    "in passing, while it makes a legal step: %s",
    async (change) => {
      const statement = `update grants set status = 'DECLINED', ${change}
        where beneficiary_id = '${grant.beneficiaryId}'`;

      expect(await brokenByOwner(statement)).toBe("grant_is_never_overwritten");
    },
  );

  it.each(["redeemed_at = '2022-11-11'", "redeemed_at = null", "granted_at = '2022-11-11'"])(
    "when it was redeemed: %s",
    async (change) => {
      const statement = `update grants set ${change} where beneficiary_id = '${redeemed.beneficiaryId}'`;

      expect(await brokenByOwner(statement)).toBe("grant_is_never_overwritten");
    },
  );
});

describe("a claim is never overwritten", () => {
  it.each(CLAIM_CHANGES)("by who owns the tables: %s", async (change) => {
    const statement = `update claims set ${change} where beneficiary_id = '${open.beneficiaryId}'`;

    expect(await brokenByOwner(statement)).toBe("claim_is_never_overwritten");
  });

  it.each(DECISION_CHANGES)("once it is decided, and not before: %s", async (change) => {
    const of = (id: string) => `update claims set ${change} where beneficiary_id = '${id}'`;

    expect(await brokenByOwner(of(decided.beneficiaryId))).toBe("claim_is_never_overwritten");
    expect(await brokenByOwner(of(open.beneficiaryId))).toBeNull();
  });
});

it("every column of grants and claims is kept, or is what a step sets", async () => {
  const columns = await owner.sql`select table_name || '.' || column_name as "column"
    from information_schema.columns where table_schema = 'public' and table_name in ('grants', 'claims')`;
  const changed = (table: string, changes: string[]) =>
    changes.flatMap((change) =>
      [...change.matchAll(/(\w+) = /g)].map(([, column]) => `${table}.${column}`),
    );

  const named = new Set([
    ...changed("grants", GRANT_CHANGES),
    ...changed("claims", [...CLAIM_CHANGES, ...DECISION_CHANGES]),
    "grants.status",
    "claims.status",
    "claims.details",
  ]);
  expect(columns.map(({ column }) => column).sort()).toEqual([...named].sort());
});

describe.each(["owner", "serving"] as const)("what the %s role redeems", (role) => {
  const { sql } = database[role];
  const redeemedAt = (instant: string | null) =>
    lawBrokenBy(sql, async (tx) => {
      await tx`update grants set status = 'REDEEMED', redeemed_at = ${instant} where ${isRowOf(tx, grant)}`;
      await insertGrantEvents(tx, grant, { status: "REDEEMED", sequence: 2 });
    });

  it("says when, and not after its last instant", async () => {
    const { grants } = await grantsOf(database, grant.beneficiaryId);
    expect(grants[0]?.expiresAt).toEqual(new Date("2022-12-31T23:59:59.999+09:00"));

    expect(await redeemedAt("2022-12-31T23:59:59.999+09:00")).toBeNull();
    expect(await redeemedAt("2023-01-01T00:00:00+09:00")).toBe(
      "grant_is_redeemed_before_it_lapses",
    );
    expect(await redeemedAt(null)).toBe("redeemed_grant_says_when");
  });
});

describe("a quota", () => {
  it.each(["owner", "serving"] as const)(
    "is never exceeded in any part, nor given back more than was taken: %s",
    async (role) => {
      const quota = { outageId: "9999", quotaId: `X1 ${role}`, size: 65 };
      await openNewQuota(serving.db, quota);
      const taking = (taken: number, part: number) =>
        lawBrokenBy(
          database[role].sql,
          (tx) =>
            tx`update quota_parts set taken = ${taken} where quota_id = ${quota.quotaId} and part = ${part}`,
        );

      const laws = {
        firstOfTwo: await taking(1, 0),
        secondOfTwo: await taking(2, 0),
        thirdOfTwo: await taking(3, 0),
        firstOfOne: await taking(1, 63),
        secondOfOne: await taking(2, 63),
        lessThanNone: await taking(-1, 0),
      };

      const law = "quota_is_never_exceeded";
      expect(laws).toEqual({
        firstOfTwo: null,
        secondOfTwo: null,
        thirdOfTwo: law,
        firstOfOne: null,
        secondOfOne: law,
        lessThanNone: law,
      });
    },
  );
});

it("a legal step of the same rows breaks no law", async () => {
  const laws = [
    await lawBrokenBy(owner.sql, async (tx) => {
      await moveGrantRow(tx, grant, "DECLINED");
      await insertGrantEvents(tx, grant, { status: "DECLINED", sequence: 2 });
    }),
    await lawBrokenBy(owner.sql, async (tx) => {
      await moveClaimRow(tx, open, "APPROVED");
      await insertClaimEvents(tx, open, { status: "APPROVED", sequence: 3 });
    }),
    await brokenByOwner("update claims set details = '{}'"),
  ];

  expect(laws).toEqual([null, null, null]);
});
