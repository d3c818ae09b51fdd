import type { Database } from "../../../subgraphs/kit/database/connection.js";
import { registry } from "../../../subgraphs/registry.js";
import type { TestGraph } from "../../graph.js";

/** A table: how many rows it has and a hash of them, of all and of those that are not about certain people. */
type Content = { name: string; all: string; others: string | null };

/** What a database holds, the audit left out: it notes that somebody asked. */
export type Contents = readonly Content[];

/**
 * Learns the tables of a database and gives what reads them, in one statement.
 * @param concerned whose rows may change
 */
export async function contentReader(
  { sql }: Pick<Database, "sql">,
  concerned: readonly string[],
): Promise<() => Promise<Contents>> {
  const tables = await sql<{ name: string; isPersonal: boolean }[]>`
    select table_name as name, bool_or(column_name = 'beneficiary_id') as "isPersonal"
    from information_schema.columns
    where table_schema = 'public' and not starts_with(table_name, 'audit_') group by 1 order by 1`;
  const digest = "count(*) || ' ' || coalesce(sum(hashtextextended(each::text, 0)), 0)";
  const statement = tables
    .map(({ name, isPersonal }) => {
      const others = isPersonal
        ? `(select ${digest} from "${name}" as each where beneficiary_id <> all($1::text[]))`
        : "null";
      return `select '${name}' as name, (select ${digest} from "${name}" as each) as "all", ${others} as others`;
    })
    .join(" union all ");
  // Planned once: it is asked after every attack, and planning it takes longer than running it.
  return async () => [
    ...(await sql.unsafe<Content[]>(statement, [[...concerned]], { prepare: true })),
  ];
}

/** The same without the rows of those concerned, and without the tables that are about nobody. */
export function othersIn(contents: Contents): Contents {
  return contents.filter(({ others }) => others !== null).map((each) => ({ ...each, all: "" }));
}

/** What every database holds, but that of the subgraph that may change. */
export async function contentsElsewhere(
  graph: TestGraph,
  home: string | null,
): Promise<readonly Contents[]> {
  const contents: Contents[] = [];
  for (const { name } of registry) {
    if (name === home) continue;
    await graph.asOwner(name, async (database) => {
      const read = await contentReader(database, []);
      contents.push(await read());
    });
  }
  return contents;
}
