import { describe, expect, it } from "vitest";
import { startGraph } from "../../graph.js";
import { GRANTED, NOTHING } from "../../integration/affiliate.js";
import { giftDesk, OPERATOR, PHONE_AGENT, talkLedger } from "./talk-gifts.fixture.js";

const graph = await startGraph();
const { ask, told, word, at, user } = giftDesk(graph);

const OPENS = "2023-01-05T09:00:00.000";
const LAST = "2023-01-20T23:59:59.999";
const WITHIN = "2023-01-06T12:00:00.000";
/** The end of the 90th day, in UTC: the day it was taken is the first. */
const END_WHEN_TAKEN_FIRST = "2023-04-04T14:59:59.999Z";
const END_WHEN_TAKEN_LAST = "2023-04-19T14:59:59.999Z";

const TAKES = ["takeTalkGiftPackage", "takeTalkDrawerPass"] as const;

function gift(remedyId: string, what: object) {
  return {
    id: expect.stringMatching(/^grt_/),
    remedy: { id: remedyId },
    status: "GRANTED",
    won: null,
    quantity: null,
    unit: null,
    expiresAt: null,
    redeemedAt: null,
    reason: { code: "GIFT_PACKAGE_ACCOUNT" },
    ...what,
  };
}

const EMOTICON = { quantity: 1, unit: "EMOTICON" };
function packageUntil(expiresAt: string) {
  return [
    gift("T1", EMOTICON),
    gift("T2a", { ...EMOTICON, expiresAt }),
    gift("T2b", { ...EMOTICON, expiresAt }),
    gift("T3", { won: 2_000 }),
    gift("T4", { won: 3_000 }),
  ];
}

/** The grants and first events of gifts taken at that instant, as the ledger has them. */
function takenAt(instant: string, beneficiaryId: string, gifts: ReturnType<typeof gift>[]) {
  const grantedAt = new Date(`${instant}+09:00`);
  return {
    ...NOTHING,
    grants: gifts.map(({ remedy, won, quantity, unit, expiresAt, reason }) => ({
      ...GRANTED,
      remedyId: remedy.id,
      won,
      quantity,
      unit,
      grantedAt,
      expiresAt: expiresAt && new Date(expiresAt),
      reasonCode: reason.code,
      idempotencyKey: `${remedy.id.toLowerCase()}-1015`,
    })),
    grantEvents: gifts.map(({ remedy }) => ({
      remedyId: remedy.id,
      sequence: 1,
      status: "GRANTED",
      at: grantedAt,
      actor: beneficiaryId,
      why: null,
    })),
  };
}

