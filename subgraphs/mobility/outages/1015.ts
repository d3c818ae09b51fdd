import type { Programme } from "../../kit/remedies/programme.js";
import type { MobilityFacts } from "../facts.js";
import { membershipRemedies } from "./1015/memberships.js";
import { riderAndOtherRemedies } from "./1015/riders-and-others.js";
import { taxiRemedies } from "./1015/taxis.js";

/**
 * What Mobility did for outage 1015: DOMAIN section 2.3. No remedy has an offer rule, because each was carried out by
 * Mobility, its partners or its customer centre, or is known by name only.
 */
export const programme1015: Programme<MobilityFacts> = {
  outageId: "1015",
  remedies: [...membershipRemedies, ...taxiRemedies, ...riderAndOtherRemedies],
};
