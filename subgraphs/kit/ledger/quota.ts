import { and, eq, lt } from "drizzle-orm";
import type { DatabaseHandle } from "../database/connection.js";
import { quotaParts } from "./tables.js";

/** What can be given so many times in all, first come, first served: a remedy, or the places of one event. */
export type QuotaKey = { outageId: string; quotaId: string };
export type Quota = QuotaKey & { size: number };

/** Takers at once that do not wait for each other. More parts only make the last ones slower to find. */
export const PARTS = 64;

/**
 * Opens a quota, or raises one that is open; never lowers it, because what was promised first come, first served may have
 * been taken. Doing it again changes nothing. Not for an open transaction: each part is raised on its own, because to hold
 * one while waiting for the next could be to wait for a taker who waits for this one.
 */
export async function openQuota(handle: DatabaseHandle, quota: Quota): Promise<void> {
  const parts = partsOf(quota);
  await handle.insert(quotaParts).values(parts).onConflictDoNothing();
  const open = await handle.select().from(quotaParts).where(isQuota(quota));
  for (const { part, size } of parts) {
    if (open.some((known) => known.part === part && known.size >= size)) continue;
    await handle
      .update(quotaParts)
      .set({ size })
      .where(and(isQuota(quota), eq(quotaParts.part, part), lt(quotaParts.size, size)));
  }
}

/**
 * Opens a quota that there was not before: all that the serving role may do, which has no right to a size.
 * @throws when it is open already: a mistake of ours, not of a caller
 */
export async function openNewQuota(handle: DatabaseHandle, quota: Quota): Promise<void> {
  await handle.insert(quotaParts).values(partsOf(quota));
}

function partsOf({ outageId, quotaId, size }: Quota) {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError("a quota is a whole number");
  const parts = Math.max(1, Math.min(PARTS, size));
  return Array.from({ length: parts }, (_, part) => ({
    outageId,
    quotaId,
    part,
    // The first parts carry what does not divide.
    size: Math.floor(size / parts) + (part < size % parts ? 1 : 0),
  }));
}

/** The condition that a row is a part of this quota. */
export function isQuota({ outageId, quotaId }: QuotaKey) {
  return and(eq(quotaParts.outageId, outageId), eq(quotaParts.quotaId, quotaId));
}
