import type { Database } from "../../kit/database/connection.js";
import { seedOnce } from "../../kit/demo/seed-once.js";
import type { DemoPopulation } from "../../kit/subgraph.types.js";
import { seedDemoPeople } from "./seed-demo-people.js";
import { seedPopulation } from "./seed-population.js";

/** Loads the synthetic people of the demo and, when asked, the synthetic reporters; none of them exists. */
export function seedTalkDemo(database: Database, population: DemoPopulation): Promise<void> {
  return seedOnce(database, "demo", async (tx) => {
    await seedDemoPeople(tx);
    await seedPopulation(tx, population.reports);
  });
}
