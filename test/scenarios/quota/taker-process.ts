import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { projectFile } from "../../../gateway/project-files.js";
import type { TakeOutcome } from "../../../subgraphs/kit/ledger/grant-remedy.js";
import type { NewGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import type { TakerOrder, TakerWord } from "./taker.js";

/** What a process said came of one take. */
export type Taken = { beneficiaryId: string; outcome: TakeOutcome };

/** A process of its own, with connections of its own, that takes from a quota. */
export type TakerProcess = {
  /** Takes for all of these at once, and gives what it said of each, also when it was killed meanwhile. */
  take(
    quotaId: string,
    grants: readonly NewGrant[],
    onTaken?: (taken: Taken) => void,
  ): Promise<Taken[]>;
  /** Ends it as `kill -9` does: it can finish nothing and tell nobody. */
  kill(): void;
  /** Tells it that there is nothing more to take, and waits until it is gone. */
  end(): Promise<void>;
};

const CONNECTIONS = 10;

/** Starts so many takers and waits until all are connected. Whoever starts them ends them. */
export function startTakers(count: number, servingUrl: string): Promise<TakerProcess[]> {
  return Promise.all(Array.from({ length: count }, () => startTaker(servingUrl)));
}

async function startTaker(servingUrl: string): Promise<TakerProcess> {
  const child = fork(projectFile("test", "scenarios", "quota", "taker.ts"), [], {
    cwd: projectFile(),
    execArgv: ["--import", "tsx"],
    // Instants arrive as instants.
    serialization: "advanced",
  });
  const ended = once(child, "exit");
  order(child, { servingUrl, connections: CONNECTIONS });
  await untilSaid(child, "READY", ended);
  return {
    async take(quotaId, grants, onTaken) {
      const taken: Taken[] = [];
      child.on("message", (said: TakerWord) => {
        if (said.word !== "TOOK") return;
        const { beneficiaryId, outcome } = said;
        taken.push({ beneficiaryId, outcome });
        onTaken?.({ beneficiaryId, outcome });
      });
      order(child, { quotaId, grants });
      await untilSaid(child, "DONE", ended).catch((error: unknown) => {
        if (child.signalCode !== "SIGKILL") throw error;
      });
      child.removeAllListeners("message");
      return taken;
    },
    kill: () => void child.kill("SIGKILL"),
    async end() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

function order(child: ChildProcess, what: TakerOrder): void {
  child.send(what);
}

async function untilSaid(
  child: ChildProcess,
  word: TakerWord["word"],
  ended: Promise<unknown[]>,
): Promise<void> {
  const said = new Promise<void>((resolve) => {
    child.on("message", (message: TakerWord) => {
      if (message.word === word) resolve();
    });
  });
  const gone = ended.then(([exitCode, signal]) => {
    throw new Error(`the taker ended before it was ${word}: ${exitCode ?? signal}`);
  });
  await Promise.race([said, gone]);
}
