import type { Clock } from "./clock.js";

/**
 * Asks at most once in so long: whoever asks meanwhile, or while an answer is still awaited, has the same one. So nobody
 * can load what is asked by asking often.
 * @param ask has to end by itself: while it does not, nothing is asked anew
 * @param now the real time; after it was set back, the next one asks
 */
export function atMostEvery<Answer>(
  intervalMs: number,
  ask: () => Promise<Answer>,
  now: Clock,
): () => Promise<Answer> {
  let last: { at: number; answer: Promise<Answer> } | null = null;
  let isAwaited = false;
  return () => {
    const at = now().getTime();
    const ageMs = last === null ? intervalMs : at - last.at;
    if (last !== null && (isAwaited || (ageMs >= 0 && ageMs < intervalMs))) return last.answer;
    const answer = ask().finally(() => {
      isAwaited = false;
    });
    isAwaited = true;
    last = { at, answer };
    return answer;
  };
}
