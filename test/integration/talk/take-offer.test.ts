import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { takeChannelCash } from "../../../subgraphs/talk/remedies/channel-cash/take-channel-cash.js";
import { GIFT_IDS, takeGift } from "../../../subgraphs/talk/remedies/gift-package/take-gift.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { accounts, businesses } from "../../../subgraphs/talk/tables.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(talk);
const { owner, serving } = database;

const OPEN = new Date("2023-01-10T12:00:00+09:00");
const CASH_OPEN = new Date("2023-02-01T12:00:00+09:00");
const REGISTERED_AT = new Date("2015-03-01T12:00:00+09:00");

async function openAccount(beneficiaryId: string, domesticNumber = true) {
  await owner.db
    .insert(accounts)
    .values({ beneficiaryId, domesticNumber, registeredAt: REGISTERED_AT });
  return { beneficiaryId, at: OPEN, actor: beneficiaryId, why: "Taken on the page" };
}

async function openBusiness(beneficiaryId: string, smallBusiness = true) {
  await owner.db.insert(businesses).values({ beneficiaryId, smallBusiness });
  return { beneficiaryId, at: CASH_OPEN, actor: beneficiaryId, why: null };
}

describe("taking a gift of the package", () => {
  it("gives each of the six, each usable for as long as its validity says", async () => {
    const request = await openAccount("usr_takes_all");

    for (const giftId of GIFT_IDS) {
      expect(await takeGift(serving.db, giftId, request)).toEqual({ outcome: "RECORDED" });
    }

    const { grants, grantEvents } = await ledgerOf(database, request.beneficiaryId);
    const gift = (remedyId: string, given: object) => ({
      ...GRANTED,
      ...given,
      remedyId,
      grantedAt: OPEN,
      reasonCode: "GIFT_PACKAGE_ACCOUNT",
      idempotencyKey: `${remedyId.toLowerCase()}-1015`,
    });
    const emoticon = { quantity: 1, unit: "EMOTICON" };
    const NINETY_DAYS_LATER = new Date("2023-04-09T23:59:59.999+09:00");
    expect(grants).toEqual([
      gift("T1", emoticon),
      gift("T2a", { ...emoticon, expiresAt: NINETY_DAYS_LATER }),
      gift("T2b", { ...emoticon, expiresAt: NINETY_DAYS_LATER }),
      gift("T3", { won: 2_000 }),
      gift("T4", { won: 3_000 }),
      gift("T5", { quantity: 1, unit: "PASS" }),
    ]);
    expect(grantEvents).toEqual(
      GIFT_IDS.map((remedyId) => ({
        remedyId,
        sequence: 1,
        status: "GRANTED",
        at: OPEN,
        actor: request.beneficiaryId,
        why: "Taken on the page",
      })),
    );
  });

  it("gives it once when it is taken twice at the same time", async () => {
    const request = await openAccount("usr_takes_twice");

    const outcomes = await Promise.all([
      takeGift(serving.db, "T5", request),
      takeGift(serving.db, "T5", request),
    ]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["RECORDED", "REPLAYED"]);
    const { grants, grantEvents } = await ledgerOf(database, request.beneficiaryId);
    expect([grants.length, grantEvents.length]).toEqual([1, 1]);
  });

  it("knows a repeated request whatever the time zone of the database session", async () => {
    const request = await openAccount("usr_retries");
    const takeIn = (zone: string) =>
      owner.db.transaction(async (tx) => {
        await tx.execute(sql`select set_config('timezone', ${zone}, true)`);
        return takeGift(tx, "T1", request);
      });

    expect(await takeIn("Asia/Seoul")).toEqual({ outcome: "RECORDED" });
    expect(await takeIn("America/New_York")).toEqual({ outcome: "REPLAYED" });
  });

  it.each([
    ["a millisecond before it opens", "2023-01-05T08:59:59.999+09:00"],
    ["a millisecond after it closed", "2023-01-21T00:00:00.000+09:00"],
  ])("refuses %s, and writes nothing", async (moment, at) => {
    const request = await openAccount(`usr_${moment.replaceAll(" ", "_")}`);

    const outcome = await takeGift(serving.db, "T1", { ...request, at: new Date(at) });

    expect(outcome).toEqual({ outcome: "REFUSED", code: "OUTSIDE_WINDOW" });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });

  it.each(["2023-01-05T09:00:00.000+09:00", "2023-01-20T23:59:59.999+09:00"])(
    "gives it at %s, the first and the last instant",
    async (at) => {
      const request = await openAccount(`usr_${at}`);

      const outcome = await takeGift(serving.db, "T1", { ...request, at: new Date(at) });

      expect(outcome).toEqual({ outcome: "RECORDED" });
    },
  );

  it("refuses an overseas number with the rule's reason, and writes nothing", async () => {
    const request = await openAccount("usr_overseas", false);

    expect(await takeGift(serving.db, "T3", request)).toEqual({
      outcome: "REFUSED",
      code: "NOT_ENTITLED",
      reason: {
        code: "GIFT_PACKAGE_OVERSEAS_NUMBER",
        ruleVersion: "gift-package@1",
        inputs: { domesticNumber: false },
      },
    });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });

  it("refuses somebody whom Talk does not know", async () => {
    const stranger = { beneficiaryId: "usr_stranger", at: OPEN, actor: "usr_stranger", why: null };

    expect(await takeGift(serving.db, "T1", stranger)).toEqual({
      outcome: "REFUSED",
      code: "NOT_ENTITLED",
      reason: { code: "GIFT_PACKAGE_NO_ACCOUNT", ruleVersion: "gift-package@1", inputs: {} },
    });
    expect(await ledgerOf(database, "usr_stranger")).toEqual(NOTHING);
  });
});

