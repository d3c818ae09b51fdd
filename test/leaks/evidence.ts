import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * What a test run leaves behind that others than the asker may get to read: lines of logs, errors that were answered,
 * addresses that were asked for, and what commands printed.
 */
export const EVIDENCE_KINDS = ["log", "error", "url", "output"] as const;

export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One such text, and the test during which it arose. */
export type Evidence = { kind: EvidenceKind; text: string; test: string };

/** Everything that the workers of a run have recorded in a folder: one JSON line each, a file for every process. */
export async function readEvidence(folder: string): Promise<Evidence[]> {
  const files = await readdir(folder);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return texts.flatMap((text) =>
    text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Evidence),
  );
}
