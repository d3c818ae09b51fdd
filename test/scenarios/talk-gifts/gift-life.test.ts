import { describe, expect, it } from "vitest";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { startGraph } from "../../graph.js";
import {
  giftDesk,
  OPERATOR,
  PHONE_AGENT,
  SECOND_OPERATOR,
  talkLedger,
} from "./talk-gifts.fixture.js";

const graph = await startGraph();
const { ask, told, word, at, user, partner, own } = giftDesk(graph);

const FIRST_DAY = "2023-01-05T12:00:00.000";

/** A user who has taken the package, with the id of each gift in it. */
async function holder() {
  const as = await user();
  at(FIRST_DAY);
  const { grants } = await told(as, "takeTalkGiftPackage");
  const ids = new Map<string, string>(
    grants.map(({ id, remedy }: { id: string; remedy: { id: string } }) => [remedy.id, id]),
  );
  return { as, grantId: (remedyId: string) => ids.get(remedyId) ?? "" };
}

/** The steps of one gift, as the ledger keeps them. */
async function stepsOf({ id }: IdentifiedViewer, remedyId: string) {
  const { grantEvents } = await talkLedger(graph, id);
  return grantEvents
    .filter((event) => event.remedyId === remedyId)
    .map(({ status, actor, why }) => [status, actor, why]);
}

describe("a Kakao Makers coupon", () => {
  it.each([
    [3_499, "ORDER_BELOW_MINIMUM"],
    [0, "ORDER_BELOW_MINIMUM"],
    [null, "ORDER_BELOW_MINIMUM"],
    [undefined, "ORDER_BELOW_MINIMUM"],
    [3_500, "REDEEMED"],
  ])("is used for an order of %s won: %s", async (orderWon, outcome) => {
    const { as, grantId } = await holder();

    for (const coupon of ["T3", "T4"]) {
      const input = { grantId: grantId(coupon), orderWon };
      expect(await word(as, "redeemTalkGrant", input)).toBe(outcome);
    }

    const { grants } = await talkLedger(graph, as.id);
    const status = outcome === "REDEEMED" ? outcome : "GRANTED";
    expect(grants.filter(({ won }) => won !== null)).toMatchObject([
      { remedyId: "T3", won: 2_000, status },
      { remedyId: "T4", won: 3_000, status },
    ]);
  });

  it("says what the smallest order is when an order is smaller, or not stated", async () => {
    const { as, grantId } = await holder();
    const T3 = { grantId: grantId("T3") };

    const refused = [
      await told(as, "redeemTalkGrant", { ...T3, orderWon: 3_499 }),
      await told(as, "redeemTalkGrant", T3),
    ];

    const no = { code: "ORDER_BELOW_MINIMUM" };
    const inputs = (orderWon: string | null) => ({
      ruleVersion: "ledger@1",
      inputs: [
        { name: "orderWon", value: orderWon },
        { name: "minimumOrderWon", value: "3500" },
      ],
    });
    expect(refused).toEqual([
      {
        ...no,
        ko: "주문 금액 3,499원이 최소 주문 금액 3,500원보다 적습니다.",
        en: "The order of 3,499 won is below the minimum of 3,500 won.",
        reason: inputs("3499"),
      },
      {
        ...no,
        ko: "최소 주문 금액이 3,500원이므로 주문 금액이 필요합니다.",
        en: "The minimum order is 3,500 won, so the sum of the order is needed.",
        reason: inputs(null),
      },
    ]);
  });

  it("is used once: asked again it is the same use, at the same instant", async () => {
    const { as, grantId } = await holder();
    const order = { grantId: grantId("T3"), orderWon: 10_000 };

    const used = await told(as, "redeemTalkGrant", order);
    at("2023-01-09T12:00:00.000");
    const again = await told(as, "redeemTalkGrant", order);

    expect(used).toMatchObject({
      isReplay: false,
      grant: { status: "REDEEMED", redeemedAt: "2023-01-05T03:00:00.000Z", won: 2_000 },
    });
    expect(again).toEqual({ ...used, isReplay: true });
    expect(await stepsOf(as, "T3")).toEqual([
      ["GRANTED", as.id, null],
      ["REDEEMED", as.id, null],
    ]);
  });

  it("does not lapse by itself, because no source tells when it would", async () => {
    const { as, grantId } = await holder();
    at("2029-12-31T12:00:00.000");

    const order = { grantId: grantId("T4"), orderWon: 3_500 };
    expect(await word(as, "redeemTalkGrant", order)).toBe("REDEEMED");
  });

  it("cannot be used when it was declined", async () => {
    const { as, grantId } = await holder();
    const T3 = { grantId: grantId("T3") };
    await told(as, "declineTalkGrant", T3);

    expect(await word(as, "redeemTalkGrant", { ...T3, orderWon: 3_500 })).toBe(
      "GRANT_STEP_NOT_LEGAL",
    );
  });
});

