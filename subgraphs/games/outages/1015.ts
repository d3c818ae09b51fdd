import type { Programme } from "../../kit/remedies/programme.js";
import type { GamesFacts } from "../facts.js";
import { pcBangRemedies } from "./1015/pc-bangs.js";
import { playerItemRemedies } from "./1015/player-items.js";

/** What Kakao Games did and planned after the outage of 15 October 2022 (DOMAIN 2.4). */
export const programme1015: Programme<GamesFacts> = {
  outageId: "1015",
  remedies: [...pcBangRemedies, ...playerItemRemedies],
};
