import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A process that uses an embedded server. */
export type ServerUser = {
  /** What its start gave. Rejects when it ends before that. */
  adminUrl: Promise<string>;
  /** Lets it stop in good order. @returns whether no server runs any more */
  stop(): Promise<boolean>;
  /** kill -9 */
  kill(): Promise<void>;
};

/** Starts a process that uses the embedded server of a data folder. */
export function startServerUser(folder: string): ServerUser {
  const script = fileURLToPath(new URL("server-user.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, folder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  return {
    adminUrl: line(),
    async stop() {
      child.stdin.end();
      return (await line()) === "true";
    },
    async kill() {
      child.kill("SIGKILL");
      await ended(child);
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}
