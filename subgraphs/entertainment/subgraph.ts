import { Affiliate } from "../kit/contract/enums.js";
import { defineAffiliate } from "../kit/define-affiliate.js";
import { seedEntertainmentDemo } from "./demo/seed-entertainment-demo.js";
import { entertainmentFacts } from "./facts.repository.js";
import { entertainmentImports } from "./imports.js";
import { extendEntertainmentMelonPass } from "./mutations/melon-pass.js";
import {
  extendEntertainmentRentals,
  reissueEntertainmentEventCash,
  takeEntertainmentEventCash,
} from "./mutations/reading-services.js";
import { programme1015 } from "./outages/1015.js";
import { entertainmentReasons } from "./reasons.js";
import { entertainmentRuns } from "./remedy-runs.js";
import {
  EntertainmentClaim,
  EntertainmentCompensation,
  EntertainmentEventCashGrant,
  EntertainmentMelonGrant,
  EntertainmentProgramme,
  EntertainmentRentalGrant,
} from "./schema/entertainment.types.js";
import { serviceMemberships } from "./tables.js";

/** Entertainment: Melon passes, rented episodes and event cash of KakaoPage and Kakao Webtoon. */
export const entertainment = defineAffiliate({
  name: "entertainment",
  affiliate: Affiliate.ENTERTAINMENT,
  schema: {
    compensation: EntertainmentCompensation,
    programme: EntertainmentProgramme,
    claim: EntertainmentClaim,
    grants: [EntertainmentMelonGrant, EntertainmentRentalGrant, EntertainmentEventCashGrant],
    resolvers: [
      ...extendEntertainmentMelonPass,
      ...extendEntertainmentRentals,
      ...takeEntertainmentEventCash,
      ...reissueEntertainmentEventCash,
    ],
  },
  programmes: [programme1015],
  reasons: entertainmentReasons,
  facts: entertainmentFacts,
  people: [serviceMemberships],
  runs: entertainmentRuns,
  imports: entertainmentImports,
  rights: {
    melon_passes: { select: true },
    rental_episodes: { select: true },
    service_memberships: { select: true },
    lapsed_event_cash: { select: true },
  },
  seedDemo: seedEntertainmentDemo,
});
