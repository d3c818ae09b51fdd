import { Affiliate } from "../kit/contract/enums.js";
import { defineAffiliate } from "../kit/define-affiliate.js";
import { seedEntertainmentDemo } from "./demo/seed-entertainment-demo.js";
import { entertainmentFacts } from "./facts.repository.js";
import { programme1015 } from "./outages/1015.js";
import { entertainmentReasons } from "./reasons.js";
import {
  EntertainmentClaim,
  EntertainmentCompensation,
  EntertainmentEventCashGrant,
  EntertainmentMelonGrant,
  EntertainmentProgramme,
  EntertainmentRentalGrant,
} from "./schema/entertainment.types.js";

/** Entertainment: Melon passes, rented episodes and event cash of KakaoPage and Kakao Webtoon. */
export const entertainment = defineAffiliate({
  name: "entertainment",
  affiliate: Affiliate.ENTERTAINMENT,
  schema: {
    compensation: EntertainmentCompensation,
    programme: EntertainmentProgramme,
    claim: EntertainmentClaim,
    grants: [EntertainmentMelonGrant, EntertainmentRentalGrant, EntertainmentEventCashGrant],
  },
  programmes: [programme1015],
  reasons: entertainmentReasons,
  facts: entertainmentFacts,
  rights: {
    melon_passes: { select: true },
    rental_episodes: { select: true },
    service_memberships: { select: true },
    lapsed_event_cash: { select: true },
  },
  seedDemo: seedEntertainmentDemo,
});
