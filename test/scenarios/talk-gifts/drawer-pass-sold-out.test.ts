import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { openQuota } from "../../../subgraphs/kit/ledger/quota.js";
import { quotaParts } from "../../../subgraphs/kit/ledger/tables.js";
import { startGraph } from "../../graph.js";
import { NOTHING } from "../../integration/affiliate.js";
import { countsOf } from "../../integration/ledger/quota.fixture.js";
import { giftDesk, talkLedger } from "./talk-gifts.fixture.js";

const graph = await startGraph({ now: new Date("2023-01-06T12:00:00+09:00") });
const { told, word, user } = giftDesk(graph);
const PASSES = { outageId: "1015", quotaId: "T5" };

/** What the quota of passes counts. */
async function counted() {
  let counts: Awaited<ReturnType<typeof countsOf>>;
  await graph.asOwner("talk", async (owner) => {
    counts = await countsOf(owner, PASSES);
  });
  return { size: counts?.size, taken: counts?.taken };
}

describe("the three million Talk Drawer passes", () => {
  it("run out: then nobody gets one, who has one keeps it, and one more goes to one more", async () => {
    const [early, late, later] = [await user(), await user(), await user()];
    const before = await counted();
    expect(await word(early, "takeTalkDrawerPass")).toBe("GRANTED");
    const afterOne = await counted();
    await graph.asOwner("talk", ({ db }) =>
      db
        .update(quotaParts)
        .set({ taken: sql`${quotaParts.size}` })
        .where(eq(quotaParts.quotaId, PASSES.quotaId)),
    );

    const refused = await told(late, "takeTalkDrawerPass");
    const again = await told(early, "takeTalkDrawerPass");
    const leftBehind = await talkLedger(graph, late.id);
    await graph.asOwner("talk", ({ db }) => openQuota(db, { ...PASSES, size: 3_000_001 }));
    const words = [await word(late, "takeTalkDrawerPass"), await word(later, "takeTalkDrawerPass")];

    expect(afterOne).toEqual({ size: 3_000_000, taken: Number(before.taken) + 1 });
    expect(refused).toEqual({
      code: "SOLD_OUT",
      ko: "선착순 3,000,000개가 모두 소진되었습니다.",
      en: "All 3,000,000 were taken, first come, first served.",
      reason: { ruleVersion: "ledger@1", inputs: [{ name: "quota", value: "3000000" }] },
    });
    expect(leftBehind).toEqual(NOTHING);
    expect(again).toMatchObject({ isReplay: true, grant: { status: "GRANTED", quantity: 1 } });
    expect(words).toEqual(["GRANTED", "SOLD_OUT"]);
    expect(await counted()).toEqual({ size: 3_000_001, taken: 3_000_001 });
  });

  it("say what they are and that they renew at a price", async () => {
    const as = await user();
    await graph.asOwner("talk", ({ db }) => openQuota(db, { ...PASSES, size: 3_000_100 }));

    const answer = await graph.ask(
      `mutation { takeTalkDrawerPass(input: { outageId: "1015", idempotencyKey: "pass" }) {
        ... on TalkTakeDrawerPassOk { grant {
          passName months storageGb listPriceWon paymentMethodRequired renewsUnlessCancelled renewalWon expiresAt
        } }
      } }`,
      { as },
    );

    expect(answer).toEqual({
      status: 200,
      errors: undefined,
      data: {
        takeTalkDrawerPass: {
          grant: {
            passName: "톡서랍 플러스",
            months: 1,
            storageGb: 100,
            listPriceWon: 1_900,
            paymentMethodRequired: true,
            renewsUnlessCancelled: true,
            renewalWon: 1_900,
            expiresAt: null,
          },
        },
      },
    });
  });
});
