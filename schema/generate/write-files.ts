import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SchemaFiles } from "./generated-files.js";

/**
 * Writes the files into the folder, or none of them: every text is on disk beside its place before the first one moves
 * into it.
 */
export async function writeFiles(folder: string, files: SchemaFiles): Promise<void> {
  const waiting = await mkdtemp(join(folder, ".new-"));
  try {
    for (const name of await foldersIn(folder)) await mkdir(join(waiting, name));
    for (const [name, text] of files) await writeFile(join(waiting, name), text);
    for (const name of files.keys()) await rename(join(waiting, name), join(folder, name));
  } finally {
    await rm(waiting, { recursive: true });
  }
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name);
}
