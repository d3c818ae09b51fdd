import { costFigures } from "./1015/cost.js";
import { durationFigures } from "./1015/duration.js";
import { packageFigures } from "./1015/package.js";
import { reporterFigures } from "./1015/reporters.js";
import { reportFigures } from "./1015/reports.js";
import { smallBusinessFigures } from "./1015/small-business.js";
import type { PublishedFigure } from "./published-figure.js";

/** Every aggregate that was published about outage 1015, and what follows from them, in reading order. */
export const publishedFigures1015: readonly PublishedFigure[] = [
  ...durationFigures,
  ...reportFigures,
  ...reporterFigures,
  ...packageFigures,
  ...smallBusinessFigures,
  ...costFigures,
];
