import { citing } from "../../../kit/remedies/cite.js";
import type { Remedy } from "../../../kit/remedies/remedy.js";
import { source1015 } from "../../../kit/sources/1015.js";

const cite = citing(source1015);

const PAID_ON = "2022-10-20";

/** What M1 and M2 have in common. Whether the points lapse is told nowhere. */
const MEMBERSHIP_REFUND = {
  kind: "POINT",
  quota: null,
  access: "AUTOMATIC",
  rounds: [],
  validity: { form: "unknown" },
  state: "EXECUTED",
  grantType: "MobilityMembershipGrant",
  details: {},
} as const satisfies Partial<Remedy>;

/** The rule that both share: six days of the fee. */
const THREE_TIMES_RULE = [
  ...cite("WEB", ["W61b"], {
    statement:
      "Three times the disrupted days, after the government's content-user-protection guideline: 15 and 16 October make six days of the fee",
  }),
  ...cite("INF", ["W61"], {
    statement:
      "The month counts as 31 days and the result is rounded to ten won; thirty days would not give the sums that were paid",
  }),
];

/** M1, M2: part of a driver's subscription fee, given back as points. */
export const membershipRemedies: readonly Remedy[] = [
  {
    ...MEMBERSHIP_REFUND,
    id: "M1",
    title: {
      ko: "프로 멤버십 이용료 6일분 포인트",
      en: "Six days of the Pro Membership fee as points",
    },
    audience: {
      ko: "2022-10-15 기준 프로 멤버십(월 39,000원)을 이용하던 비가맹 택시기사",
      en: "Non-franchise taxi drivers subscribed to Pro Membership (39,000 won a month) on 2022-10-15",
    },
    value: { form: "won", won: 7_550 },
    provenance: [...cite("WEB", ["W18", "W20", "W61"], { asOf: PAID_ON }), ...THREE_TIMES_RULE],
  },
  {
    ...MEMBERSHIP_REFUND,
    id: "M2",
    title: {
      ko: "프로 서비스 이용료 6일분 포인트",
      en: "Six days of the Pro Service fee as points",
    },
    audience: {
      ko: "2022-10-15 기준 프로 서비스(월 22,000원)를 이용하던 대리운전기사",
      en: "Designated drivers subscribed to Pro Service (22,000 won a month) on 2022-10-15",
    },
    value: { form: "won", won: 4_260 },
    provenance: [
      ...cite("WEB", ["W20", "W61"], { asOf: PAID_ON }),
      ...THREE_TIMES_RULE,
      ...cite("WEB", ["W62", "W88"], {
        statement:
          "Driver groups refused the 4,260 points in public, against a mean claimed loss of 178,000 won among 382 drivers: a driver may decline them",
      }),
    ],
  },
];
