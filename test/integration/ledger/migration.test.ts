import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { openDatabase, withConnection } from "../../../subgraphs/kit/database/connection.js";
import { migrate } from "../../../subgraphs/kit/database/migrate.js";
import { moveClaim } from "../../../subgraphs/kit/ledger/claims.repository.js";
import { redeemGrant } from "../../../subgraphs/kit/ledger/grant-life.js";
import { moveGrant } from "../../../subgraphs/kit/ledger/move-grant.js";
import { grantRow, recordGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { scratchSubgraph } from "../database/scratch-database.js";
import { temporaryFolder } from "../database/temporary-folder.js";
import { GIVEN_AT, MOVED_AT, newGrant } from "./ledger.fixture.js";

/** An affiliate's first migration alone: the ledger before issues, subjects and the law. */
async function firstMigrationOf(affiliate: string): Promise<string> {
  const folder = join(await temporaryFolder(), affiliate);
  await cp(projectFile("migrations", affiliate), folder, { recursive: true });
  const journal = join(folder, "meta", "_journal.json");
  const { entries, ...rest } = JSON.parse(await readFile(journal, "utf8"));
  await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }));
  return folder;
}

/** Somebody's grant and claim of before, as that ledger kept them, and a second grant that awaits confirmation. */
const GRANT = newGrant({ beneficiaryId: "usr_test" });
const { inputHash } = grantRow(GRANT);
const BEFORE = `
  insert into grants (beneficiary_id, outage_id, remedy_id, status, won, granted_at, expires_at, reason_code, rule_version,
    reason_inputs, idempotency_key, input_hash)
  values
    ('usr_test', '9999', 'X1', 'GRANTED', 50000, '${GIVEN_AT.toISOString()}', '2022-12-31T23:59:59.999+09:00', 'LIKED',
      'liking@1', '{"liked": true, "years": 3}', 'x1-9999', '${inputHash}'),
    ('usr_test', '9999', 'X2', 'PENDING', 70000, null, null, 'LIKED', 'liking@1', '{}', 'x2-9999', 'hash'),
    ('usr_test', '9999', 'X3', 'DECLINED', 900, '${GIVEN_AT.toISOString()}', null, 'LIKED', 'liking@1', '{}', 'x3-9999', 'hash');
  insert into grant_events (beneficiary_id, outage_id, remedy_id, sequence, status, at, actor)
  values
    ('usr_test', '9999', 'X1', 1, 'GRANTED', '${GIVEN_AT.toISOString()}', 'agt_test'),
    ('usr_test', '9999', 'X2', 1, 'PENDING', '${GIVEN_AT.toISOString()}', 'agt_test'),
    ('usr_test', '9999', 'X3', 1, 'GRANTED', '${GIVEN_AT.toISOString()}', 'agt_test'),
    ('usr_test', '9999', 'X3', 2, 'DECLINED', '${MOVED_AT.toISOString()}', 'usr_test');
  insert into claims (beneficiary_id, claim_id, outage_id, status, filed_at, loss_won)
  values ('usr_test', 'clm_1', '9999', 'NEEDS_DOCUMENTS', '${GIVEN_AT.toISOString()}', 300000),
    ('usr_test', 'clm_2', '9999', 'SUBMITTED', '${GIVEN_AT.toISOString()}', 300000);
  insert into claim_events (beneficiary_id, claim_id, sequence, status, at, actor)
  values ('usr_test', 'clm_1', 1, 'SUBMITTED', '${GIVEN_AT.toISOString()}', 'usr_test'),
    ('usr_test', 'clm_1', 2, 'NEEDS_DOCUMENTS', '${MOVED_AT.toISOString()}', 'agt_test'),
    ('usr_test', 'clm_2', 1, 'SUBMITTED', '${GIVEN_AT.toISOString()}', 'usr_test');`;

const TABLES = ["grants", "grant_events", "claims", "claim_events"] as const;

/** Every row of the ledger. */
async function rowsIn(ownerUrl: string) {
  return withConnection(ownerUrl, async (sql) => {
    const rows: Record<string, object[]> = {};
    for (const table of TABLES) {
      rows[table] = [...(await sql`select * from ${sql(table)} as row order by row::text`)];
    }
    return rows;
  });
}

it.each(affiliateEntries.map(({ name }) => name))(
  "what %s had in its ledger before issues and the law stays as it was, as issue 1, and goes on by legal steps",
  async (affiliate) => {
    const { ownerUrl } = await scratchSubgraph();
    await migrate(ownerUrl, await firstMigrationOf(affiliate));
    await withConnection(ownerUrl, (sql) => sql.unsafe(BEFORE));
    const before = await rowsIn(ownerUrl);

    await migrate(ownerUrl, projectFile("migrations", affiliate));

    const after = await rowsIn(ownerUrl);
    const added = { grants: { issue: 1 }, grant_events: { issue: 1 }, claims: { subject: null } };
    for (const table of TABLES) {
      expect(before[table]?.length).toBeGreaterThan(1);
      const more = table === "claim_events" ? {} : added[table];
      expect(after[table]).toEqual(before[table]?.map((row) => ({ ...row, ...more })));
    }

    const { db, close } = openDatabase(ownerUrl, { max: 1 });
    onTestFinished(close);
    const key = { beneficiaryId: "usr_test", outageId: "9999", issue: 1 };
    const step = { at: MOVED_AT, actor: "opr_test", why: null };
    const claim = { beneficiaryId: "usr_test", claimId: "clm_1", ...step };
    const outcomes = [
      await recordGrant(db, GRANT),
      await redeemGrant(db, { ...key, remedyId: "X1" }, step),
      await moveGrant(db, { ...key, remedyId: "X2", ...step, to: "GRANTED" }),
      await moveGrant(db, { ...key, remedyId: "X3", ...step, to: "GRANTED" }),
      await moveClaim(db, { ...claim, from: ["NEEDS_DOCUMENTS"], to: "APPROVED" }),
    ];

    expect(outcomes).toEqual([
      { outcome: "REPLAYED" },
      { outcome: "DONE", answer: { ...key, remedyId: "X1" } },
      true,
      false,
      true,
    ]);
  },
);
