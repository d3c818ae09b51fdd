import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ACCESS_FILE, TRUSTED_FILE, TYPED_FILE } from "../generate/generated-files.js";
import { readGraphqlFiles, readOperations } from "../generate/operations.js";
import { ACCEPTED_HINTS_FILE } from "./hints.rule.js";

/** What is kept in the schema folder, beside the tools. */
export type SchemaTree = {
  /** The generated files, by name. */
  committed: ReadonlyMap<string, string>;
  /** The saved operations, by file name. */
  operations: ReadonlyMap<string, string>;
  /** Text of the list of accepted hints. */
  acceptedHints: string;
};

export async function readSchemaTree(folder: string): Promise<SchemaTree> {
  return {
    committed: new Map([
      ...(await readGraphqlFiles(folder)),
      ...(await readGenerated(folder, ACCESS_FILE)),
      ...(await readGenerated(folder, TRUSTED_FILE)),
      ...(await readGenerated(folder, TYPED_FILE)),
    ]),
    operations: await readOperations(folder),
    acceptedHints: await readFile(join(folder, ACCEPTED_HINTS_FILE), "utf8"),
  };
}

async function readGenerated(folder: string, file: string): Promise<[string, string][]> {
  const text = await readFile(join(folder, file), "utf8").catch(() => null);
  return text === null ? [] : [[file, text]];
}