describe("applying for channel cash", () => {
  it("gives a small business 50,000 won once, without a claim and without an end", async () => {
    const application = await openBusiness("ptn_applies");

    const first = await takeChannelCash(serving.db, application);
    const again = await takeChannelCash(serving.db, {
      ...application,
      at: new Date("2023-05-21T23:59:59.999+09:00"),
    });

    expect([first, again]).toEqual([{ outcome: "RECORDED" }, { outcome: "REPLAYED" }]);
    expect(await ledgerOf(database, "ptn_applies")).toEqual({
      ...NOTHING,
      grants: [
        {
          ...GRANTED,
          remedyId: "B4",
          won: 50_000,
          grantedAt: CASH_OPEN,
          reasonCode: "CHANNEL_CASH_SMALL_BUSINESS",
          idempotencyKey: "b4-1015",
        },
      ],
      grantEvents: [
        {
          remedyId: "B4",
          sequence: 1,
          status: "GRANTED",
          at: CASH_OPEN,
          actor: "ptn_applies",
          why: null,
        },
      ],
    });
  });

  it.each([
    ["before applications opened", "2023-01-29T23:59:59.999+09:00"],
    ["after they closed", "2023-05-22T00:00:00.000+09:00"],
  ])("is refused %s, and nothing is written", async (moment, at) => {
    const application = await openBusiness(`ptn_${moment.replaceAll(" ", "_")}`);

    const outcome = await takeChannelCash(serving.db, { ...application, at: new Date(at) });

    expect(outcome).toEqual({ outcome: "REFUSED", code: "OUTSIDE_WINDOW" });
    expect(await ledgerOf(database, application.beneficiaryId)).toEqual(NOTHING);
  });

  it("is refused to a larger company with the rule's reason, and nothing is written", async () => {
    const application = await openBusiness("ptn_large", false);

    expect(await takeChannelCash(serving.db, application)).toEqual({
      outcome: "REFUSED",
      code: "NOT_ENTITLED",
      reason: {
        code: "CHANNEL_CASH_NOT_SMALL_BUSINESS",
        ruleVersion: "channel-cash@1",
        inputs: { smallBusiness: false },
      },
    });
    expect(await ledgerOf(database, "ptn_large")).toEqual(NOTHING);
  });
});
