import { type Column, faultIn, headerName, ValueFault } from "./columns.js";
import { type Fault, masked, type Reject } from "./fault.js";
import type { ImportDefinition, ImportRow } from "./import.types.js";
import { createKeySet } from "./key-set.js";
import { copyValue } from "./staging.js";

/** What became of a record: a row, or everything that is wrong with it. */
export type ReadRow = { row: ImportRow } | { rejects: readonly Reject[] };

/** Reads the records of one file. */
export type RowReader = {
  /** @param lastLine where the record ends: a quoted value may hold line breaks */
  read(record: readonly string[], line: number, lastLine: number): ReadRow;
};

type Placed = { property: string; name: string; column: Column<unknown>; position: number };

/**
 * The reader of a file with this header. The order of columns is free; each must stand there once, and no others.
 * @returns the problem with the header, when it has one
 */
export function rowReader(
  { columns, key }: ImportDefinition,
  header: readonly string[],
): RowReader | { problem: string } {
  const found = header.map((name) => name.trim().toLowerCase());
  const placed = Object.entries(columns).map(([property, column]): Placed => {
    const name = headerName(property);
    return { property, name, column, position: found.indexOf(name) };
  });
  const problem = headerProblem(found, placed);
  if (problem !== null) return { problem };

  const keys = createKeySet();

  return {
    read(record, line, lastLine) {
      if (record.length !== header.length) {
        return { rejects: [{ ...wrongLength(record, header, line, lastLine), line, value: null }] };
      }
      if (lastLine > line && record.some((value) => value.startsWith('"'))) {
        return { rejects: [{ ...unclosedQuote(line, lastLine), line, value: null }] };
      }
      const values: Record<string, unknown> = {};
      const rejects: Reject[] = [];
      for (const { property, name, column, position } of placed) {
        const raw = record[position] ?? "";
        const value = readValue(column, raw.trim());
        if (!(value instanceof ValueFault)) values[property] = value;
        else rejects.push(rejectOf(faultIn(name, value), line, column, raw));
      }
      if (rejects.length > 0) return { rejects };
      if (!keys.add(key.map((property) => copyValue(values[property])).join("\t"))) {
        return { rejects: [{ ...duplicate(key.map(headerName)), line, value: null }] };
      }
      return { row: { line, values } };
    },
  };
}

function readValue(column: Column<unknown>, text: string): unknown {
  if (text !== "") return column.read(text);
  return column.required
    ? new ValueFault("MISSING_VALUE", "값이 있어야 합니다.", "It must not be empty.")
    : column.whenEmpty;
}

function rejectOf(fault: Fault, line: number, { sensitive }: Column<unknown>, raw: string): Reject {
  return { ...fault, line, value: sensitive && raw !== "" ? masked(raw) : raw };
}

function headerProblem(found: readonly string[], placed: readonly Placed[]): string | null {
  const expected = placed.map(({ name }) => name);
  const missing = expected.filter((name) => !found.includes(name));
  const unknown = found.filter((name) => !expected.includes(name));
  const twice = found.filter((name, index) => found.indexOf(name) < index);
  const problems = [
    missing.length > 0 ? `without ${missing.join(", ")}` : "",
    unknown.length > 0 ? `with the unknown ${unknown.map((name) => `"${name}"`).join(", ")}` : "",
    twice.length > 0 ? `with ${twice.join(", ")} more than once` : "",
  ].filter((each) => each !== "");
  if (problems.length === 0) return null;
  return `The header is ${problems.join(" and ")}; expected in any order: ${expected.join(", ")}`;
}

function wrongLength(
  record: readonly string[],
  header: readonly string[],
  line: number,
  lastLine: number,
): Fault {
  const more = record.length > header.length;
  const [wanted, got] = [header.length, record.length];
  // A forgotten quote makes one row of several: saying which ones keeps them from being lost without a word.
  const merged = lastLine > line;
  return {
    column: null,
    code: more ? "TOO_MANY_COLUMNS" : "TOO_FEW_COLUMNS",
    reason: {
      ko: `열이 ${wanted}개여야 하는데 ${got}개입니다.${merged ? ` ${line}~${lastLine}행이 한 행으로 읽혔습니다. 빠진 따옴표가 있는지 확인하십시오.` : ""}`,
      en: `It has ${got} values instead of ${wanted}.${merged ? ` Lines ${line} to ${lastLine} were read as one row: look for a quote that is missing.` : ""}`,
    },
  };
}

/** The parser keeps a quote that is not closed where a value ends, so the lines it swallowed are not lost unseen. */
function unclosedQuote(line: number, lastLine: number): Fault {
  return {
    column: null,
    code: "QUOTE_NOT_CLOSED",
    reason: {
      ko: `따옴표가 값의 끝에서 닫히지 않아 ${line}~${lastLine}행이 한 행으로 읽혔습니다.`,
      en: `A quote is not closed where its value ends, so lines ${line} to ${lastLine} were read as one row.`,
    },
  };
}

function duplicate(columns: readonly string[]): Fault {
  const list = columns.join(", ");
  return {
    column: list,
    code: "DUPLICATE_IN_FILE",
    reason: {
      ko: `파일의 앞 행에 같은 ${list} 값이 있습니다.`,
      en: `A row before it in the file has the same ${list}.`,
    },
  };
}
