import { headerName } from "../../../subgraphs/kit/import/columns.js";
import { COMMON_CODES } from "../../../subgraphs/kit/import/fault.js";
import type { ImportDefinition } from "../../../subgraphs/kit/import/import.types.js";

/** What every file has to know, whatever is in it. */
const FORM = `The file is CSV: UTF-8 with or without its mark, or CP949 as Korean Excel writes it. Its first line names the
columns, all of them and no others, in any order. Times without an offset are Korean. 30,000 is 30000.
Exit code: 0 all rows are in, 2 some were rejected, 1 the import failed.`;

/** The part of the help that follows the options when no affiliate was named. */
export function affiliatesHelp(names: readonly string[]): string {
  return [
    "",
    FORM,
    "",
    "What an affiliate takes in, and every column of it:",
    ...names.map((name) => `  npm run import -- ${name} --help`),
    "",
    "Codes of rejects that every file can meet:",
    ...codeLines(COMMON_CODES),
  ].join("\n");
}

/** The part of the help that follows the options when an affiliate was named: its files with their columns. */
export function importsHelp(affiliate: string, imports: readonly ImportDefinition[]): string {
  return [
    "",
    FORM,
    ...imports.flatMap((definition) => ["", ...importHelp(affiliate, definition)]),
  ].join("\n");
}

function importHelp(
  affiliate: string,
  { name, describes, columns, codes }: ImportDefinition,
): string[] {
  const listed = Object.entries(columns).map(([property, column]) => ({
    ...column,
    name: headerName(property),
  }));
  const width = Math.max(...listed.map((column) => column.name.length));
  return [
    `${affiliate} ${name}`,
    `  ${describes}`,
    ...listed.flatMap(({ name, required, meaning, takes, example }) => [
      `  ${name.padEnd(width)}  ${required ? "" : "(may be empty) "}${meaning}`,
      `  ${"".padEnd(width)}  Takes ${takes}. Example: ${example}`,
    ]),
    ...(Object.keys(codes).length > 0 ? ["  Codes of its own:", ...codeLines(codes)] : []),
  ];
}

function codeLines(codes: Readonly<Record<string, string>>): string[] {
  return Object.entries(codes).map(([code, meaning]) => `    ${code}: ${meaning}`);
}