describe("an emoticon for 90 days", () => {
  it.each([
    ["2023-04-04T23:59:59.999", "REDEEMED"],
    ["2023-04-05T00:00:00.000", "GRANT_LAPSED"],
  ])("that was taken on 5 January can be put to use at %s: %s", async (now, outcome) => {
    const { as, grantId } = await holder();
    at(now);

    expect(await word(as, "redeemTalkGrant", { grantId: grantId("T2a") })).toBe(outcome);

    const { grants } = await own(as);
    const shown = outcome === "REDEEMED" ? outcome : "EXPIRED";
    expect(grants).toContainEqual(
      expect.objectContaining({ remedy: { id: "T2a" }, status: shown }),
    );
  });
});

describe("a gift that is not wanted", () => {
  it("is declined before it is taken: the package then comes without it", async () => {
    const as = await user();
    at(FIRST_DAY);
    const offers = (await own(as)).grants;
    const offer = offers.find(({ remedy }: { remedy: { id: string } }) => remedy.id === "T2b");

    const declined = await told(as, "declineTalkGrant", { grantId: offer.id, note: "Not mine" });
    const taken = await told(as, "takeTalkGiftPackage");

    expect(declined).toMatchObject({
      isReplay: false,
      grant: { id: offer.id, status: "DECLINED" },
    });
    const statuses = taken.grants.map(({ remedy, status }: typeof offer) => [remedy.id, status]);
    expect([taken.isReplay, statuses]).toEqual([
      false,
      [
        ["T1", "GRANTED"],
        ["T2a", "GRANTED"],
        ["T2b", "DECLINED"],
        ["T3", "GRANTED"],
        ["T4", "GRANTED"],
      ],
    ]);
    expect(await stepsOf(as, "T2b")).toEqual([["DECLINED", as.id, "Not mine"]]);
  });

  it.each(["takeTalkDrawerPass", "applyTalkChannelCash"] as const)(
    "is not to be had any more by %s, and counts against no quota",
    async (name) => {
      const isPass = name === "takeTalkDrawerPass";
      const as = isPass ? await user() : await partner();
      at(isPass ? FIRST_DAY : "2023-01-30T12:00:00.000");
      const remedyId = isPass ? "T5" : "B4";
      const grants = (await own(as)).grants;
      const { id } = grants.find(
        ({ remedy }: { remedy: { id: string } }) => remedy.id === remedyId,
      );
      await told(as, "declineTalkGrant", { grantId: id });

      const refused = await told(as, name);

      expect(refused).toEqual({
        code: "GRANT_DECLINED",
        ko: "받지 않기로 한 기록이 있어 다시 받을 수 없습니다.",
        en: "It is on record as declined, so it cannot be taken again.",
        reason: { ruleVersion: "ledger@1", inputs: [] },
      });
      expect(await stepsOf(as, remedyId)).toEqual([["DECLINED", as.id, null]]);
    },
  );

  it("is declined after it was taken, by the owner or by an agent for them, and by nobody else", async () => {
    const { as, grantId } = await holder();
    const nosy = await user();

    const { errors } = await ask(nosy, "declineTalkGrant", { grantId: grantId("T1") });
    const words = [
      await word(as, "declineTalkGrant", { grantId: grantId("T1") }),
      await word(PHONE_AGENT, "declineTalkGrant", { grantId: grantId("T3"), note: "By phone" }),
    ];

    expect(errors).toMatchObject([{ path: ["told"], extensions: { code: "FORBIDDEN" } }]);
    expect(words).toEqual(["DECLINED", "DECLINED"]);
    expect(await stepsOf(as, "T3")).toEqual([
      ["GRANTED", as.id, null],
      ["DECLINED", PHONE_AGENT.id, "By phone"],
    ]);
  });
});

