/** A slice that an affiliate told and the directory kept: what it said, as a hash, and when. */
export type KeptMark = { sliceHash: string; asOf: Date };

/** While a slice stays the same it is dated anew at most so often: reading it again costs no write. */
export const DATED_ANEW_MS = 60 * 60 * 1000;

/** So long a slice is shown after its affiliate told it, and so long it is kept. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Whether what an affiliate tells now is worth a write: nothing was kept, it says something else and is not older, or
 * the kept one's date is an hour or more away, on either side: a demo's clock begins anew with every start.
 */
export function isNews(kept: KeptMark | undefined, told: KeptMark): boolean {
  if (!kept) return true;
  const ageMs = told.asOf.getTime() - kept.asOf.getTime();
  if (Math.abs(ageMs) >= DATED_ANEW_MS) return true;
  return kept.sliceHash !== told.sliceHash && ageMs >= 0;
}

/** What was told before this is forgotten. */
export function keptSince(now: Date): Date {
  return new Date(now.getTime() - KEPT_MS);
}
