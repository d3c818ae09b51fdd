import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { readEvidence } from "./evidence.js";
import { type Leak, leaksIn } from "./sensitive-text.js";

/** Makes the folder in which the workers gather what the run leaves behind; it is searched when all tests are done. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "compensation-evidence-"));
  project.provide("evidence", folder);
  return async () => {
    // vitest prints what a teardown throws and still reports success, and it cuts off one that takes long.
    const exitCode = process.exitCode;
    process.exitCode = 1;
    const leaks = leaksIn(await readEvidence(folder));
    await rm(folder, { recursive: true });
    if (leaks.length > 0) throw new Error(reportOf(leaks));
    process.exitCode = exitCode;
  };
}

/** So many leaks are told one by one: one careless line of code leaks in every test that runs it. */
const TOLD = 20;

function reportOf(leaks: readonly Leak[]): string {
  const told = leaks
    .slice(0, TOLD)
    .map(({ what, kind, excerpt, test }) => `- ${what} in a ${kind}: ${excerpt}\n  ${test}`);
  return [
    `Sensitive data got out ${leaks.length} times: see test/leaks/sensitive-text.ts.`,
    ...told,
    ...(leaks.length > TOLD ? [`… and ${leaks.length - TOLD} more`] : []),
  ].join("\n");
}
