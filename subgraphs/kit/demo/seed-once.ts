import { sql } from "drizzle-orm";
import type { Database, DatabaseHandle } from "../database/connection.js";
import { seeds } from "./tables.js";

/**
 * Loads a set of data once and whole: in one transaction with the note that it was loaded. A start that is killed in the
 * middle leaves nothing behind; of two starts at once the second waits and then finds the note.
 * @returns false when it was there already
 */
export function seedOnce(
  { db }: Pick<Database, "db">,
  name: string,
  load: (handle: DatabaseHandle) => Promise<void>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    // A crash of the machine may take the whole transaction back, note included: the next start loads it again.
    await tx.execute(sql`set local synchronous_commit = off`);
    const claimed = await tx
      .insert(seeds)
      .values({ name, loadedAt: new Date() })
      .onConflictDoNothing()
      .returning({ name: seeds.name });
    if (claimed.length > 0) await load(tx);
    return claimed.length > 0;
  });
}
