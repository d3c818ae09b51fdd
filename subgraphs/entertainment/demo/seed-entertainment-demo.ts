import type { Database } from "../../kit/database/connection.js";
import { seedOnce } from "../../kit/demo/seed-once.js";
import { seedMelonMembers } from "./melon-members.js";
import { seedReader } from "./reader.js";

/** Loads the synthetic Melon members and the synthetic reader of the demo, and what was given to them. */
export function seedEntertainmentDemo(database: Database): Promise<boolean> {
  return seedOnce(database, "demo", async (tx) => {
    await seedMelonMembers(tx);
    await seedReader(tx);
  });
}
