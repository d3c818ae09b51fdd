import { createReadStream } from "node:fs";
import { Transform, type TransformCallback } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { type Encoding, strictDecoder } from "./encoding.js";
import { ImportError } from "./import-error.js";

/** A record of a CSV file and the lines of the file it stands on. */
export type CsvRecord = { fields: readonly string[]; line: number; lastLine: number };

/** Longest record, in bytes. Beyond it a quote was opened that nobody closed, and the rest of the file is its value. */
const LONGEST_RECORD = 64 * 1024;

/**
 * The records of a CSV file: separated by commas, with values in quotes where they hold commas, quotes or line breaks, and
 * lines ended in any of the three ways. Empty lines are no records.
 * @throws ImportError QUOTES, FILE_UNREADABLE, ENCODING
 */
export async function* csvRecords(file: string, encoding: Encoding): AsyncGenerator<CsvRecord> {
  const source = createReadStream(file, { highWaterMark: 64 * 1024 });
  const parser = parse({
    bom: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    // A row of another length is a reject, and the rows after it are read.
    relax_column_count: true,
    // A quote inside a value is part of it. One that was opened and not closed shows as a row of another length.
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
  });
  const fail = (error: unknown) => parser.destroy(error instanceof Error ? error : undefined);
  const decoder = asUtf8(encoding);
  source.on("error", fail);
  decoder.on("error", fail);
  source.pipe(decoder).pipe(parser);

  let next = 1;
  try {
    for await (const fields of parser as AsyncIterable<string[]>) {
      const line = next;
      const lastLine = line + breaksWithin(fields);
      next = lastLine + 1;
      if (fields.length > 1 || fields[0] !== "") yield { fields, line, lastLine };
    }
  } catch (error) {
    throw fileError(error, file, next);
  } finally {
    source.destroy();
  }
}

/** csv-parse reads UTF-8 bytes; another encoding is brought into it on the way. */
function asUtf8(encoding: Encoding): Transform {
  const decoder = strictDecoder(encoding);
  return new Transform({
    decodeStrings: true,
    transform(chunk: Buffer, _, done) {
      attempt(done, () => (encoding === "utf-8" ? chunk : decoder.decode(chunk)));
    },
    flush(done) {
      attempt(done, () => (encoding === "utf-8" ? "" : decoder.decode()));
    },
  });
}

function attempt(done: TransformCallback, read: () => Buffer | string): void {
  try {
    done(null, read());
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
  }
}

function breaksWithin(fields: readonly string[]): number {
  let count = 0;
  for (const field of fields) {
    if (field.includes("\n") || field.includes("\r")) {
      count += field.match(/\r\n|\n|\r/g)?.length ?? 0;
    }
  }
  return count;
}

function fileError(error: unknown, file: string, line: number): unknown {
  if (error instanceof CsvError) {
    return new ImportError(
      "QUOTES",
      `A quote in line ${line} is not closed`,
      "Close or remove it and import the file again; what was read before it is on record",
      error,
    );
  }
  if (error instanceof TypeError && "code" in error) {
    return new ImportError(
      "ENCODING",
      "The file changed while it was read",
      "Import it again",
      error,
    );
  }
  const isOfSystem = error instanceof Error && "syscall" in error;
  return isOfSystem
    ? new ImportError(
        "FILE_UNREADABLE",
        `The file ${file} cannot be read`,
        "Check the path and who may read it",
        error,
      )
    : error;
}
