import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { onTestFinished } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { recordOutput } from "../../leaks/record.js";

/** `npm run import` as a process of its own. */
export type ImportProcess = {
  /** Waits until it says this among what is meant for people. @throws with all it said when it ends before that */
  said(pattern: RegExp): Promise<void>;
  signal(name: NodeJS.Signals): void;
  ended(): Promise<{ exitCode: number | null; signal: string | null; out: string; err: string }>;
};

/** Starts the built command with these variables and no others of ours; it is killed when the test ends. */
export function startImport(
  environment: Record<string, string>,
  ...argv: readonly string[]
): ImportProcess {
  const { PATH = "", HOME = "" } = process.env;
  const program = projectFile("dist", "start", "commands", "import.js");
  const child: ChildProcess = spawn(process.execPath, [program, ...argv], {
    cwd: tmpdir(),
    env: { PATH, HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout?.on("data", (chunk) => {
    said.out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    said.err += chunk;
  });
  const closed = once(child, "close");
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    await closed;
    recordOutput(said.out);
    recordOutput(said.err);
  });
  return {
    async said(pattern) {
      while (!pattern.test(said.err)) {
        if (child.exitCode !== null) throw new Error(said.out + said.err);
        await Promise.race([child.stderr && once(child.stderr, "data"), closed]);
      }
    },
    signal: (name) => void child.kill(name),
    async ended() {
      await closed;
      return { exitCode: child.exitCode, signal: child.signalCode, ...said };
    },
  };
}
