import {
  type SyntheticReport,
  syntheticReportPages,
} from "../../../../subgraphs/kit/demo/people.js";
import { isPartner, isUser } from "./shares.js";

/** Some of the people of a size, in an order that leads from one end of them to the other all the time. */
export type Sample = {
  everybody: readonly SyntheticReport[];
  users: readonly SyntheticReport[];
  partners: readonly SyntheticReport[];
};

/** A fifth of all are partners, so that there are a thousand of them, too. */
const SAMPLED = 5_000;
/** Multiples of it, less their whole part, are spread evenly and in no order: each lands between two before it. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Samples the people of a size, the same ones every time: whoever is asked for next is nowhere near the one before. */
export function samplePeople(size: number): Sample {
  const count = Math.min(SAMPLED, size);
  const places = new Map<number, number>();
  for (let at = 0; places.size < count && at < 4 * count; at += 1) {
    const index = Math.floor(((at * GOLDEN) % 1) * size);
    if (!places.has(index)) places.set(index, places.size);
  }
  const sampled: SyntheticReport[] = [];
  for (const page of syntheticReportPages(size)) {
    for (const report of page) {
      const place = places.get(report.number - 1);
      if (place !== undefined) sampled[place] = report;
    }
  }
  return {
    everybody: sampled,
    users: sampled.filter(isUser),
    partners: sampled.filter(isPartner),
  };
}
