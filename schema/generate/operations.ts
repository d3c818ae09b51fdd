import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { OPERATIONS_FOLDER } from "./generated-files.js";

/** Reads the saved operations of a schema folder: texts by file name, none where there is no folder of them. */
export async function readOperations(schemaFolder: string): Promise<Map<string, string>> {
  return readGraphqlFiles(join(schemaFolder, OPERATIONS_FOLDER)).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return new Map();
    throw error;
  });
}

/** Reads the GraphQL files of a folder, in the order of their names. */
export async function readGraphqlFiles(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".graphql")).sort();
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const),
    ),
  );
}
