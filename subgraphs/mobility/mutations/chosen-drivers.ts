import { graphError } from "../../kit/errors/graph-error.js";
import { ID_PREFIXES } from "../../kit/viewer/viewer.js";
import type { PoolRecipient } from "../remedies/franchise-pool/franchise-pool.rules.js";
import { LIST_LIMIT, type MobilityFranchiseShareInput } from "./franchise-request.types.js";

const DRIVER_FORM = new RegExp(
  `^(${ID_PREFIXES.user}|${ID_PREFIXES.partner})[A-Za-z0-9_-]{1,100}$`,
);

/**
 * The drivers that a list names.
 * @throws GraphQLError BAD_USER_INPUT when it is too long, names somebody twice or nobody's id, or has a negative weight
 */
export function chosenDrivers(shares: readonly MobilityFranchiseShareInput[]): PoolRecipient[] {
  if (shares.length > LIST_LIMIT) {
    throw graphError("BAD_USER_INPUT", {
      message: `shares has ${shares.length} drivers; a list has at most ${LIST_LIMIT}.`,
    });
  }
  const seen = new Set<string>();
  return shares.map(({ driverId, weight }, index) => {
    const problem = problemWith(driverId, weight, seen);
    if (problem !== null) {
      throw graphError("BAD_USER_INPUT", { message: `shares[${index}]: ${problem}` });
    }
    seen.add(driverId);
    return { beneficiaryId: driverId, weight };
  });
}

function problemWith(driverId: string, weight: number, seen: ReadonlySet<string>): string | null {
  if (!DRIVER_FORM.test(driverId)) return "driverId is an id that begins with usr_ or ptn_.";
  if (seen.has(driverId)) return "the driver is on the list already.";
  return weight < 0 ? "weight is 0 or more." : null;
}
