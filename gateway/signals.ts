const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Waits until somebody wants the process to end. A second signal ends it at once. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, resolve);
  });
}
