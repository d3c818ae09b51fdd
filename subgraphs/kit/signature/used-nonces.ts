/** Which nonces were used, for as long as a call with one of them could be accepted again. */
export type UsedNonces = {
  /** Marks a nonce as used. `FULL` when there is no room to remember it, and then it must not be accepted. */
  use(nonce: string, now: Date): "NEW" | "USED" | "FULL";
};

/**
 * Nonces of two spans of time: those of the running one and those of the one before, which together hold every nonce for
 * at least one span. Old ones go in one step, so no call pays for sweeping. They die with the process: within the minute
 * after a restart a recorded call could be sent again, where a change is answered by its request key (kit/ledger) and a
 * read goes to whoever made it. What several processes share outlives each of them: see shared-nonces.ts.
 * @param keepMs how long a nonce counts at least
 * @param capacity the most nonces of one span; at 100 bytes each, memory stays bounded whatever is sent
 */
export function rememberNonces(keepMs: number, capacity: number): UsedNonces {
  let current = new Set<string>();
  let previous = new Set<string>();
  let startedAt = Number.NEGATIVE_INFINITY;

  return {
    use(nonce, now) {
      const age = now.getTime() - startedAt;
      if (age >= keepMs) {
        previous = age >= 2 * keepMs ? new Set() : current;
        current = new Set();
        startedAt = now.getTime();
      }
      if (current.has(nonce) || previous.has(nonce)) return "USED";
      if (current.size >= capacity) return "FULL";
      // A copy: what a pattern found is a slice, and keeps the whole header that it was found in alive.
      current.add(Buffer.from(nonce).toString());
      return "NEW";
    },
  };
}
