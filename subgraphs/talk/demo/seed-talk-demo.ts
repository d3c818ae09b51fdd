import type { Database } from "../../kit/database/connection.js";
import { seedOnce } from "../../kit/demo/seed-once.js";
import { type OnReports, seedPopulationOnce } from "../../kit/demo/seed-population-once.js";
import { seedDemoPeople } from "./seed-demo-people.js";
import { seedPopulation } from "./seed-population.js";

/** Loads the documented people of the demo; none of them exists. */
export function seedTalkDemo(database: Database): Promise<boolean> {
  return seedOnce(database, "demo", seedDemoPeople);
}

/** Loads that many synthetic reporters with their claims. */
export function seedTalkPopulation(
  database: Database,
  reports: number,
  onReports?: OnReports,
): Promise<boolean> {
  return seedPopulationOnce(database, reports, (tx) => seedPopulation(tx, reports, onReports));
}
