import { Affiliate } from "../kit/contract/enums.js";
import { defineAffiliate } from "../kit/define-affiliate.js";
import { seedTalkDemo, seedTalkPopulation } from "./demo/seed-talk-demo.js";
import { talkFacts } from "./facts.repository.js";
import { programme1015 } from "./outages/1015.js";
import { talkReasons } from "./reasons.js";
import { TalkClaim, TalkCompensation, TalkProgramme } from "./schema/talk.types.js";
import {
  TalkCouponGrant,
  TalkCreditGrant,
  TalkEmoticonGrant,
  TalkExtensionGrant,
  TalkLossSupportGrant,
  TalkPassGrant,
  TalkSupportGrant,
} from "./schema/talk-grants.types.js";

/** Talk: the gift package for users, paid services by their terms, and small businesses by loss tier. */
export const talk = defineAffiliate({
  name: "talk",
  affiliate: Affiliate.TALK,
  schema: {
    compensation: TalkCompensation,
    programme: TalkProgramme,
    claim: TalkClaim,
    grants: [
      TalkEmoticonGrant,
      TalkCouponGrant,
      TalkPassGrant,
      TalkExtensionGrant,
      TalkCreditGrant,
      TalkLossSupportGrant,
      TalkSupportGrant,
    ],
  },
  programmes: [programme1015],
  reasons: talkReasons,
  facts: talkFacts,
  rights: {
    accounts: { select: true },
    businesses: { select: true },
    subscriptions: { select: true },
    gifts: { select: true },
    vod_purchases: { select: true },
  },
  seedDemo: seedTalkDemo,
  seedPopulation: seedTalkPopulation,
});
