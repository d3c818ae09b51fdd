import type { Sql, TransactionSql } from "postgres";
import { headerName } from "./columns.js";
import { type EncodingChoice, scanFile } from "./encoding.js";
import type { Reject } from "./fault.js";
import { masked } from "./fault.js";
import { fileHash } from "./file-hash.js";
import type { BatchWriter, ImportDefinition, ImportRow, ImportRun } from "./import.types.js";
import { ImportError } from "./import-error.js";
import { type Batch, readBatches } from "./read-batches.js";
import { worksAhead } from "./works-ahead.js";

/** Records per transaction: enough that its cost does not show, few enough that little is done again after a crash. */
const BATCH_SIZE = 10_000;

/** What came of a file, or of its beginning. Every row is counted once. */
export type ImportCounts = {
  read: number;
  inserted: number;
  /** Facts that were on record with other contents and were corrected. */
  changed: number;
  /** On record as the file has them. */
  unchanged: number;
  rejected: number;
};

/** `lines` are all lines of the file: about as many as it has rows. */
export type ImportProgress = ImportCounts & { lines: number };

/** What came of one batch. */
export type BatchCounts = Pick<ImportCounts, "read" | "inserted" | "changed" | "rejected">;

export type ImportRequest = ImportRun & {
  definition: ImportDefinition;
  file: string;
  encoding: EncodingChoice;
  /** The owner's connection: one, and without a limit on how long a statement takes. */
  sql: Sql;
  /** Does everything, and takes it back at the end. */
  dryRun: boolean;
  batchSize?: number;
  signal?: AbortSignal;
  /** Told after every batch that is on record. */
  onProgress?(progress: ImportProgress): void;
  /**
   * Puts on record, in its transaction, what a batch changed; not asked on a dry run, nor where nothing changed. The command
   * has one; only tests and benchmarks do without.
   * @param hash of the file, SHA-256 in hexadecimal, as it was before the first batch
   */
  record?(tx: TransactionSql, batch: BatchCounts, hash: string): Promise<void>;
  /** Handed the rejects of every batch that is on record, in order of their lines. */
  onRejects?(rejects: readonly Reject[]): Promise<void>;
};

/**
 * Takes a file in, batch by batch, each in one transaction: after a crash, or an end at the wrong moment, every batch is
 * there whole or not at all, and the same file again completes it. While the database works on one batch the next one is
 * read. A dry run is one transaction, because a row may depend on one in a batch before it.
 * @throws ImportError; of what the database throws, see `databaseErrorBehind`
 */
export async function importFile(request: ImportRequest): Promise<ImportCounts> {
  const { definition, file, sql, dryRun, batchSize = BATCH_SIZE } = request;
  const { encoding, lines } = await scanFile(file, request.encoding);
  const record = dryRun ? undefined : request.record;
  const hash = record ? await fileHash(file) : "";
  const batches = readBatches(definition, file, encoding, batchSize);
  const writer = definition.writer(request);
  const counts: ImportCounts = { read: 0, inserted: 0, changed: 0, unchanged: 0, rejected: 0 };

  async function tell({ read }: Batch, written: WrittenBatch): Promise<void> {
    counts.read += read;
    counts.inserted += written.inserted;
    counts.changed += written.changed;
    counts.rejected += written.rejectedRows;
    counts.unchanged = counts.read - counts.inserted - counts.changed - counts.rejected;
    if (written.rejects.length > 0) await request.onRejects?.(written.rejects);
    request.onProgress?.({ ...counts, lines });
  }

  async function all(inTransaction: (work: Work<WrittenBatch>) => Promise<WrittenBatch>) {
    await worksAhead(batches, async (batch) => {
      const written = await inTransaction(async (tx) => {
        const result = await writeBatch(tx, writer, definition, batch);
        refuseWhenInterrupted(request.signal);
        const { inserted, changed, rejectedRows: rejected } = result;
        const counts = { read: batch.read, inserted, changed, rejected };
        if (inserted + changed > 0) await record?.(tx, counts, hash);
        return result;
      });
      await tell(batch, written);
    });
  }

  if (!dryRun) await all((work) => sql.begin(work));
  else await takenBack(sql, (tx) => all((work) => work(tx)));
  return counts;
}

type Work<Result> = (tx: TransactionSql) => Promise<Result>;

type WrittenBatch = {
  inserted: number;
  changed: number;
  rejects: readonly Reject[];
  rejectedRows: number;
};

async function writeBatch(
  tx: TransactionSql,
  writer: BatchWriter,
  definition: ImportDefinition,
  { rows, rejects: unreadable }: Batch,
): Promise<WrittenBatch> {
  const { inserted, changed, refused } =
    rows.length > 0 ? await writer.write(tx, rows) : { inserted: 0, changed: 0, refused: [] };
  const rowOf = new Map(refused.length > 0 ? rows.map((row) => [row.line, row]) : []);
  const rejects = [
    ...unreadable,
    ...refused.map((row) => ({
      ...row,
      value: shownValue(definition, row.column, rowOf.get(row.line)),
    })),
  ].sort((a, b) => a.line - b.line);
  const rejectedRows = new Set(rejects.map(({ line }) => line)).size;
  return { inserted, changed, rejects, rejectedRows };
}

/** What stood in the column a row was refused for, as the file would have it. */
function shownValue(
  { columns }: ImportDefinition,
  columnName: string | null,
  row: ImportRow | undefined,
): string | null {
  const found = Object.entries(columns).find(([property]) => headerName(property) === columnName);
  if (!found || !row) return null;
  const [property, { sensitive }] = found;
  const value = row.values[property];
  if (value === null || value === undefined) return "";
  const text = value instanceof Date ? value.toISOString() : String(value);
  return sensitive ? masked(text) : text;
}

async function takenBack(sql: Sql, work: Work<void>): Promise<void> {
  const undone = new Error("a dry run is taken back");
  await sql
    .begin(async (tx) => {
      await work(tx);
      // What is checked when a transaction ends is checked now: this one never gets there.
      await tx`set constraints all immediate`;
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
}

function refuseWhenInterrupted(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new ImportError(
    "INTERRUPTED",
    "The import was stopped, and the batch that was under way is taken back",
    "Run the same command again to go on: what is on record already is passed over",
  );
}
