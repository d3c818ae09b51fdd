import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";

const vitest = join(createRequire(import.meta.url).resolve("vitest/package.json"), "../vitest.mjs");

type Ended = { exitCode: number; output: string };

/** Runs one of the files in run/ as `npm test` runs all the others. */
function runOf(file: string): Promise<Ended> {
  const { PATH = "", HOME = "" } = process.env;
  const config = projectFile("test", "security", "leaks", "run", "vitest.config.ts");
  const argv = [vitest, "run", "--config", config, "--no-color", file];
  const options = { cwd: projectFile(), env: { PATH, HOME } };
  return new Promise((resolve) => {
    execFile(process.execPath, argv, options, (error, stdout, stderr) =>
      resolve({ exitCode: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
}

describe("a run whose tests all pass", () => {
  it("fails when a number is in what they logged, and says which, where and in which test", async () => {
    const { exitCode, output } = await runOf("careless.run.ts");

    expect(output).toMatch(/Tests +1 passed/);
    expect(output).toContain("Sensitive data got out");
    expect(output).toContain("- a phone number in a log: ");
    expect(output).toContain('"searched":"010-0000-0001"');
    expect(output).toContain("test/security/leaks/run/careless.run.ts > logs a number and passes");
    expect(exitCode).toBe(1);
  });

  it("succeeds when nothing is", async () => {
    const { exitCode, output } = await runOf("careful.run.ts");

    expect(output).toMatch(/Tests +1 passed/);
    expect(output).not.toContain("Sensitive data");
    expect(exitCode).toBe(0);
  });
});
