import type { ISql } from "postgres";

/** What a database says of one of its own tables, in its own words. */
export type CatalogTable = {
  name: string;
  /** Columns of the primary key; none without one. */
  primaryKey: readonly string[];
  /** Every unique constraint and index, the primary key among them. */
  uniques: readonly CatalogUnique[];
  foreignKeys: readonly CatalogForeignKey[];
  triggers: readonly CatalogTrigger[];
  columns: readonly string[];
};

/** An expression is no column, and stands in `columns` as null. */
export type CatalogUnique = { name: string; columns: readonly (string | null)[] };

export type CatalogForeignKey = {
  name: string;
  columns: readonly string[];
  references: string;
  referencedColumns: readonly string[];
};

export type CatalogTrigger = {
  name: string;
  /** The statement that makes it. */
  definition: string;
  /** Looks at the rows of a whole statement. */
  readsStatement: boolean;
  /** The language and text of its function. */
  language: string;
  body: string;
};

/** Reads the catalog of the database at hand: tables of `public`, without those of extensions, by name. */
export async function readCatalog(sql: ISql): Promise<CatalogTable[]> {
  return sql<CatalogTable[]>`
    select relname as "name",
      coalesce((select ${columnNames(sql, sql`conkey`, sql`conrelid`)} from pg_constraint
        where conrelid = pg_class.oid and contype = 'p'), '[]') as "primaryKey",
      coalesce((select json_agg(json_build_object('name', unique_class.relname, 'columns',
          (select json_agg(attname order by place) from unnest(indkey::int2[]) with ordinality as key(number, place)
            left join pg_attribute on attrelid = indrelid and attnum = number and attnum > 0
            where place <= indnkeyatts)) order by unique_class.relname)
        from pg_index join pg_class as unique_class on unique_class.oid = indexrelid
        where indrelid = pg_class.oid and indisunique), '[]') as "uniques",
      coalesce((select json_agg(json_build_object('name', conname,
          'columns', ${columnNames(sql, sql`conkey`, sql`conrelid`)},
          'references', (select relname from pg_class as referenced where referenced.oid = confrelid),
          'referencedColumns', ${columnNames(sql, sql`confkey`, sql`confrelid`)}) order by conname)
        from pg_constraint where conrelid = pg_class.oid and contype = 'f'), '[]') as "foreignKeys",
      coalesce((select json_agg(json_build_object('name', tgname,
          'definition', pg_get_triggerdef(pg_trigger.oid), 'readsStatement', tgoldtable is not null or tgnewtable is not null,
          'language', lanname, 'body', prosrc) order by tgname)
        from pg_trigger join pg_proc on pg_proc.oid = tgfoid join pg_language on pg_language.oid = prolang
        where tgrelid = pg_class.oid and not tgisinternal), '[]') as "triggers",
      (select json_agg(attname order by attnum) from pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped) as "columns"
    from pg_class
    where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace
      and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
    order by relname`;
}

function columnNames(sql: ISql, numbers: ReturnType<ISql>, relation: ReturnType<ISql>) {
  return sql`(select json_agg(attname order by place) from unnest(${numbers}) with ordinality as key(number, place)
    join pg_attribute on attrelid = ${relation} and attnum = number)`;
}
