import type { Sql } from "postgres";

const TABLE_RIGHTS = ["select", "insert", "update", "delete", "truncate", "references", "trigger"];
const COLUMN_RIGHTS = ["select", "insert", "update", "references"];

/**
 * What a role may do with every table, view and sequence of a database, by whatever grant: `claims: select, update
 * (status)`. Asked of PostgreSQL, not of what was declared; partitions are reached through their table and by themselves.
 */
export async function rightsOn(sql: Sql, role: string): Promise<string[]> {
  const rows = await sql<{ name: string; rights: string[] }[]>`
    select case nspname when 'public' then relname else nspname || '.' || relname end as "name",
      array(
        select kind from unnest(${TABLE_RIGHTS}::text[]) with ordinality as kinds (kind, place)
        where relkind <> 'S' and has_table_privilege(${role}, pg_class.oid, kind)
        union all
        select kind from unnest('{usage,select,update}'::text[]) as kinds (kind)
        where relkind = 'S' and has_sequence_privilege(${role}, pg_class.oid, kind)
      ) || array(
        select kind || ' (' || string_agg(attname, ', ' order by attnum) || ')'
        from pg_attribute, unnest(${COLUMN_RIGHTS}::text[]) with ordinality as kinds (kind, place)
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped and relkind <> 'S'
          and not has_table_privilege(${role}, attrelid, kind)
          and has_column_privilege(${role}, attrelid, attnum, kind)
        group by kind, place order by place
      ) as "rights"
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      and nspname <> 'information_schema' and nspname !~ '^pg_'
    order by 1`;
  return rows.map(({ name, rights }) => `${name}: ${rights.join(", ") || "nothing"}`);
}
