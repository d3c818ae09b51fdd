import { describe, expect, it } from "vitest";
import { offerChannelCash } from "../../../subgraphs/talk/remedies/channel-cash/channel-cash.rules.js";

describe("channel cash", () => {
  it("is 50,000 won for every small business, asked for no loss and no report", () => {
    expect(offerChannelCash({ account: null, business: { smallBusiness: true } })).toEqual({
      entitled: true,
      amount: { won: 50_000 },
      reason: {
        code: "CHANNEL_CASH_SMALL_BUSINESS",
        ruleVersion: "channel-cash@1",
        inputs: { smallBusiness: true, cashWon: 50_000 },
      },
    });
  });

  it("is not for larger businesses", () => {
    expect(offerChannelCash({ account: null, business: { smallBusiness: false } })).toEqual({
      entitled: false,
      reason: {
        code: "CHANNEL_CASH_NOT_SMALL_BUSINESS",
        ruleVersion: "channel-cash@1",
        inputs: { smallBusiness: false },
      },
    });
  });

  it("is not for users", () => {
    const account = { domesticNumber: true, registeredAt: "2015-03-01T12:00:00+09:00" };

    expect(offerChannelCash({ account, business: null })).toEqual({
      entitled: false,
      reason: { code: "CHANNEL_CASH_NOT_A_BUSINESS", ruleVersion: "channel-cash@1", inputs: {} },
    });
  });
});