describe("a user's gifts, from the first day to the last", () => {
  it("end with what was kept in the total, and every step on record", async () => {
    const { as, grantId } = await holder();
    const [T1, T3, T4] = ["T1", "T3", "T4"].map((id) => ({ grantId: grantId(id) }));

    // Both coupons count at their face value, the open pass as an offer.
    expect((await own(as)).total).toMatchObject({
      received: 5_000,
      cash: 0,
      expired: 0,
      isComplete: true,
    });
    await told(as, "redeemTalkGrant", { ...T3, orderWon: 12_000 });
    await told(as, "declineTalkGrant", T1);
    await told(as, "takeTalkDrawerPass");

    // An operator takes back the coupon that was never used, alone; for the used one it takes two.
    const revoked = await word(OPERATOR, "revokeTalkGrant", { ...T4, note: "Taken by a robot" });
    const proposed = await word(OPERATOR, "revokeTalkGrant", { ...T3, note: "Order cancelled" });
    const byItself = await word(OPERATOR, "confirmTalkRevocation", T3);
    expect([revoked, proposed, byItself]).toEqual([
      "REVOKED",
      "REDEEMED",
      "REVOCATION_NEEDS_ANOTHER_PERSON",
    ]);
    expect((await own(as)).total.received).toBe(2_000);
    const confirmed = await word(SECOND_OPERATOR, "confirmTalkRevocation", T3);
    expect(confirmed).toBe("REVOKED");

    at("2023-04-05T00:00:00.000");
    const { total, grants } = await own(as);
    expect(grants.map(({ remedy, status }: (typeof grants)[0]) => [remedy.id, status])).toEqual([
      ["T1", "DECLINED"],
      ["T2a", "EXPIRED"],
      ["T2b", "EXPIRED"],
      ["T3", "REVOKED"],
      ["T4", "REVOKED"],
      ["T5", "GRANTED"],
    ]);
    expect(total).toEqual({
      received: 0,
      cash: 0,
      offered: 0,
      pending: 0,
      expired: 0,
      isComplete: true,
      inKind: [
        {
          standing: "EXPIRED",
          kind: "DIGITAL_ITEM",
          unit: "EMOTICON",
          quantity: 2,
          listPriceWon: 4_000,
        },
        { standing: "RECEIVED", kind: "PASS", unit: "PASS", quantity: 1, listPriceWon: 1_900 },
      ],
    });
    expect(await stepsOf(as, "T3")).toEqual([
      ["GRANTED", as.id, null],
      ["REDEEMED", as.id, null],
      ["REVOKED", SECOND_OPERATOR.id, null],
    ]);
    expect(await stepsOf(as, "T4")).toEqual([
      ["GRANTED", as.id, null],
      ["REVOKED", OPERATOR.id, "Taken by a robot"],
    ]);
  });

  it("are not given again once an operator has taken them back", async () => {
    const { as, grantId } = await holder();
    await told(OPERATOR, "revokeTalkGrant", { grantId: grantId("T2a"), note: "Taken by a robot" });

    expect(await word(as, "takeTalkGiftPackage")).toBe("GRANT_REVOKED");

    expect(await stepsOf(as, "T2a")).toEqual([
      ["GRANTED", as.id, null],
      ["REVOKED", OPERATOR.id, "Taken by a robot"],
    ]);
  });
});
