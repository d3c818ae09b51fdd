import type { Programme } from "../../kit/remedies/programme.js";
import type { EntertainmentFacts } from "../facts.js";
import { eventCashRemedies } from "./1015/event-cash.js";
import { melonRemedies } from "./1015/melon.js";
import { rentalRemedies } from "./1015/rentals.js";

/** What Kakao Entertainment did after the outage of 15 October 2022 (DOMAIN 2.5). */
export const programme1015: Programme<EntertainmentFacts> = {
  outageId: "1015",
  remedies: [...melonRemedies, ...rentalRemedies, ...eventCashRemedies],
};
