import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Database } from "../../../subgraphs/kit/database/connection.js";
import type { ImportDefinition } from "../../../subgraphs/kit/import/import.types.js";
import {
  type ImportCounts,
  type ImportRequest,
  importFile,
} from "../../../subgraphs/kit/import/import-file.js";
import { openRejectFile } from "../../../subgraphs/kit/import/reject-file.js";
import type { SubgraphDefinition } from "../../../subgraphs/kit/subgraph.types.js";

/** When the tests import, unless they say otherwise: papers are taken, and every intake has opened. */
export const IMPORTED_AT = new Date("2023-06-15T10:00:00+09:00");
export const IMPORTER = "opr_test_importer";

export type Imported = {
  counts: ImportCounts;
  /** The lines of the reject file after its header, and its very first characters. */
  rejects: string[];
  rejectsBegin: string;
};

/** What an affiliate takes in under this name. */
export function importOf(
  { name, imports = [] }: SubgraphDefinition,
  what: string,
): ImportDefinition {
  const found = imports.find((definition) => definition.name === what);
  if (!found) throw new Error(`${name} takes in no ${what}`);
  return found;
}

/** Lines of a file as text. */
export function csv(...lines: string[]): string {
  return `${lines.join("\n")}\n`;
}

/** A file with this in it, removed after the test. */
export async function temporaryFile(content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "import-test-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "file.csv");
  await writeFile(file, content);
  return file;
}

/** Imports a file with this in it, with its rejects into a file beside it. */
export async function importText(
  { sql }: Pick<Database, "sql">,
  definition: ImportDefinition,
  content: string | Uint8Array,
  options: Partial<ImportRequest> & { language?: "ko" | "en" } = {},
): Promise<Imported> {
  const file = await temporaryFile(content);
  const rejectFile = await openRejectFile(`${file}.rejects.csv`, options.language ?? "en");
  const counts = await importFile({
    definition,
    file,
    sql,
    encoding: "auto",
    dryRun: false,
    now: IMPORTED_AT,
    actor: IMPORTER,
    onRejects: rejectFile.add,
    ...options,
  }).finally(() => rejectFile.close());
  const text = await readFile(`${file}.rejects.csv`, "utf8");
  const [header = "", ...lines] = text.split("\r\n");
  return { counts, rejects: lines.slice(0, -1), rejectsBegin: header };
}
