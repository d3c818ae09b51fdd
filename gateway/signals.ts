import { untilUncaught } from "./uncaught.js";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Waits until somebody wants the process to end. A second signal ends it at once. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, resolve);
  });
}

/** Waits until the process has to end: somebody wants it to, or an error that nobody caught leaves it unfit to go on. */
export async function untilEnd(): Promise<void> {
  await Promise.race([untilSignal(), untilUncaught()]);
}
