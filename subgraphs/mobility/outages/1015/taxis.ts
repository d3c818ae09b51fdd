import { citing } from "../../../kit/remedies/cite.js";
import type { Remedy } from "../../../kit/remedies/remedy.js";
import { source1015 } from "../../../kit/sources/1015.js";
import { PREMIUM_TAXI_SUPPORT_WON } from "../../remedies/premium-taxi-support/premium-taxi-support.rules.js";

const cite = citing(source1015);

const SETTLED_ON = "2023-05-11";

/** What the fee waiver and the fee that went on being paid have in common. */
const FRANCHISE_FEE = {
  audience: {
    ko: "카카오 T 블루 가맹 사업자(법인택시는 회사, 개인택시는 기사)",
    en: "Kakao T Blue operators: the company of a corporate taxi, the driver of a private one",
  },
  quota: null,
  access: "AUTOMATIC",
  rounds: [],
  validity: { form: "not-applicable" },
  state: "EXECUTED",
  details: {},
} as const satisfies Partial<Remedy>;

/** What was settled with franchises and operators in May 2023. */
const SETTLEMENT = {
  kind: "CASH",
  quota: null,
  access: "VIA_PARTNER",
  rounds: [],
  validity: { form: "not-applicable" },
  state: "EXECUTED",
  grantType: "MobilityTaxiCashGrant",
} as const satisfies Partial<Remedy>;

const SETTLEMENT_TOTAL = "Settled together with the other two taxi services for 3.0 billion won";

/** M3 to M6: what the operators and drivers of Blue, Venti and Black taxis got. */
export const taxiRemedies: readonly Remedy[] = [
  {
    ...FRANCHISE_FEE,
    id: "M3",
    title: {
      ko: "배회영업 운임 가맹수수료 면제",
      en: "No franchise fee on street-hail fares",
    },
    kind: "FEE_WAIVER",
    value: {
      form: "by-rule",
      text: {
        ko: "2022-10-15 15:00부터 10-16 09:00까지 배회영업 운임의 20%",
        en: "20% of the street-hail fares from 15:00 on 2022-10-15 to 09:00 on 10-16",
      },
      unit: null,
    },
    grantType: "MobilityFeeWaiverGrant",
    provenance: [
      ...cite("WEB", ["W3", "W4", "W5"], {
        conflict: true,
        statement:
          "Outlets date the announcement to 2, 3 or 4 November 2022; they agree on the waiver",
      }),
      ...cite("INF", ["W3"], {
        statement:
          "No source tells how fractions of a won are rounded or whether the ends of the window count: the fares are added up and rounded once to the nearest won, a ride starting at 15:00 counts and one starting at 09:00 does not",
      }),
    ],
  },
  {
    ...FRANCHISE_FEE,
    id: "M3a",
    title: {
      ko: "배회영업 운행분 광고활동비 정상 지급",
      en: "Advertising-activity fee still paid for those rides",
    },
    kind: null,
    value: { form: "unknown" },
    grantType: "MobilitySupportGrant",
    provenance: cite("WEB", ["W3", "W4"], {
      statement: "Paid at its normal rate although the franchise fee was not charged",
    }),
  },
  {
    ...SETTLEMENT,
    id: "M4",
    title: {
      ko: "카카오 T 블루 수입 감소분 보상",
      en: "Income shortfall of Kakao T Blue drivers",
    },
    audience: {
      ko: "지역 가맹본부별로 가맹점이 정한 카카오 T 블루 기사",
      en: "Kakao T Blue drivers whom the franchisees of each regional franchise choose",
    },
    value: {
      form: "by-rule",
      text: {
        ko: "1주 전 같은 시간대 대비 수입 감소분 전액을 지역 가맹본부별로 모아, 가맹점이 정한 비율로 배분",
        en: "The full shortfall against the same hours a week earlier, pooled per regional franchise and shared as its franchisees choose",
      },
      unit: null,
    },
    details: { paidThrough: "FRANCHISE" },
    provenance: cite("WEB", ["W48", "W49"], {
      asOf: SETTLED_ON,
      statement: `About 50,000 won a head, varying. ${SETTLEMENT_TOTAL}`,
    }),
  },
  {
    ...SETTLEMENT,
    id: "M5",
    title: { ko: "카카오 T 벤티 기사 보상금", en: "Sum for Kakao T Venti drivers" },
    audience: { ko: "대형택시(카카오 T 벤티) 기사", en: "Drivers of large taxis (Kakao T Venti)" },
    value: { form: "won", won: PREMIUM_TAXI_SUPPORT_WON.VENTI },
    details: { paidThrough: "OPERATOR" },
    provenance: [
      ...cite("WEB", ["W49"], { asOf: SETTLED_ON, statement: SETTLEMENT_TOTAL }),
      ...cite("WEB", ["W63"], {
        conflict: true,
        statement: "230,000 won for Venti and 150,000 won for Black: the two sums swapped",
      }),
    ],
  },
  {
    ...SETTLEMENT,
    id: "M6",
    title: { ko: "카카오 T 블랙 기사 보상금", en: "Sum for Kakao T Black drivers" },
    audience: {
      ko: "고급택시(카카오 T 블랙) 기사",
      en: "Drivers of premium taxis (Kakao T Black)",
    },
    value: { form: "won", won: PREMIUM_TAXI_SUPPORT_WON.BLACK },
    details: { paidThrough: "OPERATOR" },
    provenance: [
      ...cite("WEB", ["W49"], { asOf: SETTLED_ON, statement: SETTLEMENT_TOTAL }),
      ...cite("WEB", ["W63"], {
        conflict: true,
        statement: "150,000 won for Black and 230,000 won for Venti: the two sums swapped",
      }),
    ],
  },
];
