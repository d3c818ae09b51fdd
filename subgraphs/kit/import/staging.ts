import type { TransactionSql } from "postgres";

/** The name that staging tables give the file's line. No table of ours has a column of that name. */
export const LINE = "import_line";

const CHUNK_CHARACTERS = 256 * 1024;

/**
 * Makes an empty staging table with the columns of a real one and the file's line. It lives and dies with the
 * transaction, so nothing is left behind whatever happens; within a transaction it is emptied and used again.
 */
export async function openStaging(
  tx: TransactionSql,
  staging: string,
  like: string,
  extraColumns = "",
): Promise<void> {
  const columns = [`like "${like}"`, `${LINE} bigint`, ...(extraColumns ? [extraColumns] : [])];
  await tx.unsafe(
    `create temp table if not exists "${staging}" (${columns.join(", ")}) on commit drop; truncate "${staging}"`,
  );
}

/** Sends rows into a table by COPY. @param rows one text per row, without its end: see `copyRow` */
export async function copyInto(
  tx: TransactionSql,
  table: string,
  columns: readonly string[],
  rows: Iterable<string>,
): Promise<void> {
  const list = columns.map((column) => `"${column}"`).join(", ");
  const stream = await tx.unsafe(`copy "${table}" (${list}) from stdin`).writable();
  const failed = new Promise<never>((_, reject) => stream.once("error", reject));
  failed.catch(() => undefined);
  const send = (text: string) =>
    Promise.race([new Promise<void>((done) => stream.write(text, () => done())), failed]);
  let chunk = "";
  for (const row of rows) {
    chunk += `${row}\n`;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    await send(chunk);
    chunk = "";
  }
  await send(chunk);
  stream.end();
  // The driver does not tell when PostgreSQL refuses the end of a COPY, so waiting for the stream could last for ever.
  // The next statement of the transaction tells: it runs after the COPY, and fails when that has failed.
  await new Promise(setImmediate);
  await tx`select 1`;
}

/** A row as COPY reads it. */
export function copyRow(values: readonly unknown[]): string {
  return values.map(copyValue).join("\t");
}

/** A value as COPY reads it. Also tells values apart: two are the same when their texts are. */
export function copyValue(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "t" : "f";
  if (value instanceof Date) return value.toISOString();
  return escaped(JSON.stringify(value));
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};
const TO_ESCAPE = /[\\\n\r\t]/;

function escaped(text: string): string {
  return TO_ESCAPE.test(text)
    ? text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character)
    : text;
}
