import { citing } from "../../../kit/remedies/cite.js";
import type { ProgrammeRemedy } from "../../../kit/remedies/programme.js";
import type { Remedy } from "../../../kit/remedies/remedy.js";
import { source1015 } from "../../../kit/sources/1015.js";
import type { ContentService, EntertainmentFacts } from "../../facts.js";
import { RENTAL_EXTENSION_HOURS } from "../../remedies/rental-extension/rental-extension.rules.js";

const cite = citing(source1015);

/** Rented episodes of both reading services. */
export const rentalRemedies: readonly ProgrammeRemedy<EntertainmentFacts>[] = [
  extension("KAKAO_WEBTOON", {
    id: "E4",
    title: {
      ko: "카카오웹툰 대여 회차 72시간 연장",
      en: "Kakao Webtoon rentals extended by 72 hours",
    },
    audience: {
      ko: "2022-10-15 15:30부터 10-16 07:00 사이에 대여했거나 기한이 끝난 회차의 이용자",
      en: "Readers of episodes rented or lapsing between 2022-10-15 15:30 and 10-16 07:00",
    },
    provenance: [
      ...cite("WEB", ["W9"], {
        asOf: "2022-10-16",
        statement: "Gives the service's own window: 15 October 15:30 to 16 October 07:00.",
      }),
      ...cite("WEB", ["W17"], { asOf: "2022-10-19" }),
    ],
  }),
  extension("KAKAO_PAGE", {
    id: "E5",
    title: {
      ko: "카카오페이지 대여 회차 96시간 연장",
      en: "KakaoPage rentals extended by 96 hours",
    },
    audience: {
      ko: "장애 시간에 열람할 수 있었던 회차의 이용자(유료·무료 이용권 모두)",
      en: "Readers of episodes readable in the outage, on paid and free tickets alike",
    },
    provenance: [
      ...cite("WEB", ["W17", "W19"], {
        asOf: "2022-10-19",
        statement: "Applied from 19 October to 20 October 2022 15:00.",
      }),
      ...cite("INF", ["W9"], {
        statement:
          "KakaoPage's own outage is nowhere given; Kakao Webtoon's window (15 October 15:30 to 16 October 07:00) is taken for it.",
      }),
    ],
  }),
];

function extension(
  service: ContentService,
  remedy: Pick<Remedy, "id" | "title" | "audience" | "provenance">,
): ProgrammeRemedy<EntertainmentFacts> {
  return {
    ...remedy,
    kind: "EXTENSION",
    value: {
      form: "in-kind",
      quantity: RENTAL_EXTENSION_HOURS[service],
      unit: "HOUR",
      listPriceWon: null,
    },
    quota: null,
    access: "AUTOMATIC",
    rounds: [],
    validity: { form: "not-applicable" },
    state: "EXECUTED",
    grantType: "EntertainmentRentalGrant",
    details: {},
  };
}
