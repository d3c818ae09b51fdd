import { spawn } from "node:child_process";
import { once } from "node:events";
import { projectFile } from "../../../gateway/project-files.js";

/** `npm start` on its way; every time is in milliseconds from before npm was started. */
export type Started = {
  /** Of npm itself. */
  pid: number;
  /** Until it said that it is there. */
  announced(): Promise<number>;
  /** Asks what it printed to be asked: until the whole answer was there. @throws Error when that is not the demo's */
  answered(): Promise<number>;
  /** Until it said that the synthetic people are loaded. */
  loaded(): Promise<number>;
};

/** The curl that is printed for whoever starts the demo: where, with which token, and what. */
const PRINTED_REQUEST =
  /curl -s (\S+) [\s\S]*?authorization: (Bearer \S+)' \\\s+-d '(\{.*\})'\s[\s\S]*Ctrl-C stops everything/;
const PRINTED_POPULATION = /synthetic reports are loaded/;
/** What the documented bakery was given in all. */
const EXPECTED = '"total":{"received":80000,"cash":30000,"isComplete":true}';

/**
 * Does something with `npm start`, as somebody in a shell would run it: with its environment cleared of what could make
 * it another one. It is ended as Ctrl-C ends it, and waited for.
 */
export async function withStarted<Result>(
  dataDir: string,
  ended: AbortSignal,
  work: (started: Started) => Promise<Result>,
): Promise<Result> {
  ended.throwIfAborted();
  const { PATH = "", HOME = "" } = process.env;
  const startedAt = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: projectFile(),
    env: { PATH, HOME, DATA_DIR: dataDir, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
    // A group of its own, so that a signal reaches what npm started and nothing else.
    detached: true,
  });
  const exited = once(child, "exit");
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });

  async function printed(pattern: RegExp): Promise<{ found: RegExpExecArray; ms: number }> {
    for (;;) {
      const found = pattern.exec(output);
      if (found) return { found, ms: performance.now() - startedAt };
      if (child.exitCode !== null) throw new Error(`npm start ended by itself: ${output}`);
      await Promise.race([once(child.stdout, "data"), exited]);
    }
  }

  try {
    if (child.pid === undefined) throw new Error("npm could not be started");
    return await work({
      pid: child.pid,
      announced: async () => (await printed(PRINTED_REQUEST)).ms,
      async answered() {
        const [, address = "", authorization = "", body = ""] = (await printed(PRINTED_REQUEST))
          .found;
        const response = await fetch(address, {
          method: "POST",
          headers: { "content-type": "application/json", authorization },
          body,
        });
        const answer = await response.text();
        const ms = performance.now() - startedAt;
        if (!answer.includes(EXPECTED)) throw new Error(`the first answer is wrong: ${answer}`);
        return ms;
      },
      loaded: async () => (await printed(PRINTED_POPULATION)).ms,
    });
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGINT");
    await exited;
  }
}
