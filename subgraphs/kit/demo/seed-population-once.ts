import { like, sql } from "drizzle-orm";
import type { Database, DatabaseHandle } from "../database/connection.js";
import { seedOnce } from "./seed-once.js";
import { seeds } from "./tables.js";

/** What a load tells while it goes on: how many reports are written. */
export type OnReports = (written: number) => void;

const SIZE = "population of ";

/** Loads a synthetic population, of whatever size, once and whole, and notes its size. False when there was one already. */
export function seedPopulationOnce(
  database: Pick<Database, "db">,
  reports: number,
  load: (handle: DatabaseHandle) => Promise<void>,
): Promise<boolean> {
  return seedOnce(database, "population", async (tx) => {
    await load(tx);
    // Without it the first requests would be planned as if the tables were empty.
    await tx.execute(sql`analyze`);
    await tx.insert(seeds).values({ name: `${SIZE}${reports}`, loadedAt: new Date() });
  });
}

/** Of how many reports the population is that was loaded under the owner role; null when none was. */
export async function populationSize({ db }: Pick<Database, "db">): Promise<number | null> {
  const [note] = await db
    .select({ name: seeds.name })
    .from(seeds)
    .where(like(seeds.name, `${SIZE}%`));
  return note ? Number(note.name.slice(SIZE.length)) : null;
}
