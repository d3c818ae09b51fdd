import { userInfo } from "node:os";
import { createInterface } from "node:readline/promises";
import { SingleBar } from "cli-progress";
import { registry } from "../../subgraphs/registry.js";
import { processEnvironment, readSettings } from "../settings.js";
import { untilEnd } from "../signals.js";
import type { CommandSurroundings, Progress } from "./surroundings.js";

const { stdin, stdout, stderr } = process;

/** This process, as a command sees it. The first Ctrl-C, or an error that nobody caught, asks it to stop; the second ends it. */
export function processSurroundings(): CommandSurroundings {
  const stop = new AbortController();
  void untilEnd().then(() => stop.abort());
  // Whoever read along, as in `… | head`, has seen enough.
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    stop.abort();
  });
  return {
    settings: () => {
      const subgraphs = registry.map(({ name }) => name);
      return readSettings(processEnvironment(), subgraphs);
    },
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    ask: stdin.isTTY && stderr.isTTY ? (question) => ask(question, stop.signal) : null,
    progress: (what, total) => (stderr.isTTY ? bar(what, total) : lines(what, total)),
    signal: stop.signal,
    account: account(),
  };
}

/** In a container the account may have a number and no name. */
function account(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}

async function ask(question: string, signal: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: stdin, output: stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `, { signal });
    return /^y(es)?$/i.test(answer.trim());
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  } finally {
    terminal.close();
  }
}

function bar(what: string, total: number): Progress {
  const format = `  {bar} {value} / {total}  ${what}  {eta_formatted}`;
  const shown = new SingleBar({ format, stream: stderr, clearOnComplete: true, hideCursor: true });
  shown.start(total, 0);
  return { to: (done) => shown.update(Math.min(done, total)), end: () => shown.stop() };
}

/** One line for each tenth at most: a log of millions would have thousands. */
function lines(what: string, total: number): Progress {
  let said = 0;
  return {
    to(done) {
      const tenths = total === 0 ? 10 : Math.floor((done / total) * 10);
      if (tenths === said) return;
      said = tenths;
      stderr.write(`${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} ${what}\n`);
    },
    end() {},
  };
}
