import { describe, expect, it } from "vitest";
import type { Decision, Reason } from "../../../subgraphs/kit/remedies/decision.js";
import type { TalkFacts } from "../../../subgraphs/talk/facts.js";
import { outageSpan1015 } from "../../../subgraphs/talk/outages/1015/outage-span.js";
import { type TalkReasonCode, talkReasons } from "../../../subgraphs/talk/reasons.js";
import { offerChannelCash } from "../../../subgraphs/talk/remedies/channel-cash/channel-cash.rules.js";
import {
  ReportNature,
  sortReport,
} from "../../../subgraphs/talk/remedies/damage-report/damage-report.rules.js";
import { decideGiftExpiry } from "../../../subgraphs/talk/remedies/gift-expiry/gift-expiry.rules.js";
import { offerGift } from "../../../subgraphs/talk/remedies/gift-package/gift-package.rules.js";
import { decideCouncilAward } from "../../../subgraphs/talk/remedies/loss-support/council-award.rules.js";
import {
  decideLossSupport,
  refuseLossClaimant,
} from "../../../subgraphs/talk/remedies/loss-support/loss-support.rules.js";
import { decideSubscriptionRelief } from "../../../subgraphs/talk/remedies/subscription-relief/subscription-relief.rules.js";
import { decideVodExtension } from "../../../subgraphs/talk/remedies/vod-extension/vod-extension.rules.js";
import { DEMO_INSTANT } from "../../demo.js";
import { everyReasonOfAClaim } from "./claim-reasons.fixture.js";

describe("Talk's reasons", () => {
  it("has texts for every code a rule gives, and a rule for every code with texts", () => {
    const used = new Set(everyReason().map(({ code }) => code));

    expect([...used].sort()).toEqual(Object.keys(talkReasons).sort());
  });

  it("fills every text from the facts that decided, in Korean and in English", () => {
    const unfit = everyReason().filter(({ code, inputs }) => {
      const texts = talkReasons[code as TalkReasonCode];
      const [ko, en] = [texts.ko(inputs), texts.en(inputs)];
      return (
        /undefined|null|NaN|Invalid/.test(ko + en) || !/[가-힣]/.test(ko) || /[가-힣]/.test(en)
      );
    });

    expect(unfit).toEqual([]);
  });

  it("tells a caller why 250,000 won of loss become 30,000 won", () => {
    const { code, inputs } = reasonOf(decideLossSupport(250_000));
    const texts = talkReasons[code as TalkReasonCode];

    expect(texts.ko(inputs)).toBe(
      "인정된 매출 손실 250,000원은 300,000원 이하이므로 30,000원을 드립니다.",
    );
    expect(texts.en(inputs)).toBe(
      "The recognised sales loss of 250,000 won is not above 300,000 won, so the support is 30,000 won.",
    );
  });

  it("says what was claimed where another loss was recognised", () => {
    const { code, inputs } = reasonOf(decideLossSupport(250_000, 700_000));
    const texts = talkReasons[code as TalkReasonCode];

    expect(texts.ko(inputs)).toBe(
      "인정된 매출 손실 250,000원(접수 금액 700,000원)은 300,000원 이하이므로 30,000원을 드립니다.",
    );
    expect(texts.en(inputs)).toBe(
      "The recognised sales loss of 250,000 won (700,000 won were claimed) is not above 300,000 won, so the support is 30,000 won.",
    );
  });

  it("names days as Korea counts them", () => {
    const inputs = {
      registeredAt: "2023-01-20T15:00:00.000Z",
      closedAt: "2023-01-20T14:59:59.999Z",
    };

    expect(talkReasons.GIFT_PACKAGE_REGISTERED_LATER.en(inputs)).toBe(
      "The gift package closed on 2023-01-20; this account was opened later, on 2023-01-21.",
    );
  });
});

/** One reason for every way in which Talk's rules can end. */
function everyReason(): Reason[] {
  const gift = offerGift({ form: "won", won: 2_000 }, new Date("2023-01-20T23:59:59.999+09:00"));
  const account = (domesticNumber: boolean, registeredAt: string): TalkFacts => ({
    account: { domesticNumber, registeredAt },
    business: null,
  });
  const business = (smallBusiness: boolean): TalkFacts => ({
    account: null,
    business: { smallBusiness },
  });
  const nobody: TalkFacts = { account: null, business: null };
  const subscription = (
    paymentChannel: "WEB" | "IN_APP",
    service: "EMOTICON_PLUS" | "TALK_DRAWER",
  ) =>
    decideSubscriptionRelief(
      {
        service,
        paymentChannel,
        startedAt: "2022-10-01T00:00:00+09:00",
        endsAt: "2022-10-31T00:00:00+09:00",
      },
      outageSpan1015,
    ).decision;
  const lapsed = decideSubscriptionRelief(
    {
      service: "TALK_DRAWER",
      paymentChannel: "WEB",
      startedAt: "2022-09-01T00:00:00+09:00",
      endsAt: "2022-09-30T00:00:00+09:00",
    },
    outageSpan1015,
  ).decision;
  const heldVod = {
    purchasedAt: "2022-10-14T00:00:00+09:00",
    expiresAt: "2022-10-16T00:00:00+09:00",
  };
  return [
    gift(account(true, "2015-03-01T12:00:00+09:00"), DEMO_INSTANT),
    gift(account(false, "2015-03-01T12:00:00+09:00"), DEMO_INSTANT),
    gift(account(true, "2023-02-01T12:00:00+09:00"), DEMO_INSTANT),
    gift(nobody, DEMO_INSTANT),
    offerChannelCash(business(true)),
    offerChannelCash(business(false)),
    offerChannelCash(nobody),
    ...[null, -1, 0, 300_000, 500_000, 500_001].map(decideLossSupport),
    ...[nobody, business(false)].map(refuseLossClaimant),
    decideCouncilAward(500_001, 250_000),
    decideCouncilAward(500_001, 0),
    decideCouncilAward(500_000, 50_000),
    subscription("WEB", "EMOTICON_PLUS"),
    subscription("IN_APP", "EMOTICON_PLUS"),
    subscription("IN_APP", "TALK_DRAWER"),
    lapsed,
    decideGiftExpiry([{ expiresAt: "2022-10-16T00:00:00+09:00" }], outageSpan1015),
    decideGiftExpiry([], outageSpan1015),
    decideVodExtension([heldVod], outageSpan1015),
    decideVodExtension([], outageSpan1015),
  ]
    .map(reasonOf)
    .concat(Object.values(ReportNature).flatMap(reasonsOfSorting), everyReasonOfAClaim());
}

function reasonsOfSorting(nature: ReportNature): Reason[] {
  const sorting = sortReport(nature);
  return sorting.next === "NOTHING" ? [sorting.reason] : [];
}

function reasonOf(
  outcome: Decision | ReturnType<typeof decideLossSupport> | Reason | null,
): Reason {
  if (outcome === null) throw new Error("the rule gave no reason");
  if ("code" in outcome) return outcome;
  return "decision" in outcome ? outcome.decision.reason : outcome.reason;
}
