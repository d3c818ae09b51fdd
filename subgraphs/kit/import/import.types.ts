import type { TransactionSql } from "postgres";
import type { Columns } from "./columns.js";
import type { Fault } from "./fault.js";

/** One kind of file that an affiliate takes in. */
export type ImportDefinition = {
  /** As the command names it: `vod-purchases`. */
  name: string;
  /** What a row of it is, in one sentence. */
  describes: string;
  columns: Columns;
  /** The properties that make two rows the same one. */
  key: readonly string[];
  /** Codes of rejects that only this file can meet, with their meaning. */
  codes: Readonly<Record<string, string>>;
  /** What writes its rows; one per run. */
  writer(run: ImportRun): BatchWriter;
};

/** What a run is told. Nothing in it looks at a clock of its own. */
export type ImportRun = {
  /** The instant of whatever the import decides. */
  now: Date;
  /** Who imports; kept with every decision. */
  actor: string;
};

/** A row whose every value could be read. */
export type ImportRow = {
  /** The line of the file on which it starts. */
  line: number;
  values: Readonly<Record<string, unknown>>;
};

/** A row that the database or the affiliate's rules refuse. `column` names the column it is about, or null. */
export type RefusedRow = Fault & { line: number };

/** What came of a batch. Rows that were neither refused nor inserted nor changed were on record as they are. */
export type BatchOutcome = { inserted: number; changed: number; refused: readonly RefusedRow[] };

/** Writes batches, each inside the transaction it is handed. */
export type BatchWriter = {
  write(tx: TransactionSql, rows: readonly ImportRow[]): Promise<BatchOutcome>;
};
