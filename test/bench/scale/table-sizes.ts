import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import type { GrownDatabases } from "./grow-databases.js";

/** A table as it lies on disk. */
export type TableSize = {
  subgraph: string;
  table: string;
  /** As the last ANALYZE estimated them. */
  rows: number;
  tableBytes: number;
  indexBytes: number;
};

/** Every table of the databases with something in it, the largest first. */
export async function tableSizes({ urls }: GrownDatabases): Promise<TableSize[]> {
  const sizes = await Promise.all(
    Object.entries(urls).map(([subgraph, { ownerUrl }]) =>
      withConnection(
        ownerUrl,
        (sql) => sql<TableSize[]>`
          select ${subgraph} as "subgraph", relname as "table", greatest(reltuples, 0)::float8 as "rows",
            pg_table_size(oid) as "tableBytes", pg_indexes_size(oid) as "indexBytes"
          from pg_class
          where relkind = 'r' and relnamespace = 'public'::regnamespace`,
      ),
    ),
  );
  const bytes = ({ tableBytes, indexBytes }: TableSize) => tableBytes + indexBytes;
  return sizes
    .flat()
    .filter(({ rows }) => rows > 0)
    .sort((one, other) => bytes(other) - bytes(one));
}
