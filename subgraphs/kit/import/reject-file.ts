import { type FileHandle, open } from "node:fs/promises";
import { csvLine } from "../csv-line.js";
import type { Reject } from "./fault.js";

export type RejectLanguage = "ko" | "en";

/** A CSV file of what was not taken in, and why. */
export type RejectFile = {
  add(rejects: readonly Reject[]): Promise<void>;
  close(): Promise<void>;
};

const HEADER = ["row", "column", "code", "reason", "value"];

/** Rejected rows quote what people wrote of themselves. */
const OWNER_ONLY = 0o600;

/**
 * Begins the file anew, so that what it says is of this run, and for its owner alone. It begins with the mark by which
 * Excel knows UTF-8.
 */
export async function openRejectFile(path: string, language: RejectLanguage): Promise<RejectFile> {
  const file: FileHandle = await open(path, "w", OWNER_ONLY);
  // A file that was there keeps its mode; a device such as /dev/null must, it is everybody's.
  if ((await file.stat()).isFile()) await file.chmod(OWNER_ONLY);
  await file.appendFile(`\ufeff${csvLine(HEADER)}`);
  return {
    async add(rejects) {
      const lines = rejects.map(({ line, column, code, reason, value }) =>
        csvLine([String(line), column ?? "", code, reason[language], value ?? ""]),
      );
      await file.appendFile(lines.join(""));
    },
    close: () => file.close(),
  };
}
