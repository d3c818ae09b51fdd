import { randomUUID } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import type { Ends } from "../../../subgraphs/kit/audit/verify-audit.js";
import { CommandError } from "../command-failure.js";

const head = z.object({ sequence: z.int().min(1), hash: z.string() });
const checkpointSchema = z.record(z.string(), z.record(z.string(), head));

/** Where the chains of each subgraph ended when they were verified. */
export type Checkpoint = Record<string, Ends>;

/** The checkpoint in a file; an empty one where there is no file yet. @throws CommandError */
export async function readCheckpoint(file: string): Promise<Checkpoint> {
  const text = await readFile(file, "utf8").catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === "ENOENT") return "{}";
    throw new CommandError(`The checkpoint ${file} cannot be read. Give another path.`);
  });
  const checkpoint = checkpointSchema.safeParse(parsed(text));
  if (checkpoint.success) return checkpoint.data;
  throw new CommandError(
    `${file} is no checkpoint of the audit. Restore it, or give another path.`,
  );
}

/** Puts a checkpoint in place of the one before, whole or not at all. @throws CommandError */
export async function writeCheckpoint(file: string, checkpoint: Checkpoint): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await writeFile(aside, `${JSON.stringify(checkpoint, null, 2)}\n`, { flag: "wx" });
    await rename(aside, file);
  } catch {
    throw new CommandError(`The checkpoint ${file} cannot be written. Give another path.`, 1);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
