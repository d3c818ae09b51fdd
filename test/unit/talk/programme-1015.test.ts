import { describe, expect, it } from "vitest";
import { remedyOf } from "../../../subgraphs/kit/remedies/programme.js";
import type { TalkFacts } from "../../../subgraphs/talk/facts.js";
import { programme1015 } from "../../../subgraphs/talk/outages/1015.js";
import { DEMO_INSTANT } from "../../demo.js";

/** Rows of DOMAIN 2.1 and 2.2, and the remedies that carry them. B4a and B4b are facts about B4, not remedies. */
const CATALOGUE = {
  T1: ["T1"],
  T2: ["T2a", "T2b"],
  T3: ["T3"],
  T4: ["T4"],
  T5: ["T5"],
  T6: ["T6"],
  T7: ["T7"],
  T8: ["T8"],
  T9: ["T9a", "T9b"],
  T10: ["T10"],
  T11: ["T11"],
  T12: ["T12"],
  B1: ["B1"],
  B2: ["B2"],
  B3: ["B3"],
  B4: ["B4"],
  B4a: [],
  B4b: [],
  B5: ["B5"],
};

const user: TalkFacts = {
  account: { domesticNumber: true, registeredAt: "2015-03-01T12:00:00+09:00" },
  business: null,
};
const partner: TalkFacts = { account: null, business: { smallBusiness: true } };

const remedies = programme1015.remedies;
const remedy = (id: string) => remedyOf(programme1015, id);

