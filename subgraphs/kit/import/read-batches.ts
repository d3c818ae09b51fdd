import { type CsvRecord, csvRecords } from "./csv-records.js";
import type { Encoding } from "./encoding.js";
import type { Reject } from "./fault.js";
import type { ImportDefinition, ImportRow } from "./import.types.js";
import { ImportError } from "./import-error.js";
import { rowReader } from "./read-row.js";

const HEADER_FIX = "Correct the first line of the file; --help tells what every column is";

/** Rows that go into the database together, and those of their lines that cannot. */
export type Batch = {
  rows: readonly ImportRow[];
  rejects: readonly Reject[];
  /** Lines with a record, the good and the bad. */
  read: number;
};

/**
 * Reads a file batch by batch, and no further than it is asked to.
 * @param size records of a batch
 * @throws ImportError HEADER before the first batch, FILE_EMPTY, and whatever reading the file can throw
 */
export async function* readBatches(
  definition: ImportDefinition,
  file: string,
  encoding: Encoding,
  size: number,
): AsyncGenerator<Batch> {
  const records = csvRecords(file, encoding);
  const header = await records.next();
  if (header.done) {
    throw new ImportError("FILE_EMPTY", "The file holds no header", HEADER_FIX);
  }
  const reader = rowReader(definition, header.value.fields);
  if ("problem" in reader) {
    await records.return(undefined);
    throw new ImportError("HEADER", reader.problem, HEADER_FIX);
  }

  let rows: ImportRow[] = [];
  let rejects: Reject[] = [];
  let read = 0;
  const take = ({ fields, line, lastLine }: CsvRecord) => {
    const result = reader.read(fields, line, lastLine);
    if ("row" in result) rows.push(result.row);
    else rejects.push(...result.rejects);
    read += 1;
  };
  for await (const record of records) {
    take(record);
    if (read < size) continue;
    yield { rows, rejects, read };
    [rows, rejects, read] = [[], [], 0];
  }
  if (read > 0) yield { rows, rejects, read };
}
