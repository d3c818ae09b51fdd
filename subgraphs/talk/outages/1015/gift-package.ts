import { endOfKoreanDay } from "../../../kit/korean-calendar.js";
import { citing } from "../../../kit/remedies/cite.js";
import { formatWon } from "../../../kit/remedies/decision.js";
import type { ProgrammeRemedy } from "../../../kit/remedies/programme.js";
import type { Remedy, RemedyRound } from "../../../kit/remedies/remedy.js";
import type { Won } from "../../../kit/remedies/won.js";
import { source1015 } from "../../../kit/sources/1015.js";
import type { TalkFacts } from "../../facts.js";
import { type GiftValue, offerGift } from "../../remedies/gift-package/gift-package.rules.js";

const cite = citing(source1015);

const OPENS_AT = new Date("2023-01-05T09:00:00+09:00");
const CLOSES_AT = endOfKoreanDay("2023-01-20");

const OPENING = [
  ...cite("SEED", ["S0"], { statement: "Opens on 2023-01-05." }),
  ...cite("WEB", ["W37"], { statement: "Opens on 2023-01-05 at 09:00." }),
  ...cite("WEB", ["W36"], { statement: "Opened at 08:30, not at 09:00.", conflict: true }),
];

const PACKAGE_ROUND: RemedyRound = {
  id: "gift-package",
  title: { ko: "마음 패키지 받기", en: "Taking the gift package" },
  opensAt: OPENS_AT,
  closesAt: CLOSES_AT,
  extensions: [],
  provenance: [
    ...OPENING,
    ...cite("WEB", ["W37", "W41"], { statement: "Downloads close on 2023-01-20." }),
  ],
};

const PASS_ROUND: RemedyRound = {
  ...PACKAGE_ROUND,
  id: "talk-drawer-pass",
  title: { ko: "톡서랍 플러스 이용권 받기 (선착순)", en: "Taking the Talk Drawer Plus pass" },
  provenance: [
    ...OPENING,
    ...cite("INF", ["W37", "W41"], {
      statement: "No closing day of its own was published; the package's is applied.",
    }),
    ...cite("WEB", ["W34", "W35"], {
      statement:
        "The page leaked for about 15 minutes at around 16:00 on 2023-01-04, and some took first-come items then.",
    }),
  ],
};

const FOR_EVERYONE = [
  ...cite("WEB", ["W37", "W78"], { statement: "Domestic phone numbers only." }),
  ...cite("WEB", ["W41"], { statement: "Once per Kakao account linked to KakaoTalk." }),
];

type Gift = Pick<
  Remedy,
  "id" | "title" | "kind" | "quota" | "validity" | "grantType" | "details" | "provenance"
> & { value: GiftValue; round: RemedyRound };

function gift({ round, provenance, ...rest }: Gift): ProgrammeRemedy<TalkFacts> {
  return {
    ...rest,
    audience: {
      ko: "카카오톡 이용자 전체(국내 전화번호가 등록된 카카오 계정)",
      en: "All KakaoTalk users (Kakao accounts with a Korean phone number)",
    },
    access: "TAKE",
    rounds: [round],
    state: "EXECUTED",
    provenance: [...provenance, ...FOR_EVERYONE],
    offer: offerGift(rest.value, CLOSES_AT),
  };
}

type Emoticon = Pick<Gift, "id" | "title" | "validity" | "provenance"> & {
  emoticonName: string;
  listPriceWon: Won;
};

function emoticon({ emoticonName, listPriceWon, ...rest }: Emoticon): ProgrammeRemedy<TalkFacts> {
  return gift({
    ...rest,
    kind: "DIGITAL_ITEM",
    value: { form: "in-kind", quantity: 1, unit: "EMOTICON", listPriceWon },
    quota: null,
    round: PACKAGE_ROUND,
    grantType: "TalkEmoticonGrant",
    details: { emoticonName },
  });
}

