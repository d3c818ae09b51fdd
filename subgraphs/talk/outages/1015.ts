import type { Programme } from "../../kit/remedies/programme.js";
import type { TalkFacts } from "../facts.js";
import { giftPackage } from "./1015/gift-package.js";
import { paidServices } from "./1015/paid-services.js";
import { helpCentre, pledgeReport } from "./1015/public-services.js";
import { smallBusinesses } from "./1015/small-businesses.js";

/** Everything Talk does for outage 1015, in catalogue order: T1 to T12 for users, B1 to B5 for partners. */
export const programme1015: Programme<TalkFacts> = {
  outageId: "1015",
  remedies: [...giftPackage, pledgeReport, ...paidServices, ...smallBusinesses, helpCentre],
};
