import { outage1015 } from "./1015.js";
import type { Outage } from "./outage.js";

/** Every outage the graph knows, oldest first. */
export const outages: readonly Outage[] = [outage1015];

/** The outage with this id; null when there is none, which is an expected answer to a caller's id. */
export function outageById(id: string): Outage | null {
  return outages.find((outage) => outage.id === id) ?? null;
}
