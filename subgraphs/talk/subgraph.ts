import { Affiliate } from "../kit/contract/enums.js";
import { defineAffiliate } from "../kit/define-affiliate.js";
import { talkPopulationFiles } from "./demo/population-files.js";
import { seedTalkDemo, seedTalkPopulation } from "./demo/seed-talk-demo.js";
import { talkFacts } from "./facts.repository.js";
import { talkImports } from "./imports.js";
import { applyTalkChannelCash } from "./mutations/channel-cash.js";
import {
  awardTalkClaim,
  confirmTalkAward,
  decideTalkClaim,
  transferTalkClaim,
} from "./mutations/claim-decisions.js";
import { fileTalkClaim, submitTalkDocuments, withdrawTalkClaim } from "./mutations/claims.js";
import { takeTalkDrawerPass, takeTalkGiftPackage } from "./mutations/gifts.js";
import { programme1015 } from "./outages/1015.js";
import { talkReasons } from "./reasons.js";
import { talkRuns } from "./remedy-runs.js";
import { claimFields } from "./schema/claim-fields.js";
import { TalkCompensation, TalkProgramme } from "./schema/talk.types.js";
import { TalkClaimQueries } from "./schema/talk-claims.resolver.js";
import { TalkClaim } from "./schema/talk-claims.types.js";
import {
  TalkCouponGrant,
  TalkCreditGrant,
  TalkEmoticonGrant,
  TalkExtensionGrant,
  TalkLossSupportGrant,
  TalkPassGrant,
  TalkSupportGrant,
} from "./schema/talk-grants.types.js";
import { accounts, businesses } from "./tables.js";

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
    resolvers: [
      ...takeTalkGiftPackage,
      ...takeTalkDrawerPass,
      ...applyTalkChannelCash,
      ...fileTalkClaim,
      ...submitTalkDocuments,
      ...withdrawTalkClaim,
      ...decideTalkClaim,
      ...awardTalkClaim,
      ...confirmTalkAward,
      ...transferTalkClaim,
      TalkClaimQueries,
    ],
  },
  programmes: [programme1015],
  reasons: talkReasons,
  facts: talkFacts,
  claimFields,
  people: [accounts, businesses],
  runs: talkRuns,
  imports: talkImports,
  rights: {
    accounts: { select: true },
    businesses: { select: true },
    subscriptions: { select: true },
    gifts: { select: true },
    vod_purchases: { select: true },
    claim_documents: { select: true, insert: true },
  },
  seedDemo: seedTalkDemo,
  seedPopulation: seedTalkPopulation,
  populationFiles: talkPopulationFiles,
});
