import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { registry } from "../../../subgraphs/registry.js";

/** A file that was written, and how it is taken in. */
export type WrittenFile = { path: string; command: string };

/**
 * Writes a synthetic population as the files that `npm run import` takes, page by page: whatever its size, little of it is
 * in memory at a time. A file that is there already is written over.
 */
export async function writePopulationFiles(
  folder: string,
  reports: number,
  signal: AbortSignal,
): Promise<WrittenFile[]> {
  await mkdir(folder, { recursive: true });
  const written: WrittenFile[] = [];
  for (const { name, load } of registry) {
    const { populationFiles } = await load();
    for (const file of populationFiles?.(reports) ?? []) {
      const path = join(folder, `${name}-${file.name}.csv`);
      await pipeline(Readable.from(file.pages()), createWriteStream(path), { signal });
      written.push({ path, command: `npm run import -- ${name} ${file.name} ${path}` });
    }
  }
  return written;
}
