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

/** Begins the file anew, so that what it says is of this run. It begins with the mark by which Excel knows UTF-8. */
export async function openRejectFile(path: string, language: RejectLanguage): Promise<RejectFile> {
  const file: FileHandle = await open(path, "w");
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
