import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { projectFile } from "../../../gateway/project-files.js";
import { recordOutput } from "../../leaks/record.js";

/** A built program as a process of its own, for as long as a test file wants it. */
export type BuiltProcess = {
  pid: number;
  /** Waits until it prints this on either stream. @throws with its output when it ends before that */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Ends it as `kill -9` does: it can finish nothing and tell nobody. @returns once it is gone */
  kill(): Promise<void>;
  /** Asks it to end, and waits until it has. @returns its exit code */
  end(): Promise<number | null>;
};

/**
 * Starts a program of dist/ with these variables and no others of ours. Whoever starts it ends it.
 * @param program its path in dist/, like `start/main.js`
 */
export function startBuilt(
  program: string,
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): BuiltProcess {
  const { PATH = "", HOME = "" } = process.env;
  const child: ChildProcess = spawn(process.execPath, [projectFile("dist", program), ...argv], {
    cwd: tmpdir(),
    env: { PATH, HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output += chunk;
    });
  }
  const closed = once(child, "close").then(() => recordOutput(output));

  async function endBy(signal: NodeJS.Signals) {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await closed;
  }

  return {
    pid: child.pid ?? 0,
    async printed(pattern) {
      for (;;) {
        const found = pattern.exec(output);
        if (found) return found;
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(output);
        const more = [child.stdout, child.stderr].flatMap((stream) =>
          stream ? [once(stream, "data")] : [],
        );
        await Promise.race([...more, closed]);
      }
    },
    kill: () => endBy("SIGKILL"),
    async end() {
      await endBy("SIGTERM");
      return child.exitCode;
    },
  };
}
