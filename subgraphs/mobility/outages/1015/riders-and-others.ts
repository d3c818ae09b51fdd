import { citing } from "../../../kit/remedies/cite.js";
import type { Remedy } from "../../../kit/remedies/remedy.js";
import { source1015 } from "../../../kit/sources/1015.js";

const cite = citing(source1015);

/** A remedy of which the sources say that it was given, but not how much, to whom exactly or how. */
const KNOWN_BY_NAME = {
  kind: null,
  value: { form: "unknown" },
  quota: null,
  access: "UNKNOWN",
  rounds: [],
  validity: { form: "unknown" },
  state: "EXECUTED",
  grantType: "MobilitySupportGrant",
  details: {},
} as const satisfies Partial<Remedy>;

const RIDERS_WITH_FAILURES = {
  ko: "장애로 불편을 겪은 이용자",
  en: "Riders and other users who met failures",
};

/** M7 to M11: riders, suppliers, and drivers outside the memberships and taxi contracts. */
export const riderAndOtherRemedies: readonly Remedy[] = [
  {
    id: "M7",
    title: {
      ko: "T바이크·킥보드 초과요금 환불",
      en: "Refund of overcharged bike and kick-scooter rides",
    },
    audience: {
      ko: "반납이 되지 않아 초과요금이 청구된 T바이크·제휴 킥보드 이용자",
      en: "Riders of T Bike and partner kick scooters who could not return them while the meter ran on",
    },
    kind: "REFUND",
    value: {
      form: "by-rule",
      text: {
        ko: "실제 이용 요금을 넘어 청구된 금액 전부",
        en: "All that was charged above what was due",
      },
      unit: null,
    },
    quota: null,
    access: "CLAIM",
    rounds: [],
    validity: { form: "not-applicable" },
    state: "EXECUTED",
    grantType: "MobilityRefundGrant",
    details: {},
    provenance: [
      ...cite("WEB", ["W64", "W55"]),
      ...cite("WEB", ["W65"], {
        statement: "Bills of 106,500 and 500,000 won were reported; the excess is money owed",
      }),
    ],
  },
  {
    ...KNOWN_BY_NAME,
    id: "M8a",
    title: { ko: "이용자 보상 쿠폰", en: "Coupons for riders" },
    audience: RIDERS_WITH_FAILURES,
    kind: "COUPON",
    provenance: cite("WEB", ["W32", "W33", "W50"]),
  },
  {
    ...KNOWN_BY_NAME,
    id: "M8b",
    title: { ko: "이용자 보상 포인트", en: "Points for riders" },
    audience: RIDERS_WITH_FAILURES,
    kind: "POINT",
    provenance: cite("WEB", ["W32", "W33", "W50"]),
  },
  {
    ...KNOWN_BY_NAME,
    id: "M9",
    title: {
      ko: "주차·퀵·세차 공급자 보상",
      en: "Compensation of parking, quick-delivery and car-wash suppliers",
    },
    audience: {
      ko: "주차, 퀵, 세차 서비스 공급자",
      en: "Suppliers of parking, quick delivery and car wash",
    },
    provenance: cite("WEB", ["W32", "W33", "W50"], {
      statement: "Given between the end of 2022 and June 2023; what it was is not told",
    }),
  },
  {
    ...KNOWN_BY_NAME,
    id: "M10",
    title: {
      ko: "대리운전기사 추가 지원",
      en: "Additional support for designated drivers",
    },
    audience: { ko: "대리운전기사", en: "Designated drivers" },
    provenance: [
      ...cite("WEB", ["W66"], {
        statement:
          "Agreed in principle after talks of 2022-10-26: support for future work rather than lost expected income",
      }),
      ...cite("WEB", ["W33"], { asOf: "2023-06-30", statement: "Reported as carried out" }),
    ],
  },
  {
    ...KNOWN_BY_NAME,
    id: "M11",
    title: {
      ko: "비구독(무료 호출) 택시기사",
      en: "Non-subscribed (free-call) taxi drivers",
    },
    audience: {
      ko: "프로 멤버십을 이용하지 않는 택시기사",
      en: "Taxi drivers without a subscription",
    },
    state: "UNKNOWN",
    provenance: cite("WEB", ["W18", "W62"], {
      statement:
        "The first wave reached subscribed drivers only, and was called discrimination; no remedy for the others was found",
    }),
  },
];
