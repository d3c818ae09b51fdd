import { sql } from "drizzle-orm";
import { defineRun, ofRemedy, type RemedyRun } from "../kit/bulk/remedy-run.js";
import { isoInstant } from "../kit/database/iso-instant.js";
import { BENEFICIARY_ID } from "../kit/slice/slice.query.js";
import type { ContentService, LapsedEventCash, MelonPass, RentalEpisode } from "./facts.js";
import { programme1015 } from "./outages/1015.js";
import { decideEventCashReissue } from "./remedies/event-cash-reissue/event-cash-reissue.rules.js";
import { ONE_DECISION_PER_PASS } from "./remedies/melon-pass/extend-or-credit-melon-pass.js";
import { decideMelonPass } from "./remedies/melon-pass/melon-pass.rules.js";
import { EXTENSION_OF_SERVICE } from "./remedies/rental-extension/extend-rentals.js";
import { decideRentalExtension } from "./remedies/rental-extension/rental-extension.rules.js";
import { lapsedEventCash, melonPasses, rentalEpisodes } from "./tables.js";

/** Days or cash, and never both: one run, because the pass decides which. */
const melonRun = defineRun<MelonPass>({
  id: "melon-pass",
  programme: programme1015,
  remedyIds: ["E1", "E2"],
  title: {
    ko: "멜론 이용권 3일 연장 또는 멜론 캐시 1,500원",
    en: "Melon pass, 3 more days or 1,500 won of Melon cash",
  },
  audience: { table: melonPasses },
  facts: sql`(
    select json_build_object('kind', ${melonPasses.kind}, 'paymentChannel', ${melonPasses.paymentChannel},
      'billingDateMovable', ${melonPasses.billingDateMovable}, 'firstDay', ${melonPasses.firstDay},
      'lastDay', ${melonPasses.lastDay}, 'nextBillingDay', ${melonPasses.nextBillingDay})
    from ${melonPasses} where ${melonPasses.beneficiaryId} = ${BENEFICIARY_ID})`,
  decide: (pass) => ({ ...decideMelonPass(pass), idempotencyKey: ONE_DECISION_PER_PASS }),
});

type RentalFacts = readonly (Omit<RentalEpisode, "rentedAt" | "lapsesAt"> & {
  rentedAt: string;
  lapsesAt: string;
})[];

function rentalRun(service: ContentService): RemedyRun {
  const remedyId = EXTENSION_OF_SERVICE[service];
  return defineRun<RentalFacts>({
    ...ofRemedy(programme1015, remedyId),
    audience: { table: rentalEpisodes, where: sql`${rentalEpisodes.service} = ${service}` },
    facts: sql`(
      select json_agg(json_build_object('service', ${rentalEpisodes.service}, 'ticket', ${rentalEpisodes.ticket},
        'rentedAt', ${isoInstant(rentalEpisodes.rentedAt)}, 'lapsesAt', ${isoInstant(rentalEpisodes.lapsesAt)}))
      from ${rentalEpisodes} where ${rentalEpisodes.beneficiaryId} = ${BENEFICIARY_ID})`,
    decide: (rented) => {
      const rentals = rented.map(({ rentedAt, lapsesAt, ...rental }) => ({
        ...rental,
        rentedAt: new Date(rentedAt),
        lapsesAt: new Date(lapsesAt),
      }));
      return { remedyId, decision: decideRentalExtension(service, rentals) };
    },
  });
}

const reissueRun = defineRun<readonly { amountWon: number; lapsedAt: string }[]>({
  ...ofRemedy(programme1015, "E6"),
  audience: { table: lapsedEventCash },
  facts: sql`(
    select json_agg(json_build_object('amountWon', ${lapsedEventCash.amountWon},
      'lapsedAt', ${isoInstant(lapsedEventCash.lapsedAt)}))
    from ${lapsedEventCash} where ${lapsedEventCash.beneficiaryId} = ${BENEFICIARY_ID})`,
  decide: (found) => {
    const lapsed: LapsedEventCash[] = found.map(({ amountWon, lapsedAt }) => ({
      amountWon,
      lapsedAt: new Date(lapsedAt),
    }));
    return { remedyId: "E6", decision: decideEventCashReissue(lapsed) };
  },
});

/** What Entertainment gives without being asked. */
export const entertainmentRuns: readonly RemedyRun[] = [
  melonRun,
  rentalRun("KAKAO_WEBTOON"),
  rentalRun("KAKAO_PAGE"),
  reissueRun,
];
