import { describe, expect, it } from "vitest";
import type { TalkSubscription } from "../../../subgraphs/talk/facts.js";
import { outageSpan1015 } from "../../../subgraphs/talk/outages/1015/outage-span.js";
import {
  decideGiftExpiry,
  extendedGift,
} from "../../../subgraphs/talk/remedies/gift-expiry/gift-expiry.rules.js";
import { decideSubscriptionRelief } from "../../../subgraphs/talk/remedies/subscription-relief/subscription-relief.rules.js";
import {
  decideVodExtension,
  extendedVod,
} from "../../../subgraphs/talk/remedies/vod-extension/vod-extension.rules.js";

const BEFORE = "2022-10-15T15:29:59.999+09:00";
const START = "2022-10-15T15:30:00.000+09:00";
const END = "2022-10-20T23:00:00.000+09:00";
const AFTER = "2022-10-20T23:00:00.001+09:00";

const subscription = (changes: Partial<TalkSubscription>): TalkSubscription => ({
  service: "EMOTICON_PLUS",
  paymentChannel: "WEB",
  startedAt: "2022-10-11T00:00:00+09:00",
  endsAt: "2022-11-10T23:59:59.999+09:00",
  ...changes,
});
const relief = (changes: Partial<TalkSubscription>) =>
  decideSubscriptionRelief(subscription(changes), outageSpan1015);

describe("a paid subscription", () => {
  it.each([
    { service: "EMOTICON_PLUS", remedyId: "T7", days: 3, newEnd: "2022-11-13T14:59:59.999Z" },
    { service: "TALK_DRAWER", remedyId: "T9a", days: 15, newEnd: "2022-11-25T14:59:59.999Z" },
  ] as const)("of $service on the web runs $days days longer", (vector) => {
    expect(relief({ service: vector.service })).toEqual({
      remedyId: vector.remedyId,
      decision: {
        entitled: true,
        amount: { won: null, quantity: vector.days, unit: "DAY" },
        reason: {
          code: "SUBSCRIPTION_EXTENDED",
          ruleVersion: "subscription-relief@1",
          inputs: {
            paymentChannel: "WEB",
            extendedDays: vector.days,
            previousEnd: "2022-11-10T14:59:59.999Z",
            newEnd: vector.newEnd,
          },
        },
      },
    });
  });

  it.each([
    { service: "EMOTICON_PLUS", remedyId: "T8", credited: { creditedHours: 72 } },
    { service: "TALK_DRAWER", remedyId: "T9b", credited: { creditedDays: 15 } },
  ] as const)("of $service in the app is credited a sum that nobody published", (vector) => {
    expect(relief({ service: vector.service, paymentChannel: "IN_APP" })).toEqual({
      remedyId: vector.remedyId,
      decision: {
        entitled: true,
        amount: { won: null, quantity: null, unit: null },
        reason: {
          code: "SUBSCRIPTION_CREDITED",
          ruleVersion: "subscription-relief@1",
          inputs: { paymentChannel: "IN_APP", ...vector.credited },
        },
      },
    });
  });

  it.each([
    { startedAt: "2022-09-15T00:00:00+09:00", endsAt: BEFORE, entitled: false },
    { startedAt: "2022-09-15T00:00:00+09:00", endsAt: START, entitled: true },
    { startedAt: END, endsAt: "2022-11-20T00:00:00+09:00", entitled: true },
    { startedAt: AFTER, endsAt: "2022-11-20T00:00:00+09:00", entitled: false },
  ])("from $startedAt to $endsAt ran during the outage: $entitled", ({ entitled, ...span }) => {
    const decisions = (["WEB", "IN_APP"] as const).map(
      (paymentChannel) => relief({ ...span, paymentChannel }).decision,
    );

    expect(decisions.map((decision) => decision.entitled)).toEqual([entitled, entitled]);
  });

  it("that ended before the outage is refused with the span that decided", () => {
    const span = { startedAt: "2022-09-15T00:00:00+09:00", endsAt: BEFORE };

    expect(relief(span)).toEqual({
      remedyId: "T7",
      decision: {
        entitled: false,
        reason: {
          code: "SUBSCRIPTION_NOT_HELD_IN_OUTAGE",
          ruleVersion: "subscription-relief@1",
          inputs: span,
        },
      },
    });
  });
});

