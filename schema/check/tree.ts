import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
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
    committed: await readGraphqlFiles(folder),
    operations: await readGraphqlFiles(join(folder, "operations")),
    acceptedHints: await readFile(join(folder, ACCEPTED_HINTS_FILE), "utf8"),
  };
}

async function readGraphqlFiles(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".graphql")).sort();
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const),
    ),
  );
}
