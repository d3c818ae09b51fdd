import { describe, expect, it } from "vitest";
import { payReasons } from "../../../subgraphs/pay/reasons.js";
import { salesChannelOffer } from "../../../subgraphs/pay/remedies/sales-channel/sales-channel.rules.js";

const RULE = "sales-channel@1";
const SMALL_BUSINESS = { merchant: { smallBusiness: true } };
const LARGE_MERCHANT = { merchant: { smallBusiness: false } };
const NO_MERCHANT = { merchant: null };

describe("sales channel offer", () => {
  it("offers a small business that sells through Pay a programme of unknown size and no won", () => {
    expect(salesChannelOffer(SMALL_BUSINESS)).toEqual({
      entitled: true,
      amount: { won: null, quantity: null, unit: "PROGRAMME" },
      reason: {
        code: "SALES_CHANNEL_PLANNED",
        ruleVersion: RULE,
        inputs: { smallBusiness: true },
      },
    });
  });

  it("refuses larger merchants and those who sell nothing through Pay", () => {
    expect(salesChannelOffer(LARGE_MERCHANT)).toEqual({
      entitled: false,
      reason: {
        code: "NOT_A_SMALL_BUSINESS",
        ruleVersion: RULE,
        inputs: { smallBusiness: false },
      },
    });
    expect(salesChannelOffer(NO_MERCHANT)).toEqual({
      entitled: false,
      reason: { code: "NOT_A_MERCHANT", ruleVersion: RULE, inputs: {} },
    });
  });

  it("tells a caller that it is a plan and that nothing is promised in won", () => {
    const { ko, en } = payReasons.SALES_CHANNEL_PLANNED;

    expect([ko({}), en({})]).toEqual([
      expect.stringContaining("계획 단계이며, 금액으로 약속된 것은 없습니다."),
      expect.stringContaining("It is a plan: nothing is promised in won."),
    ]);
  });
});
