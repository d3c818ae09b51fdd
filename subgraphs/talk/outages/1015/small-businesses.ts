import { endOfKoreanDay, startOfKoreanDay } from "../../../kit/korean-calendar.js";
import { citing } from "../../../kit/remedies/cite.js";
import type { ProgrammeRemedy } from "../../../kit/remedies/programme.js";
import type { Provenance } from "../../../kit/remedies/provenance.js";
import type { LocalizedText, Remedy, RemedyValue } from "../../../kit/remedies/remedy.js";
import { source1015 } from "../../../kit/sources/1015.js";
import type { TalkFacts } from "../../facts.js";
import {
  CHANNEL_CASH_WON,
  offerChannelCash,
} from "../../remedies/channel-cash/channel-cash.rules.js";
import {
  TIER_1_PAYS_WON,
  TIER_2_PAYS_WON,
} from "../../remedies/loss-support/loss-support.rules.js";
import { lossSupportRounds } from "./loss-support-rounds.js";

const cite = citing(source1015);

const RECOGNISED = cite("SEED", ["S0"], {
  statement: "30,000 to 50,000 won for damage that was recognised (인정된), not merely reported.",
  conflict: true,
});
const PAPERS = cite("WEB", ["W42", "W43", "W44", "W46", "W47"], {
  statement: "Paid on documents, in several intakes.",
});

type LossSupport = {
  id: string;
  title: LocalizedText;
  value: RemedyValue;
  provenance: readonly Provenance[];
};

function lossSupport({ provenance, ...rest }: LossSupport): Remedy {
  return {
    ...rest,
    audience: {
      ko: "피해를 접수한 소상공인",
      en: "Small businesses that reported damage",
    },
    kind: "CASH",
    quota: null,
    access: "CLAIM",
    rounds: [lossSupportRounds.report, lossSupportRounds.documents, lossSupportRounds.additional],
    validity: { form: "not-applicable" },
    state: "EXECUTED",
    grantType: "TalkLossSupportGrant",
    details: {},
    provenance: [...cite("SEED", ["S2", "S4"]), ...provenance, ...PAPERS],
  };
}

const channelCash: ProgrammeRemedy<TalkFacts> = {
  id: "B4",
  title: {
    ko: "소상공인을 위한 카카오톡 채널 캐시 50,000원",
    en: "KakaoTalk channel cash of 50,000 won for small businesses",
  },
  audience: {
    ko: "모든 소상공인(피해 접수와 관계없음)",
    en: "All small businesses, whether or not they reported damage",
  },
  kind: "CREDIT",
  value: { form: "won", won: CHANNEL_CASH_WON },
  quota: null,
  access: "APPLICATION",
  rounds: [
    {
      id: "application-2023",
      title: { ko: "채널 캐시 신청", en: "Applications for channel cash" },
      opensAt: startOfKoreanDay("2023-01-30"),
      closesAt: endOfKoreanDay("2023-05-21"),
      extensions: [],
      provenance: cite("WEB", ["W46", "W47", "W59"]),
    },
  ],
  validity: { form: "unknown" },
  state: "EXECUTED",
  grantType: "TalkCreditGrant",
  details: { usableFor: "CHANNEL_MESSAGE", creditedHours: null, creditedDays: null },
  provenance: [
    ...cite("SEED", ["S2", "S4"], {
      statement: "50,000 won, to be paid to all small businesses.",
      conflict: true,
    }),
    ...cite("WEB", ["W46", "W32"], {
      statement: "Given on application only; 900 applied.",
      conflict: true,
    }),
    ...cite("WEB", ["W59"], { statement: "Buys about 2,000 messages.", conflict: true }),
    ...cite("WEB", ["W46"], { statement: "Buys up to 3,000 messages.", conflict: true }),
    ...cite("INF", ["W60"], {
      statement: "At the price of 2020, 15 won a message, it would buy 3,333.",
      conflict: true,
    }),
    ...cite("WEB", ["W60"], {
      statement:
        "Free cash generally has an expiry and must be activated; the expiry of this one was not published.",
    }),
  ],
  offer: offerChannelCash,
};

/** What small businesses could claim or apply for: B1 to B4. */
export const smallBusinesses: readonly ProgrammeRemedy<TalkFacts>[] = [
  lossSupport({
    id: "B1",
    title: {
      ko: "매출 손실 지원(30만원 이하)",
      en: "Sales-loss support, losses up to 300,000 won",
    },
    value: { form: "won", won: TIER_1_PAYS_WON },
    provenance: [
      ...RECOGNISED,
      ...cite("WEB", ["W74"], { statement: "Losses of less than 300,000 won.", conflict: true }),
    ],
  }),
  lossSupport({
    id: "B2",
    title: {
      ko: "매출 손실 지원(30만원 초과 50만원 이하)",
      en: "Sales-loss support, losses over 300,000 and up to 500,000 won",
    },
    value: { form: "won", won: TIER_2_PAYS_WON },
    provenance: [
      ...RECOGNISED,
      ...cite("WEB", ["W74"], { statement: "Losses below 500,000 won.", conflict: true }),
      ...cite("WEB", ["W75"], { statement: "Losses under 500,000 won.", conflict: true }),
      ...cite("WEB", ["W42"], { statement: "Losses of 300,000 to 500,000 won.", conflict: true }),
    ],
  }),
  lossSupport({
    id: "B3",
    title: {
      ko: "협의체 검토 지원(50만원 초과)",
      en: "Support after review by the council, losses over 500,000 won",
    },
    value: {
      form: "by-rule",
      text: {
        ko: "피해 입증을 거쳐 협의체가 건별로 정하며, 산식은 공개되지 않았습니다.",
        en: "Decided case by case by the council on proof of damage; no formula was published.",
      },
      unit: null,
    },
    provenance: [
      ...cite("SEED", ["S4"], { statement: "Per person, up to 50,000 won.", conflict: true }),
      ...cite("INF", ["W32", "W50"], {
        statement:
          "205 approved claims at 250,000 won on average: most of the money went to losses over 500,000 won.",
      }),
    ],
  }),
  channelCash,
];
