import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import { migrate } from "../../../subgraphs/kit/database/migrate.js";
import { scratchSubgraph } from "../database/scratch-database.js";
import { temporaryFolder } from "../database/temporary-folder.js";

const MIGRATION = "0003_franchise_partners";
const SHARED_AT = new Date("2023-05-11T10:00:00+09:00");

/** Mobility's migrations before this one. */
async function earlierMigrations(): Promise<string> {
  const folder = join(await temporaryFolder(), "mobility");
  await cp(projectFile("migrations", "mobility"), folder, { recursive: true });
  const journal = join(folder, "meta", "_journal.json");
  const { entries, ...rest } = JSON.parse(await readFile(journal, "utf8"));
  const at = entries.findIndex(({ tag }: { tag: string }) => tag === MIGRATION);
  await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, at) }));
  return folder;
}

it("a pool that was shared before pools noted it counts as shared, and no other does", async () => {
  const { ownerUrl } = await scratchSubgraph();
  await migrate(ownerUrl, await earlierMigrations());
  await withConnection(ownerUrl, async (sql) => {
    await sql`insert into franchise_pools (outage_id, franchise, pool_won, agreed_on)
      values ('1015', 'Seoul', 90000, '2023-05-11'), ('1015', 'Busan', 50000, '2023-05-11')`;
    await sql.begin(async (tx) => {
      await tx`insert into grants (beneficiary_id, outage_id, remedy_id, status, won, granted_at, reason_code,
          rule_version, reason_inputs, idempotency_key, input_hash)
        values ('ptn_test_a', '1015', 'M4', 'GRANTED', 90000, ${SHARED_AT}, 'FRANCHISE_POOL_SHARE',
          'franchise-pool@1', '{"franchise": "Seoul"}', 'm4-1015', 'hash')`;
      await tx`insert into grant_events (beneficiary_id, outage_id, remedy_id, sequence, status, at, actor)
        values ('ptn_test_a', '1015', 'M4', 1, 'GRANTED', ${SHARED_AT}, 'opr_test_mobility')`;
    });
  });

  await migrate(ownerUrl, projectFile("migrations", "mobility"));

  const pools = await withConnection(
    ownerUrl,
    (sql) => sql`select franchise, partner_id, shared_at from franchise_pools order by franchise`,
  );
  expect([...pools]).toEqual([
    { franchise: "Busan", partner_id: null, shared_at: null },
    { franchise: "Seoul", partner_id: null, shared_at: SHARED_AT },
  ]);
});
