import { openSync, writeSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, inject } from "vitest";
import type { Evidence, EvidenceKind } from "./evidence.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder in which the run's evidence is gathered. */
    evidence: string;
  }
}

/** Puts on record what a process printed: lines of its log, and between them what it tells whoever started it. */
export function recordOutput(text: string): void {
  const isLog = (line: string) => line.startsWith('{"level":');
  const lines = text.split("\n");
  for (const line of lines.filter(isLog)) record("log", line);
  record("output", lines.filter((line) => !isLog(line)).join("\n"));
}

/** This process's own file, which stays open. */
let file: number | undefined;

/** Puts a text on record; it is searched for leaks when the run is over. At once, so that a crash loses nothing. */
export function record(kind: EvidenceKind, text: string): void {
  const { testPath = "", currentTestName = "before its tests" } = expect.getState();
  const evidence: Evidence = {
    kind,
    text,
    test: `${relative(process.cwd(), testPath)} > ${currentTestName}`,
  };
  file ??= openSync(join(inject("evidence"), `${process.pid}.jsonl`), "a");
  writeSync(file, `${JSON.stringify(evidence)}\n`);
}
