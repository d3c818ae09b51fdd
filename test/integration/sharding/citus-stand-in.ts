import { inject } from "vitest";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";

/**
 * Not Citus: in one database, functions and a view by its names that write down what they are asked and spread nothing. What
 * they are asked for was tried on a real cluster; that it is asked, once and in order, is what they are for.
 */
export async function standInForCitus(ownerUrl: string): Promise<void> {
  const url = new URL(inject("adminUrl"));
  url.pathname = new URL(ownerUrl).pathname;
  await withConnection(url.href, (sql) =>
    sql
      .unsafe(`
      set allow_system_table_mods = on;
      create table pg_catalog.stand_in (table_name regclass, citus_table_type text, distribution_column text, beside text);
      create view pg_catalog.citus_tables as select table_name, citus_table_type, distribution_column from pg_catalog.stand_in;
      create function pg_catalog.create_distributed_table(name regclass, by text, colocate_with text, shard_count int default 32)
        returns void language sql as
        'insert into pg_catalog.stand_in values (name, ''distributed'', by, colocate_with || '' '' || shard_count)';
      create function pg_catalog.create_reference_table(name regclass) returns void language sql as
        'insert into pg_catalog.stand_in values (name, ''reference'', ''<none>'', null)';
      create function pg_catalog.citus_add_local_table_to_metadata(name regclass) returns void language sql as
        'insert into pg_catalog.stand_in values (name, ''local'', ''<none>'', null)';
      grant set on parameter citus.enable_unsafe_triggers to public;
      grant select, insert on pg_catalog.stand_in, pg_catalog.citus_tables to public;
      insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
        values (pg_nextoid('pg_extension', 'oid', 'pg_extension_oid_index'), 'citus', 10, 'pg_catalog'::regnamespace, false, '0');`)
      .simple(),
  );
}

/** What the stand-in was asked for: each table as `name kind`, and beside which other. */
export function askedOf(ownerUrl: string): Promise<string[]> {
  return withConnection(ownerUrl, async (sql) => {
    const rows = await sql`
      select concat_ws(' ', table_name, citus_table_type, beside) as "asked" from pg_catalog.stand_in order by 1`;
    return rows.map(({ asked }) => asked);
  });
}
