import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { projectFile } from "../../project-files.js";
import { CommandError } from "../command-failure.js";

/** One process of several that are started together. */
export type ChildProcess = {
  /** Waits for a line. @throws CommandError when the process ends before it */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** Settles when the process has ended. */
  ended: Promise<unknown>;
  /** Asks it to end, and waits until it has. */
  end(): Promise<void>;
};

/** How long a process may take to finish what is under way before it is ended at once. */
const PATIENCE_MS = 15_000;

/**
 * Starts a script of the built gateway.
 * @param say takes each line it prints, and that it started or ended
 */
export function startChild({
  script,
  args,
  env,
  say,
}: {
  script: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
}): ChildProcess {
  const file = projectFile("dist", "start", script);
  // Out of the terminal's group: a Ctrl-C is for the process that started it, which ends all in order.
  const child = spawn(process.execPath, [file, ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const ended = once(child, "exit");
  const lines = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      if (line.trim() !== "") say(line);
      for (const listener of lines) listener(line);
    });
  }
  say(`process ${child.pid}`);
  void ended.then(([code, signal]) =>
    say(`ended${code ? ` with exit code ${code}` : ""}${signal ? ` by ${signal}` : ""}`),
  );

  return {
    ended,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        lines.add((line) => {
          const found = pattern.exec(line);
          if (found) resolve(found);
        });
        void ended.then(() =>
          reject(new CommandError("A process ended before it answered: see above.", 1)),
        );
      }),
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const impatience = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
      await ended;
      clearTimeout(impatience);
    },
  };
}
