import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import {
  applyServingRights,
  checkMigrated,
  migrate,
} from "../../../subgraphs/kit/database/migrate.js";
import { scratchSubgraph } from "./scratch-database.js";
import { type Migration, temporaryFolder, writeMigrations } from "./temporary-folder.js";

const FIRST: Migration = { tag: "0000_claims", day: 1, sql: "create table claims (id int)" };
const SECOND: Migration = {
  tag: "0001_status",
  day: 3,
  sql: "alter table claims add status text;\n--> statement-breakpoint\ncreate index on claims (status)",
};

async function migrationsOf(migrations: readonly Migration[]): Promise<string> {
  const folder = join(await temporaryFolder(), "talk");
  await writeMigrations(folder, migrations);
  return folder;
}

function columnsOfClaims(url: string): Promise<string[]> {
  return withConnection(url, async (sql) => {
    const rows = await sql`select column_name as name from information_schema.columns
      where table_name = 'claims' order by ordinal_position`;
    return rows.map(({ name }) => name);
  });
}

describe("migrating", () => {
  it("runs what is new, once, also when several starts race", async () => {
    const { ownerUrl } = await scratchSubgraph();
    const folder = await migrationsOf([FIRST]);

    await Promise.all([migrate(ownerUrl, folder), migrate(ownerUrl, folder)]);
    await writeMigrations(folder, [FIRST, SECOND]);
    await Promise.all(Array.from({ length: 4 }, () => migrate(ownerUrl, folder)));

    expect(await columnsOfClaims(ownerUrl)).toEqual(["id", "status"]);
    const seen = await withConnection(
      ownerUrl,
      (sql) => sql`select count(*) from drizzle.__drizzle_migrations`,
    );
    expect([...seen]).toEqual([{ count: 2 }]);
  });

  it("leaves nothing of a migration that fails", async () => {
    const { ownerUrl } = await scratchSubgraph();
    const broken = { ...SECOND, sql: `${SECOND.sql};\n--> statement-breakpoint\nselect 1 / 0` };
    const folder = await migrationsOf([FIRST, broken]);

    await expect(migrate(ownerUrl, folder)).rejects.toMatchObject({ cause: { code: "22012" } });

    expect(await columnsOfClaims(ownerUrl)).toEqual([]);
  });

  it("says which migration was passed over, instead of passing it over in silence", async () => {
    const { ownerUrl } = await scratchSubgraph();
    const folder = await migrationsOf([FIRST, SECOND]);
    await migrate(ownerUrl, folder);
    const late = { tag: "0002_late", day: 2, sql: "create table late (id int)" };

    await writeMigrations(folder, [FIRST, SECOND, late]);
    await expect(migrate(ownerUrl, folder)).rejects.toMatchObject({
      code: "DATABASE_NOT_MIGRATED",
      message: expect.stringContaining("0002_late"),
      fix: expect.stringContaining("npm run db:generate -- talk"),
    });

    await writeMigrations(folder, [FIRST, { ...SECOND, sql: "select 'changed'" }]);
    await expect(migrate(ownerUrl, folder)).rejects.toMatchObject({
      message: expect.stringContaining("0001_status"),
    });
  });
});

describe("a database that lacks a migration", () => {
  it("is refused by the serving role's check too, with the command that mends it", async () => {
    const { ownerUrl, servingUrl, name } = await scratchSubgraph();
    const folder = await migrationsOf([FIRST]);
    const refusal = (migration: string) => ({
      code: "DATABASE_NOT_MIGRATED",
      message: `The database of talk has not seen the migration ${migration}. Run npm run db:migrate -- talk.`,
      fix: "Run npm run db:migrate -- talk",
    });

    await expect(checkMigrated(servingUrl, folder)).rejects.toMatchObject(refusal("0000_claims"));
    await migrate(ownerUrl, folder);
    await expect(checkMigrated(servingUrl, folder)).rejects.toMatchObject(refusal("0000_claims"));
    await applyServingRights(ownerUrl, `${name}_app`, { claims: {} });
    expect(await checkMigrated(servingUrl, folder)).toBeUndefined();
    await writeMigrations(folder, [FIRST, SECOND]);
    await expect(checkMigrated(servingUrl, folder)).rejects.toMatchObject(refusal("0001_status"));
  });
});
