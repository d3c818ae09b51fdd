import { describe, expect, it } from "vitest";
import { fileClaim } from "../../../subgraphs/kit/ledger/claims.repository.js";
import { recordGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import { ledgerRights } from "../../../subgraphs/kit/ledger/rights.js";
import { pay } from "../../../subgraphs/pay/subgraph.js";
import { ledgerOf, openAffiliate } from "../affiliate.js";
import { newClaim, newGrant } from "./ledger.fixture.js";

const database = await openAffiliate(pay);
const { owner, serving } = database;

/** PostgreSQL's insufficient_privilege. */
const FORBIDDEN = { code: "42501" };
/** The role has the right, for a step that the law says more about. */
const AGAINST_THE_LAW = { code: "23514", constraint_name: "grant_is_never_overwritten" };

const grant = newGrant();
const { beneficiaryId } = grant;
await recordGrant(serving.db, grant);
await fileClaim(serving.db, newClaim({ beneficiaryId }));
const before = await ledgerOf(database, beneficiaryId);

/** The columns that no code of ours may write again, and a value for each. */
const FIXED = {
  grants: [
    "beneficiary_id = 'usr_other'",
    "outage_id = '9998'",
    "remedy_id = 'X2'",
    "won = 1",
    "quantity = 1",
    "unit = 'DAY'",
    "issue = 2",
    "list_price_won = 1",
    "expires_at = null",
    "reason_code = 'NONE'",
    "rule_version = 'none@1'",
    "reason_inputs = '{}'",
    "idempotency_key = 'other'",
    "input_hash = 'other'",
  ],
  claims: [
    "beneficiary_id = 'usr_other'",
    "claim_id = 'clm_other'",
    "outage_id = '9998'",
    "subject = 'SHOP'",
    "filed_at = now()",
    "loss_won = 1",
  ],
};
const CHANGES = Object.entries(FIXED).flatMap(([table, all]) =>
  all.map((change) => [table, change]),
);
const TABLES = ["grants", "grant_events", "revocation_proposals", "claims", "claim_events"];
const EVENTS = [
  ...["grant_events", "claim_events"].flatMap((table) =>
    ["status = 'REVOKED'", "at = now()", "actor = 'nobody'", "why = null", "sequence = 7"].map(
      (change) => [table, change],
    ),
  ),
  ...["proposed_by = 'nobody'", "proposed_at = now()", "why = ''"].map((change) => [
    "revocation_proposals",
    change,
  ]),
];

describe("the role that serves requests", () => {
  it.each([...CHANGES, ...EVENTS])("cannot change %s: %s", async (table, change) => {
    await expect(serving.sql.unsafe(`update ${table} set ${change}`)).rejects.toMatchObject(
      FORBIDDEN,
    );
    expect(await ledgerOf(database, beneficiaryId)).toEqual(before);
  });

  it.each(["granted_at", "redeemed_at"])(
    "cannot change %s of a grant but by a step",
    async (column) => {
      const change = serving.sql.unsafe(
        `update grants set ${column} = now() where status = 'GRANTED'`,
      );

      await expect(change).rejects.toMatchObject(AGAINST_THE_LAW);
      expect(await ledgerOf(database, beneficiaryId)).toEqual(before);
    },
  );

  it.each(TABLES)("cannot delete or empty %s", async (table) => {
    for (const statement of [`delete from ${table}`, `truncate ${table} cascade`]) {
      await expect(serving.sql.unsafe(statement)).rejects.toMatchObject(FORBIDDEN);
    }
    expect(await ledgerOf(database, beneficiaryId)).toEqual(before);
  });

  it("cannot overwrite a sum by writing the grant again", async () => {
    const statement = `insert into grants select * from grants
      on conflict on constraint one_grant_per_remedy_and_issue do update set won = 1`;

    await expect(serving.sql.unsafe(statement)).rejects.toMatchObject(FORBIDDEN);
  });

  it("can change the columns that a step changes, and every other is named above", async () => {
    const columns = await owner.sql`select table_name as "table", column_name as "column"
      from information_schema.columns where table_schema = 'public' and table_name in ${owner.sql(TABLES)}`;
    const changeable = columns.filter(({ table, column }) =>
      (ledgerRights[table]?.update as string[] | undefined)?.includes(column),
    );
    const named = (table: string, column: string) =>
      [...CHANGES, ...EVENTS].some(
        ([of, change]) => of === table && change?.startsWith(`${column} =`),
      );

    for (const { table, column } of changeable) {
      await serving.sql.unsafe(`update ${table} set ${column} = ${column}`);
    }

    expect(
      columns
        .filter(({ table }) => table === "grants" || table === "claims")
        .filter((one) => !changeable.includes(one) && !named(one.table, one.column)),
    ).toEqual([]);
    expect(changeable.filter(({ table, column }) => named(table, column))).toEqual([]);
    expect(await ledgerOf(database, beneficiaryId)).toEqual(before);
  });
});