describe("taking the gift package and the Talk Drawer pass", () => {
  it.each([
    ["on the afternoon before, when the page had leaked", "2023-01-04T16:05:00.000"],
    ["a millisecond before 09:00", "2023-01-05T08:59:59.999"],
    ["at 24:00 of the last day", "2023-01-21T00:00:00.000"],
    ["months later", "2023-05-01T12:00:00.000"],
  ])("is refused %s, with the span and its instants, and leaves nothing", async (_when, now) => {
    const as = await user();
    at(now);

    for (const take of TAKES) {
      expect(await told(as, take)).toEqual({
        code: "OUTSIDE_WINDOW",
        ko: "받을 수 있는 기간(2023-01-05 09:00 ~ 2023-01-20 23:59)이 아닙니다.",
        en: "This can be taken only within 2023-01-05 09:00 ~ 2023-01-20 23:59 (Korean time).",
        reason: {
          ruleVersion: "ledger@1",
          inputs: [
            { name: "at", value: new Date(`${now}+09:00`).toISOString() },
            { name: "opensAt", value: "2023-01-05T00:00:00.000Z" },
            { name: "closesAt", value: "2023-01-20T14:59:59.999Z" },
          ],
        },
      });
    }
    expect(await talkLedger(graph, as.id)).toEqual(NOTHING);
  });

  it.each([
    ["first", OPENS, END_WHEN_TAKEN_FIRST],
    ["last", LAST, END_WHEN_TAKEN_LAST],
  ])(
    "gives all of it at the %s instant, emoticons for 90 days from then",
    async (_which, now, end) => {
      const as = await user();
      at(now);

      const taken = await told(as, "takeTalkGiftPackage");
      const pass = await told(as, "takeTalkDrawerPass");

      const gifts = [...packageUntil(end), gift("T5", { quantity: 1, unit: "PASS" })];
      expect(taken).toEqual({ isReplay: false, grants: gifts.slice(0, -1) });
      expect(pass).toEqual({ isReplay: false, grant: gifts.at(-1) });
      expect(await talkLedger(graph, as.id)).toEqual(takenAt(now, as.id, gifts));
    },
  );

  it("gives it once: asked again, under the same key or another, it is the same", async () => {
    const as = await user();
    at(OPENS);
    const grants = packageUntil(END_WHEN_TAKEN_FIRST);
    const ONE = { idempotencyKey: "one" };

    const taken = [await told(as, "takeTalkGiftPackage", ONE)];
    at(WITHIN);
    taken.push(await told(as, "takeTalkGiftPackage", ONE), await told(as, "takeTalkGiftPackage"));

    expect(taken).toEqual([
      { isReplay: false, grants },
      { isReplay: true, grants },
      { isReplay: true, grants },
    ]);
    expect(await talkLedger(graph, as.id)).toEqual(takenAt(OPENS, as.id, grants));
  });

  it("gives it once when it is asked for several times at the same moment", async () => {
    const as = await user();
    at(WITHIN);

    const taken = await Promise.all([1, 2, 3].flatMap(() => TAKES.map((take) => told(as, take))));

    expect(taken.map(({ isReplay }) => isReplay).sort()).toEqual([
      ...[false, false],
      ...[true, true, true, true],
    ]);
    const { grants, grantEvents } = await talkLedger(graph, as.id);
    const ids = ["T1", "T2a", "T2b", "T3", "T4", "T5"];
    expect(grants.map(({ remedyId }) => remedyId)).toEqual(ids);
    expect(grantEvents.map(({ remedyId }) => remedyId)).toEqual(ids);
  });

  it("is refused to an overseas number, and says why", async () => {
    const as = await user({ domesticNumber: false });
    at(WITHIN);

    for (const take of TAKES) {
      expect(await told(as, take)).toEqual({
        code: "GIFT_PACKAGE_OVERSEAS_NUMBER",
        ko: "마음 패키지는 국내 전화번호로만 받을 수 있으며, 이 계정의 번호는 해외 번호입니다.",
        en: "The gift package is for Korean phone numbers only, and this account has an overseas number.",
        reason: {
          ruleVersion: "gift-package@1",
          inputs: [{ name: "domesticNumber", value: "false" }],
        },
      });
    }
    expect(await talkLedger(graph, as.id)).toEqual(NOTHING);
  });

  it("is refused to somebody who has no account at Talk", async () => {
    const stranger = { role: "user", id: "usr_test_stranger" } as const;
    at(WITHIN);

    expect([await word(stranger, TAKES[0]), await word(stranger, TAKES[1])]).toEqual([
      "GIFT_PACKAGE_NO_ACCOUNT",
      "GIFT_PACKAGE_NO_ACCOUNT",
    ]);
    expect(await talkLedger(graph, stranger.id)).toEqual(NOTHING);
  });

  it("is nothing that anybody else can do, neither a user nor an agent nor an operator", async () => {
    const owner = await user();
    const nosy = await user();
    at(WITHIN);

    for (const as of [nosy, PHONE_AGENT, OPERATOR]) {
      for (const take of TAKES) {
        expect(await ask(as, take, { beneficiaryId: owner.id })).toEqual({
          status: 200,
          data: { told: null },
          errors: [
            {
              message: "You may not do this.",
              path: ["told"],
              extensions: { code: "FORBIDDEN", affiliate: "TALK", retryable: false },
            },
          ],
        });
      }
    }
    expect(await talkLedger(graph, owner.id)).toEqual(NOTHING);
  });

  it("is refused under a key that named another request", async () => {
    const as = await user();
    at(WITHIN);
    const SAME = { idempotencyKey: "same" };
    await told(as, "takeTalkGiftPackage", SAME);

    expect(await word(as, "takeTalkDrawerPass", SAME)).toBe("IDEMPOTENCY_MISMATCH");

    const { grants } = await talkLedger(graph, as.id);
    expect(grants.map(({ remedyId }) => remedyId)).toEqual(["T1", "T2a", "T2b", "T3", "T4"]);
  });
});
