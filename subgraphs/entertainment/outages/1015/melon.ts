import { citing } from "../../../kit/remedies/cite.js";
import type { ProgrammeRemedy } from "../../../kit/remedies/programme.js";
import { source1015 } from "../../../kit/sources/1015.js";
import type { EntertainmentFacts } from "../../facts.js";
import {
  MELON_CASH_WON,
  MELON_EXTENSION_DAYS,
} from "../../remedies/melon-pass/melon-pass.rules.js";

const cite = citing(source1015);

const KIND_ONLY = cite("SEED", ["S0"], {
  statement: "Says that paying users got passes extended or cash; no number of days and no amount.",
});

/** Melon's remedies; days and cash exclude each other for one pass. */
export const melonRemedies: readonly ProgrammeRemedy<EntertainmentFacts>[] = [
  {
    id: "E1",
    title: { ko: "멜론 이용권 3일 연장", en: "Melon pass extended by 3 days" },
    audience: {
      ko: "2022-10-16에 정기결제 또는 티켓형 이용권을 보유한 회원",
      en: "Every holder of a recurring or ticket pass on 2022-10-16",
    },
    kind: "EXTENSION",
    value: { form: "in-kind", quantity: MELON_EXTENSION_DAYS, unit: "DAY", listPriceWon: null },
    quota: null,
    access: "AUTOMATIC",
    rounds: [],
    validity: { form: "not-applicable" },
    state: "EXECUTED",
    grantType: "EntertainmentMelonGrant",
    details: {},
    provenance: [
      ...KIND_ONLY,
      ...cite("WEB", ["W10", "W70"], {
        asOf: "2022-10-16",
        statement:
          "Applied in the afternoon of 16 October 2022: the billing date or the last day moves by 3 days.",
      }),
      ...cite("WEB", ["W71"], {
        statement: "A pass of 11 October to 10 November 2022 ended on 13 November.",
      }),
      ...cite("INF", ["W61b"], {
        statement: "Consistent with three times the disrupted days (1 day × 3).",
      }),
    ],
  },
  {
    id: "E2",
    title: { ko: "멜론캐시 1,500원", en: "Melon cash of 1,500 won" },
    audience: {
      ko: "애플·구글 인앱결제 이용권과 결제일을 옮길 수 없는 일부 제휴 이용권 보유자, 마지막 날이 2022-10-15인 이용권 보유자",
      en: "Holders of passes bought in Apple's or Google's store, of affiliated passes whose billing date cannot be moved, and of passes whose last day was 2022-10-15",
    },
    kind: "CREDIT",
    value: { form: "won", won: MELON_CASH_WON },
    quota: null,
    access: "AUTOMATIC",
    rounds: [],
    validity: { form: "unknown" },
    state: "EXECUTED",
    grantType: "EntertainmentMelonGrant",
    details: {},
    provenance: [
      ...KIND_ONLY,
      ...cite("WEB", ["W10", "W70"], {
        asOf: "2022-10-16",
        statement:
          "Given in the afternoon of 16 October 2022, in place of days. How long the cash can be used is not told.",
      }),
    ],
  },
  {
    id: "E3",
    title: { ko: "멜론티켓", en: "Melon Ticket" },
    audience: { ko: "확인되지 않음", en: "Unknown" },
    kind: null,
    value: { form: "unknown" },
    quota: null,
    access: "UNKNOWN",
    rounds: [],
    validity: { form: "unknown" },
    state: "UNKNOWN",
    grantType: "EntertainmentMelonGrant",
    details: {},
    provenance: cite("WEB", ["W19", "W71"], {
      asOf: "2022-10-22",
      statement:
        "Among the 8 services listed with a notice on 22 October 2022; what the notice gave was not found.",
    }),
  },
];
