import { headerName } from "../import/columns.js";
import type { ImportDefinition } from "../import/import.types.js";

/** Part of a synthetic population as a CSV file that an import takes. */
export type PopulationFile = {
  /** The import it is for, as its command names it. */
  name: string;
  /** The file's text, page by page, each made when it is asked for. */
  pages(): Iterable<string>;
};

/** A value of a column; a list is what `someOf` takes. */
type Value = string | number | boolean | Date | readonly string[] | null;

/** Writes rows by the columns of the import that will read them, so that the two cannot disagree. */
export function populationFile(
  imports: readonly ImportDefinition[],
  name: string,
  pages: () => Iterable<readonly Readonly<Record<string, Value | undefined>>[]>,
): PopulationFile {
  const definition = imports.find((candidate) => candidate.name === name);
  if (!definition) throw new Error(`there is no import ${name}`);
  const properties = Object.keys(definition.columns);
  return {
    name,
    *pages() {
      yield `${properties.map(headerName).join(",")}\n`;
      for (const rows of pages()) {
        yield rows
          .map((row) => `${properties.map((property) => textOf(row[property])).join(",")}\n`)
          .join("");
      }
    },
  };
}

/** @throws Error on text that CSV would have to quote: nothing of a synthetic population has any */
function textOf(value: Value | undefined): string {
  if (value === null || value === undefined) return "";
  const text =
    value instanceof Date
      ? value.toISOString()
      : typeof value === "object"
        ? value.join(";")
        : String(value);
  if (/[",\r\n]/.test(text)) throw new Error("a value of the population would break its line");
  return text;
}
