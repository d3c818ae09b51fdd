import {
  amount,
  beneficiary,
  day,
  flag,
  id,
  moment,
  oneOf,
  optional,
} from "../kit/import/columns.js";
import { factImport } from "../kit/import/fact-import.js";
import type { ImportDefinition } from "../kit/import/import.types.js";
import { CONTENT_SERVICES, PASS_KINDS, PAYMENT_CHANNELS, RENTAL_TICKETS } from "./facts.js";
import { lapsedEventCash, melonPasses, rentalEpisodes, serviceMemberships } from "./tables.js";

const service = oneOf(CONTENT_SERVICES, { meaning: "Which service.", example: "KAKAO_PAGE" });

/** The files that Entertainment takes in. */
export const entertainmentImports: readonly ImportDefinition[] = [
  factImport({
    name: "melon-passes",
    describes:
      "The pass that decides for each Melon member: the one held on 2022-10-16, or the last before.",
    table: melonPasses,
    columns: {
      beneficiaryId: beneficiary(["usr_"]),
      kind: oneOf(PASS_KINDS, {
        meaning: "Whether it renews itself or runs out.",
        example: "RECURRING",
      }),
      paymentChannel: oneOf(PAYMENT_CHANNELS, {
        meaning: "Who sold it: Melon, an app store, or another company.",
        example: "WEB",
      }),
      billingDateMovable: flag({
        meaning: "Whether the company that sold it can move its dates.",
        example: "true",
      }),
      firstDay: day({ meaning: "The first day that was paid for.", example: "2022-10-11" }),
      lastDay: day({ meaning: "The last day that was paid for.", example: "2022-11-10" }),
      nextBillingDay: optional(
        day({
          meaning: "The day of the next bill; empty when it will not renew.",
          example: "2022-11-11",
        }),
      ),
    },
  }),
  factImport({
    name: "rental-episodes",
    describes: "Episodes rented on KakaoPage and Kakao Webtoon.",
    table: rentalEpisodes,
    columns: {
      beneficiaryId: beneficiary(["usr_"]),
      service,
      episodeId: id({ meaning: "The episode.", example: "ep_1" }),
      ticket: oneOf(RENTAL_TICKETS, { meaning: "What it was rented with.", example: "PAID" }),
      rentedAt: moment({ meaning: "When it was rented.", example: "2022-10-14 22:00" }),
      lapsesAt: moment({ meaning: "When it lapses.", example: "2022-10-17 22:00" }),
    },
  }),
  factImport({
    name: "service-memberships",
    describes: "Who is a member of KakaoPage or Kakao Webtoon.",
    table: serviceMemberships,
    columns: {
      beneficiaryId: beneficiary(["usr_"]),
      service,
      registeredOn: day({ meaning: "The day of the registration.", example: "2019-04-01" }),
    },
  }),
  factImport({
    name: "lapsed-event-cash",
    describes: "Event cash of Kakao Webtoon that lapsed unused.",
    table: lapsedEventCash,
    columns: {
      beneficiaryId: beneficiary(["usr_"]),
      cashId: id({ meaning: "The cash.", example: "cash_1" }),
      amountWon: amount({ meaning: "How much of it lapsed.", example: "1,000" }),
      lapsedAt: moment({ meaning: "When it lapsed.", example: "2022-10-16 00:00" }),
    },
  }),
];