describe("a gift", () => {
  it.each([
    { expiresAt: BEFORE, extended: null },
    { expiresAt: START, extended: new Date("2022-10-18T15:30:00.000+09:00") },
    {
      expiresAt: "2022-10-16T23:59:59.999+09:00",
      extended: new Date("2022-10-19T23:59:59.999+09:00"),
    },
    { expiresAt: END, extended: new Date("2022-10-23T23:00:00.000+09:00") },
    { expiresAt: AFTER, extended: null },
  ])("that expires at $expiresAt is extended to $extended", ({ expiresAt, extended }) => {
    expect(extendedGift({ expiresAt }, outageSpan1015)).toEqual(extended);
  });

  it("is one grant of three days, however many gifts were held", () => {
    const gifts = [BEFORE, START, END, AFTER].map((expiresAt) => ({ expiresAt }));

    expect(decideGiftExpiry(gifts, outageSpan1015)).toEqual({
      entitled: true,
      amount: { won: null, quantity: 3, unit: "DAY" },
      reason: {
        code: "GIFT_EXPIRY_EXTENDED",
        ruleVersion: "gift-expiry@1",
        inputs: { itemsExtended: 2, itemsHeld: 4, extendedDays: 3 },
      },
    });
  });

  it.each([{ gifts: [] }, { gifts: [{ expiresAt: AFTER }] }])(
    "is no grant when none of them expired in the outage: $gifts",
    ({ gifts }) => {
      expect(decideGiftExpiry(gifts, outageSpan1015)).toEqual({
        entitled: false,
        reason: {
          code: "GIFT_EXPIRY_OUTSIDE_OUTAGE",
          ruleVersion: "gift-expiry@1",
          inputs: { itemsExtended: 0, itemsHeld: gifts.length },
        },
      });
    },
  );
});

describe("a video bought on Kakao TV", () => {
  const LONG_AGO = "2022-10-01T12:00:00+09:00";

  it.each([
    { purchasedAt: LONG_AGO, expiresAt: BEFORE, extended: null },
    {
      purchasedAt: LONG_AGO,
      expiresAt: START,
      extended: new Date("2022-10-19T15:30:00.000+09:00"),
    },
    {
      purchasedAt: END,
      expiresAt: "2022-10-23T12:00:00+09:00",
      extended: new Date("2022-10-27T12:00:00+09:00"),
    },
    { purchasedAt: AFTER, expiresAt: "2022-10-23T12:00:00+09:00", extended: null },
  ])("from $purchasedAt to $expiresAt can be watched until $extended", ({ extended, ...vod }) => {
    expect(extendedVod(vod, outageSpan1015)).toEqual(extended);
  });

  it("is one grant of 96 hours, however many were bought", () => {
    const purchases = [BEFORE, START, END].map((expiresAt) => ({
      purchasedAt: LONG_AGO,
      expiresAt,
    }));

    expect(decideVodExtension(purchases, outageSpan1015)).toEqual({
      entitled: true,
      amount: { won: null, quantity: 96, unit: "HOUR" },
      reason: {
        code: "VOD_EXTENDED",
        ruleVersion: "vod-extension@1",
        inputs: { itemsExtended: 2, itemsHeld: 3, extendedHours: 96 },
      },
    });
  });

  it("is no grant when none could be watched during the outage", () => {
    expect(decideVodExtension([], outageSpan1015)).toEqual({
      entitled: false,
      reason: {
        code: "VOD_NOT_HELD_IN_OUTAGE",
        ruleVersion: "vod-extension@1",
        inputs: { itemsExtended: 0, itemsHeld: 0 },
      },
    });
  });
});
