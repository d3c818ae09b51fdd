import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { recordOutput } from "../../leaks/record.js";

/** The built gateway as a process of its own, as `npm start` runs it. */
export type GatewayProcess = {
  /** Waits until it listens and gives its address. @throws with its output when it ends before that */
  listening(): Promise<string>;
  /** Waits for the whole of what it prints when it has started. */
  announced(): Promise<string>;
  /** Waits until it prints this, and gives what it printed. */
  printed(pattern: RegExp): Promise<string>;
  /** Waits until it prints anything on its other stream, where only problems are told. */
  complained(): Promise<void>;
  /** Waits until it ends. */
  ended(): Promise<{ exitCode: number | null; stdout: string; stderr: string }>;
  signal(name: NodeJS.Signals): void;
};

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gateway-start-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the gateway with these variables and no others of ours; it is killed when the test ends. */
export function startGatewayProcess(environment: Record<string, string>): GatewayProcess {
  const { PATH = "", HOME = "" } = process.env;
  const child: ChildProcess = spawn(process.execPath, [projectFile("dist", "start", "main.js")], {
    cwd: tmpdir(),
    env: { PATH, HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    output.stderr += chunk;
  });
  const exit = once(child, "exit");
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await exit;
    recordOutput(output.stdout);
    recordOutput(output.stderr);
  });
  async function printed(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(output.stdout);
      if (found) return found;
      if (child.exitCode !== null) throw new Error(output.stdout + output.stderr);
      await Promise.race([child.stdout && once(child.stdout, "data"), exit]);
    }
  }

  return {
    listening: async () => (await printed(/Graph\s+(http:\/\/\S+)\/graphql/))[1] ?? "",
    printed: async (pattern) => (await printed(pattern))[0],
    announced: async () => (await printed(/^[\s\S]*Ctrl-C stops everything\./))[0],
    async complained() {
      if (output.stderr === "" && child.stderr)
        await Promise.race([once(child.stderr, "data"), exit]);
    },
    async ended() {
      await exit;
      return { exitCode: child.exitCode, ...output };
    },
    signal: (name) => void child.kill(name),
  };
}