describe("Talk's programme for outage 1015", () => {
  it("has every row of the catalogue once, in its order", () => {
    expect(remedies.map(({ id }) => id)).toEqual(Object.values(CATALOGUE).flat());
    expect(programme1015.outageId).toBe("1015");
  });

  it("says what each remedy is worth, how it is reached and how long it lasts, as published", () => {
    const emoticon = (listPriceWon: number) => ({
      form: "in-kind",
      quantity: 1,
      unit: "EMOTICON",
      listPriceWon,
    });
    const days = (quantity: number) => ({
      form: "in-kind",
      quantity,
      unit: "DAY",
      listPriceWon: null,
    });
    const won = (amount: number) => ({ form: "won", won: amount });
    const nothingKnown = { form: "unknown" };
    const notApplicable = { form: "not-applicable" };

    expect(
      remedies.map(({ id, kind, value, access, validity }) => [id, kind, value, access, validity]),
    ).toEqual([
      ["T1", "DIGITAL_ITEM", emoticon(2_500), "TAKE", { form: "permanent" }],
      ["T2a", "DIGITAL_ITEM", emoticon(2_000), "TAKE", { form: "days", days: 90 }],
      ["T2b", "DIGITAL_ITEM", emoticon(2_000), "TAKE", { form: "days", days: 90 }],
      ["T3", "COUPON", won(2_000), "TAKE", nothingKnown],
      ["T4", "COUPON", won(3_000), "TAKE", nothingKnown],
      [
        "T5",
        "PASS",
        { form: "in-kind", quantity: 1, unit: "PASS", listPriceWon: 1_900 },
        "TAKE",
        nothingKnown,
      ],
      ["T6", "DOCUMENT", nothingKnown, "NONE", notApplicable],
      ["T7", "EXTENSION", days(3), "AUTOMATIC", notApplicable],
      ["T8", "CREDIT", nothingKnown, "UNKNOWN", nothingKnown],
      ["T9a", "EXTENSION", days(15), "AUTOMATIC", notApplicable],
      ["T9b", "CREDIT", nothingKnown, "AUTOMATIC", nothingKnown],
      ["T10", "EXTENSION", days(3), "AUTOMATIC", notApplicable],
      ["T11", "EXTENSION", nothingKnown, "AUTOMATIC", notApplicable],
      [
        "T12",
        "EXTENSION",
        { form: "in-kind", quantity: 96, unit: "HOUR", listPriceWon: null },
        "AUTOMATIC",
        notApplicable,
      ],
      ["B1", "CASH", won(30_000), "CLAIM", notApplicable],
      ["B2", "CASH", won(50_000), "CLAIM", notApplicable],
      ["B3", "CASH", expect.objectContaining({ form: "by-rule" }), "CLAIM", notApplicable],
      ["B4", "CREDIT", won(50_000), "APPLICATION", nothingKnown],
      ["B5", null, nothingKnown, "NONE", notApplicable],
    ]);
  });

  it("caps nothing but the Talk Drawer pass, at three million", () => {
    expect(
      remedies.filter(({ quota }) => quota !== null).map(({ id, quota }) => [id, quota]),
    ).toEqual([["T5", 3_000_000]]);
  });

  it("was carried out, all of it", () => {
    expect(new Set(remedies.map(({ state }) => state))).toEqual(new Set(["EXECUTED"]));
  });

  it("keeps the details that a grant of each remedy shows", () => {
    const details = Object.fromEntries(
      remedies
        .filter((each) => Object.keys(each.details).length > 0)
        .map((each) => [each.id, [each.grantType, each.details]]),
    );

    expect(details).toEqual({
      T1: ["TalkEmoticonGrant", { emoticonName: "춘식이는 프렌즈2" }],
      T2a: ["TalkEmoticonGrant", { emoticonName: "토심이는 토뭉이랑 놀거야" }],
      T2b: ["TalkEmoticonGrant", { emoticonName: "아기 망그러진 곰" }],
      T3: ["TalkCouponGrant", { shop: "MAKERS", minimumOrderWon: 3_500 }],
      T4: ["TalkCouponGrant", { shop: "MAKERS", minimumOrderWon: 3_500 }],
      T5: [
        "TalkPassGrant",
        {
          passName: "톡서랍 플러스",
          months: 1,
          storageGb: 100,
          paymentMethodRequired: true,
          renewsUnlessCancelled: true,
          renewalWon: 1_900,
        },
      ],
      T7: ["TalkExtensionGrant", { service: "EMOTICON_PLUS", appliedIn: "2022-10" }],
      T8: ["TalkCreditGrant", { usableFor: null, creditedHours: 72, creditedDays: null }],
      T9a: ["TalkExtensionGrant", { service: "TALK_DRAWER", appliedIn: "2022-10" }],
      T9b: ["TalkCreditGrant", { usableFor: null, creditedHours: null, creditedDays: 15 }],
      T10: ["TalkExtensionGrant", { service: "GIFT", appliedIn: "2022-10" }],
      T11: ["TalkExtensionGrant", { service: "SHOPPING", appliedIn: "2022-10" }],
      T12: ["TalkExtensionGrant", { service: "KAKAO_TV", appliedIn: "2022-10" }],
      B4: [
        "TalkCreditGrant",
        { usableFor: "CHANNEL_MESSAGE", creditedHours: null, creditedDays: null },
      ],
    });
  });

  it("opens and closes the gift package and the channel cash when the sources say", () => {
    const windows = ["T1", "T2a", "T2b", "T3", "T4", "T5", "B4"].map((id) =>
      remedy(id).rounds.map(({ opensAt, closesAt }) => [opensAt, closesAt]),
    );

    const gift = [
      [new Date("2023-01-05T09:00:00+09:00"), new Date("2023-01-20T23:59:59.999+09:00")],
    ];
    const cash = [
      [new Date("2023-01-30T00:00:00+09:00"), new Date("2023-05-21T23:59:59.999+09:00")],
    ];
    expect(windows).toEqual([gift, gift, gift, gift, gift, gift, cash]);
  });

  it("marks the close of the first-come pass as inferred, and its leak as known", () => {
    const said = remedy("T5").rounds.flatMap(({ provenance }) => provenance);

    expect(said.filter(({ tag }) => tag === "INF").map(({ source }) => source.key)).toEqual([
      "W37",
      "W41",
    ]);
    expect(said.map(({ source }) => source.key)).toEqual(expect.arrayContaining(["W34", "W35"]));
  });

  it("takes claims for sales losses in three intakes", () => {
    const intakes = ["B1", "B2", "B3"].map((id) => remedy(id).rounds.map((round) => round.id));

    const three = ["report-2022", "documents-2023", "additional-2023"];
    expect(intakes).toEqual([three, three, three]);
  });

  it("offers the gift package to users and channel cash to small businesses, and nothing else", () => {
    const offeredTo = (facts: TalkFacts) =>
      remedies.filter(({ offer }) => offer?.(facts, DEMO_INSTANT).entitled).map(({ id }) => id);

    expect(offeredTo(user)).toEqual(["T1", "T2a", "T2b", "T3", "T4", "T5"]);
    expect(offeredTo(partner)).toEqual(["B4"]);
    expect(offeredTo({ account: null, business: null })).toEqual([]);
  });

  it("offers exactly what the catalogue publishes", () => {
    const offered = ["T1", "T2b", "T3", "T4", "T5"].map((id) =>
      remedy(id).offer?.(user, DEMO_INSTANT),
    );

    expect(offered.map((decision) => decision?.entitled && decision.amount)).toEqual([
      { won: null, quantity: 1, unit: "EMOTICON", listPriceWon: 2_500 },
      { won: null, quantity: 1, unit: "EMOTICON", listPriceWon: 2_000 },
      { won: 2_000 },
      { won: 3_000 },
      { won: null, quantity: 1, unit: "PASS", listPriceWon: 1_900 },
    ]);
  });

  it("adds up to the published value of one person's package and of the whole", () => {
    const listPrice = (id: string) => {
      const { value } = remedy(id);
      if (value.form === "won") return value.won;
      return value.form === "in-kind" ? (value.listPriceWon ?? 0) * value.quantity : 0;
    };
    const sum = (...ids: string[]) => ids.map(listPrice).reduce((total, price) => total + price);
    const USERS = 48_000_000;

    expect(sum("T1", "T2a", "T2b") * USERS).toBe(312_000_000_000);
    expect(
      sum("T1", "T2a", "T2b", "T3", "T4") * USERS + sum("T5") * (remedy("T5").quota ?? 0),
    ).toBe(557_700_000_000);
  });

  it("carries what B4 buys (row B4a) and how long it lasts (row B4b) as statements, never as numbers", () => {
    const statements = remedy("B4").provenance.map(({ source, tag, statement, conflict }) => [
      source.key,
      tag,
      statement,
      conflict,
    ]);

    expect(statements).toEqual(
      expect.arrayContaining([
        ["W59", "WEB", "Buys about 2,000 messages.", true],
        ["W46", "WEB", "Buys up to 3,000 messages.", true],
        ["W60", "INF", "At the price of 2020, 15 won a message, it would buy 3,333.", true],
        [
          "W60",
          "WEB",
          "Free cash generally has an expiry and must be activated; the expiry of this one was not published.",
          false,
        ],
      ]),
    );
    expect(Object.values(remedy("B4").details).filter(Number.isFinite)).toEqual([]);
    expect(remedy("B4").validity).toEqual({ form: "unknown" });
  });

  it("has sources, and texts in both languages, for every remedy and every round", () => {
    const described = [...remedies, ...remedies.flatMap(({ rounds }) => rounds)];
    const texts = [
      ...described.map(({ title }) => title),
      ...remedies.map((each) => each.audience),
    ];

    expect(described.filter(({ provenance }) => provenance.length === 0)).toEqual([]);
    expect(texts.filter(({ ko, en }) => !/[가-힣]/.test(ko) || !/[a-z]/i.test(en))).toEqual([]);
  });

  it("says what the other source says wherever sources contradict each other", () => {
    const provenance = remedies.flatMap((each) => [
      ...each.provenance,
      ...each.rounds.flatMap((round) => [
        ...round.provenance,
        ...round.extensions.flatMap((extension) => extension.provenance),
      ]),
    ]);
    const conflicts = provenance.filter(({ conflict }) => conflict);

    expect(new Set(conflicts.map(({ source }) => source.key))).toEqual(
      new Set("S0 S2 S4 W32 W36 W39 W40 W42 W46 W54 W59 W60 W74 W75 W77".split(" ")),
    );
    expect(conflicts.filter(({ statement }) => !statement)).toEqual([]);
  });
});
