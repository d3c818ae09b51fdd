import { destination } from "pino";
import { createLog } from "./log.js";

/** Longer than a server takes to finish what is under way and to close its databases. */
const PATIENCE_MS = 30_000;

/**
 * Settles at the first error that nobody caught, for whoever waits here to end the process in order; it ends in any case
 * after 30 s, and never with exit code 0. Left alone, Node would print all that the error holds, of a driver's the
 * statement with values and rows of people, and end the process in the middle of every answer. It is logged bare.
 */
export function untilUncaught(): Promise<void> {
  // Where Node would have said it, and whatever LOG_LEVEL leaves out.
  const log = createLog("fatal", destination(2));
  let isFirst = true;
  return new Promise((resolve) => {
    function take(error: unknown): void {
      log.fatal({ err: error }, "an error that nobody caught: the process ends");
      if (!isFirst) return;
      isFirst = false;
      process.once("exit", () => {
        process.exitCode = 1;
      });
      setTimeout(() => process.exit(1), PATIENCE_MS).unref();
      resolve();
    }
    process.on("uncaughtException", take);
    // Without a listener of its own Node makes of what is no error one that quotes it.
    process.on("unhandledRejection", take);
  });
}
