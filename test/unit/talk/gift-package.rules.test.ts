import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expiresAt } from "../../../subgraphs/kit/remedies/validity.js";
import type { TalkFacts } from "../../../subgraphs/talk/facts.js";
import {
  type GiftValue,
  offerGift,
} from "../../../subgraphs/talk/remedies/gift-package/gift-package.rules.js";
import { DEMO_INSTANT } from "../../demo.js";

const CLOSED_AT = new Date("2023-01-20T23:59:59.999+09:00");
const EMOTICON: GiftValue = {
  form: "in-kind",
  quantity: 1,
  unit: "EMOTICON",
  listPriceWon: 2_500,
};
const COUPON: GiftValue = { form: "won", won: 2_000 };

const user = (account: Partial<TalkFacts["account"]> = {}): TalkFacts => ({
  account: { domesticNumber: true, registeredAt: "2015-03-01T12:00:00+09:00", ...account },
  business: null,
});
const partner: TalkFacts = { account: null, business: { smallBusiness: true } };

describe("the gift package", () => {
  it("offers an emoticon, with its list price, to an account with a domestic number", () => {
    expect(offerGift(EMOTICON, CLOSED_AT)(user(), DEMO_INSTANT)).toEqual({
      entitled: true,
      amount: { won: null, quantity: 1, unit: "EMOTICON", listPriceWon: 2_500 },
      reason: {
        code: "GIFT_PACKAGE_ACCOUNT",
        ruleVersion: "gift-package@1",
        inputs: { domesticNumber: true, registeredAt: "2015-03-01T12:00:00+09:00" },
      },
    });
  });

  it("offers a coupon at its face value", () => {
    expect(offerGift(COUPON, CLOSED_AT)(user(), DEMO_INSTANT)).toMatchObject({
      entitled: true,
      amount: { won: 2_000 },
    });
  });

  it("refuses an overseas number with a code of its own", () => {
    expect(offerGift(COUPON, CLOSED_AT)(user({ domesticNumber: false }), DEMO_INSTANT)).toEqual({
      entitled: false,
      reason: {
        code: "GIFT_PACKAGE_OVERSEAS_NUMBER",
        ruleVersion: "gift-package@1",
        inputs: { domesticNumber: false },
      },
    });
  });

  it("refuses a partner, who has no account here", () => {
    expect(offerGift(COUPON, CLOSED_AT)(partner, DEMO_INSTANT)).toEqual({
      entitled: false,
      reason: { code: "GIFT_PACKAGE_NO_ACCOUNT", ruleVersion: "gift-package@1", inputs: {} },
    });
  });

  it.each([
    ["2023-01-20T23:59:59.999+09:00", true],
    ["2023-01-21T00:00:00.000+09:00", false],
  ])("an account registered at %s could take it: %s", (registeredAt, entitled) => {
    expect(offerGift(COUPON, CLOSED_AT)(user({ registeredAt }), DEMO_INSTANT).entitled).toBe(
      entitled,
    );
  });

  it("tells an account that came too late when the package closed", () => {
    const registeredAt = "2023-02-01T09:00:00+09:00";

    expect(offerGift(COUPON, CLOSED_AT)(user({ registeredAt }), DEMO_INSTANT)).toEqual({
      entitled: false,
      reason: {
        code: "GIFT_PACKAGE_REGISTERED_LATER",
        ruleVersion: "gift-package@1",
        inputs: { registeredAt, closedAt: "2023-01-20T14:59:59.999Z" },
      },
    });
  });

  it("never offers anything to an overseas number, whenever it registered", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2010-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        (registered) => {
          const facts = user({ domesticNumber: false, registeredAt: registered.toISOString() });

          expect(offerGift(COUPON, CLOSED_AT)(facts, DEMO_INSTANT).entitled).toBe(false);
        },
      ),
    );
  });

  it.each([
    ["2023-01-05T09:00:00+09:00", "2023-04-04T23:59:59.999+09:00"],
    ["2023-01-05T23:59:59+09:00", "2023-04-04T23:59:59.999+09:00"],
    ["2023-01-20T23:00:00+09:00", "2023-04-19T23:59:59.999+09:00"],
  ])("an emoticon for 90 days taken at %s can be used until %s", (takenAt, until) => {
    expect(expiresAt({ form: "days", days: 90 }, new Date(takenAt))).toEqual(new Date(until));
  });
});
