import { describe, expect, it } from "vitest";
import { programme1015 } from "../../../subgraphs/pay/outages/1015.js";
import { payReasons } from "../../../subgraphs/pay/reasons.js";
import {
  becauseOfClaim,
  CLAIM_VERDICTS,
  statusAfter,
} from "../../../subgraphs/pay/remedies/damage-claim/damage-claim.rules.js";
import { salesChannelOffer } from "../../../subgraphs/pay/remedies/sales-channel/sales-channel.rules.js";

describe("an answer to a report of damage", () => {
  it("approves what was settled with the customer and rejects everything else", () => {
    expect(CLAIM_VERDICTS.map((verdict) => [verdict, statusAfter(verdict)])).toEqual([
      ["SETTLED_WITH_CUSTOMER", "APPROVED"],
      ["CLAIM_OF_ANOTHER_AFFILIATE", "REJECTED"],
      ["CLAIM_WITHOUT_DAMAGE", "REJECTED"],
      ["CLAIM_CAUSE_NOT_SHOWN", "REJECTED"],
    ]);
  });

  it("carries the version of its rule", () => {
    expect(becauseOfClaim("CLAIM_CLOSED", { status: "WITHDRAWN" })).toEqual({
      code: "CLAIM_CLOSED",
      ruleVersion: "damage-claim@1",
      inputs: { status: "WITHDRAWN" },
    });
  });

  it("has neither a sum nor a kind nor a window, because none was published", () => {
    const intake = programme1015.remedies.find(({ id }) => id === "P2");

    expect([intake?.kind, intake?.value, intake?.rounds]).toEqual([null, { form: "unknown" }, []]);
  });
});

describe("Pay's reasons", () => {
  it("are exactly those that a rule of Pay gives", () => {
    const offers = [null, { smallBusiness: true }, { smallBusiness: false }].map(
      (merchant) => salesChannelOffer({ merchant }).reason.code,
    );
    const intake = ["NOT_A_PAY_CUSTOMER", "CLAIM_OPEN_ALREADY", "CLAIM_UNKNOWN", "CLAIM_CLOSED"];

    const given = new Set([...offers, ...intake, ...CLAIM_VERDICTS]);

    expect(given).toEqual(new Set(Object.keys(payReasons)));
  });

  it.each(Object.entries(payReasons))("%s can be read in both languages", (_code, { ko, en }) => {
    const inputs = { claimId: "clm_test", status: "WITHDRAWN", smallBusiness: true };

    expect(ko(inputs)).toMatch(/[가-힣].*\.$/);
    expect(en(inputs)).toMatch(/^[A-Z][^가-힣]+\.$/);
  });

  it("name the report that is open, and how the closed one ended", () => {
    const open = { claimId: "clm_test" };
    const closed = { status: "WITHDRAWN" };

    const { CLAIM_OPEN_ALREADY, CLAIM_CLOSED } = payReasons;
    expect([CLAIM_OPEN_ALREADY.ko(open), CLAIM_OPEN_ALREADY.en(open)]).toEqual([
      "처리 중인 피해 접수(clm_test)가 있습니다. 처리가 끝나거나 취소한 뒤에 다시 접수할 수 있습니다.",
      "The report clm_test is still open. Another one can be filed when it is answered or withdrawn.",
    ]);
    expect([CLAIM_CLOSED.ko(closed), CLAIM_CLOSED.en(closed)]).toEqual([
      "이미 종결된 접수입니다(WITHDRAWN).",
      "The report is closed already (WITHDRAWN).",
    ]);
  });
});