function timedEmoticon(id: string, emoticonName: string): ProgrammeRemedy<TalkFacts> {
  return emoticon({
    id,
    emoticonName,
    title: {
      ko: `90일 이모티콘 "${emoticonName}"`,
      en: `Emoticon for 90 days, "${emoticonName}"`,
    },
    listPriceWon: 2_000,
    validity: { form: "days", days: 90 },
    provenance: [
      ...cite("SEED", ["S0", "S2", "S4"]),
      ...cite("WEB", ["W45"], {
        statement: "90 days from the download, its day being day 1: from 2023-01-05 to 2023-04-04.",
      }),
      ...cite("WEB", ["W52"]),
    ],
  });
}

function makersCoupon(id: string, won: Won): ProgrammeRemedy<TalkFacts> {
  return gift({
    id,
    title: {
      ko: `카카오메이커스 감사 쿠폰 ${formatWon(won)}원`,
      en: `Kakao Makers coupon of ${formatWon(won)} won`,
    },
    kind: "COUPON",
    value: { form: "won", won },
    quota: null,
    round: PACKAGE_ROUND,
    validity: { form: "unknown" },
    grantType: "TalkCouponGrant",
    details: { shop: "MAKERS", minimumOrderWon: 3_500 },
    provenance: [
      ...cite("SEED", ["S0", "S2", "S4"]),
      ...cite("WEB", ["W53"], { statement: "Minimum order 3,500 won." }),
    ],
  });
}

/** The gift package (마음 패키지) for every user: T1 to T5. */
export const giftPackage: readonly ProgrammeRemedy<TalkFacts>[] = [
  emoticon({
    id: "T1",
    emoticonName: "춘식이는 프렌즈2",
    title: {
      ko: '영구 이모티콘 "춘식이는 프렌즈2"',
      en: 'Permanent emoticon, "춘식이는 프렌즈2" (Choonsik)',
    },
    listPriceWon: 2_500,
    validity: { form: "permanent" },
    provenance: [...cite("SEED", ["S0", "S2", "S4"]), ...cite("WEB", ["W37", "W41", "W52"])],
  }),
  timedEmoticon("T2a", "토심이는 토뭉이랑 놀거야"),
  timedEmoticon("T2b", "아기 망그러진 곰"),
  makersCoupon("T3", 2_000),
  makersCoupon("T4", 3_000),
  gift({
    id: "T5",
    title: {
      ko: "톡서랍 플러스 1개월 이용권(100GB, 선착순)",
      en: "Talk Drawer Plus pass for one month (100 GB, first come, first served)",
    },
    kind: "PASS",
    value: { form: "in-kind", quantity: 1, unit: "PASS", listPriceWon: 1_900 },
    quota: 3_000_000,
    round: PASS_ROUND,
    // One month or 30 days, from taking it or from its first use: no source settles when it ends.
    validity: { form: "unknown" },
    grantType: "TalkPassGrant",
    details: {
      passName: "톡서랍 플러스",
      months: 1,
      storageGb: 100,
      paymentMethodRequired: true,
      renewsUnlessCancelled: true,
      renewalWon: 1_900,
    },
    provenance: [
      ...cite("SEED", ["S0"], { statement: "First come, first served, 3,000,000." }),
      ...cite("SEED", ["S2"], { statement: "First come, first served; no number." }),
      ...cite("SEED", ["S4"], { statement: "3,000,000; not said to be first come, first served." }),
      ...cite("WEB", ["W39", "W40", "W54"], {
        statement:
          "List price 1,900 won (up to 2,500 in the app). Renews at 1,900 won a month unless cancelled; after criticism the cancellation could be booked ahead.",
      }),
      ...cite("WEB", ["W39", "W40", "W54"], {
        statement: "One month; some reports say 30 days.",
        conflict: true,
      }),
      ...cite("WEB", ["W79"], {
        statement:
          "A payment method is registered at the first use; a new user's free first month could be added, two months in all.",
      }),
    ],
  }),
];
