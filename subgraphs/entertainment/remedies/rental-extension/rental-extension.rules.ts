import { addHours } from "../../../kit/korean-calendar.js";
import { type Decision, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import { heldDuring } from "../../../kit/remedies/outage-span.js";
import type { ContentService, RentalEpisode } from "../../facts.js";
import type { EntertainmentReasonCode } from "../../reasons.js";
import { fellInWebtoonOutage, WEBTOON_OUTAGE } from "../webtoon-outage.js";

const because = reasonsOf<EntertainmentReasonCode>("rental-extension@1");

/** Hours added to a rented episode: DOMAIN 2.5, E4 (W9, W17) and E5 (W17, W19). */
export const RENTAL_EXTENSION_HOURS = { KAKAO_WEBTOON: 72, KAKAO_PAGE: 96 } as const;

/**
 * The span in which an episode of KakaoPage had to be readable (E5). No source gives KakaoPage's own outage, so Kakao
 * Webtoon's is taken (INF): the same company, and the extension was applied before the platform's outage was over.
 */
export const KAKAO_PAGE_OUTAGE = WEBTOON_OUTAGE;

/**
 * When a rented episode lapses after its extension; null when it gets none. Kakao Webtoon extends what was rented or
 * lapsed in the outage (E4), KakaoPage whatever could be read at some time in it (E5).
 */
export function extendedLapse(rental: RentalEpisode): Date | null {
  return isCovered(rental) ? laterLapse(rental) : null;
}

/** One extension for all episodes that a person rented on a service: the same hours on each that is covered. */
export function decideRentalExtension(
  service: ContentService,
  rentals: readonly RentalEpisode[],
): Decision {
  const rented = rentals.filter((rental) => rental.service === service);
  const extended = rented.filter(isCovered);

  if (extended.length === 0) {
    return refused(because("NO_RENTAL_IN_OUTAGE", { service, rentedEpisodes: rented.length }));
  }
  const lapses = extended.map((rental) => laterLapse(rental).getTime());
  return entitled(
    { won: null, quantity: RENTAL_EXTENSION_HOURS[service], unit: "HOUR" },
    because("RENTALS_EXTENDED", {
      service,
      rentedEpisodes: rented.length,
      extendedEpisodes: extended.length,
      freeTicketEpisodes: extended.filter(({ ticket }) => ticket === "FREE").length,
      extendedUntil: new Date(Math.max(...lapses)).toISOString(),
    }),
  );
}

function laterLapse({ service, lapsesAt }: RentalEpisode): Date {
  return addHours(lapsesAt, RENTAL_EXTENSION_HOURS[service]);
}

function isCovered({ service, rentedAt, lapsesAt }: RentalEpisode): boolean {
  switch (service) {
    case "KAKAO_WEBTOON":
      return fellInWebtoonOutage(rentedAt) || fellInWebtoonOutage(lapsesAt);
    case "KAKAO_PAGE":
      return heldDuring(KAKAO_PAGE_OUTAGE, rentedAt, lapsesAt);
  }
}
