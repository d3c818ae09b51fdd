import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { beneficiaries } from "../../../subgraphs/directory/tables.js";
import { melonPasses } from "../../../subgraphs/entertainment/tables.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { startGraph } from "../../graph.js";
import {
  type Answer,
  askMutation,
  inKorea,
  know,
  OPERATOR,
  readLedger,
  SUPPORT,
  TALK_OPERATOR,
  user,
} from "./entertainment-graph.js";

const graph = await startGraph();
const READER = user("story");
const PARTNER: IdentifiedViewer = { role: "partner", id: "ptn_test_story" };

let requests = 0;

/** One step of the story: at that instant in Korea somebody asks for something for the reader. */
async function step(
  at: string,
  name: string,
  as: IdentifiedViewer,
  input: Record<string, unknown> = {},
): Promise<Answer> {
  graph.setNow(inKorea(at));
  requests += 1;
  const whose = "grantId" in input ? {} : { beneficiaryId: READER.id };
  return askMutation(graph, name, as, { ...whose, ...input, idempotencyKey: `step-${requests}` });
}

/** A step in a line: what came of it. */
function lineOf({ error, code, grant, isReplay }: Answer) {
  if (!grant) return error ?? code;
  const { remedy, status, won, quantity, unit, expiresAt } = grant;
  const { id } = remedy as { id: string };
  return [id, status, won ?? `${quantity} ${unit}`, expiresAt, ...(isReplay ? ["again"] : [])];
}

const END_OF_NOVEMBER = "2022-11-30T14:59:59.999Z";
const KAKAO_PAGE = { service: "KAKAO_PAGE" };
const KAKAO_WEBTOON = { service: "KAKAO_WEBTOON" };

const OWN = `{ user(id: "${READER.id}") { compensation(outageId: "1015") {
  total { received cash offered pending expired isComplete missing byKind { kind received expired } inKind { standing kind unit quantity } }
  entertainment { grants { remedy { id } status } }
} } }`;

describe("a reader of both services with a Melon pass", () => {
  it("is given everything Entertainment gave, on its days, and ends with the right total", async () => {
    await know(graph, READER.id);
    await graph.asOwner("directory", ({ db }) =>
      db.insert(beneficiaries).values({ beneficiaryId: READER.id, displayName: "가상 독자" }),
    );

    // The afternoon of 16 October: passes are extended, and only Entertainment's operators can do it.
    const extend = "extendEntertainmentMelonPass";
    const days = await step("2022-10-16T15:00:00", extend, OPERATOR);
    const others = [
      await step("2022-10-16T15:01:00", extend, READER),
      await step("2022-10-16T15:01:00", extend, PARTNER),
      await step("2022-10-16T15:01:00", extend, SUPPORT),
      await step("2022-10-16T15:01:00", extend, TALK_OPERATOR),
    ];
    expect(lineOf(days)).toEqual(["E1", "GRANTED", "3 DAY", null]);
    expect(days.grant?.reason).toEqual({
      code: "PASS_EXTENDED",
      inputs: expect.arrayContaining([
        { name: "lastDay", value: "2022-11-10" },
        { name: "newLastDay", value: "2022-11-13" },
        { name: "newNextBillingDay", value: "2022-11-14" },
      ]),
    });
    expect(others.map(lineOf)).toEqual(["FORBIDDEN", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);

    // The pass turns out to be from an app store, whose date cannot move: days are taken back, cash is given on purpose.
    await graph.asOwner("entertainment", ({ db }) =>
      db
        .update(melonPasses)
        .set({ paymentChannel: "IN_APP", billingDateMovable: false })
        .where(eq(melonPasses.beneficiaryId, READER.id)),
    );
    const corrected = [
      await step("2022-10-16T16:00:00", "revokeEntertainmentGrant", OPERATOR, {
        grantId: days.grant?.id,
        note: "Bought in a store",
      }),
      await step("2022-10-16T16:01:00", extend, OPERATOR),
      await step("2022-10-16T16:02:00", extend, OPERATOR, { correctionNote: " " }),
      await step("2022-10-16T16:03:00", extend, OPERATOR, { correctionNote: "Bought in a store" }),
      await step("2022-10-16T16:04:00", extend, OPERATOR),
    ];
    expect(corrected.map(lineOf)).toEqual([
      ["E1", "REVOKED", "3 DAY", null],
      "GRANT_REVOKED",
      "GRANT_REVOKED",
      ["E2", "GRANTED", 1_500, null],
      ["E2", "GRANTED", 1_500, null, "again"],
    ]);

    // Rentals are extended; KakaoPage's are declined on the reader's word.
    const rentals = "extendEntertainmentRentals";
    const extended = [
      await step("2022-10-16T18:00:00", rentals, OPERATOR, KAKAO_WEBTOON),
      await step("2022-10-19T20:00:00", rentals, OPERATOR, KAKAO_PAGE),
      await step("2022-10-19T20:01:00", rentals, READER, KAKAO_PAGE),
    ];
    const declined = await step("2022-10-19T20:05:00", "declineEntertainmentGrant", SUPPORT, {
      grantId: extended[1]?.grant?.id,
      note: "Called us",
    });
    expect([...extended, declined].map(lineOf)).toEqual([
      ["E4", "GRANTED", "72 HOUR", null],
      ["E5", "GRANTED", "96 HOUR", null],
      "FORBIDDEN",
      ["E5", "DECLINED", "96 HOUR", null],
    ]);

    // Cash that lapsed in the outage is given again, for 7 days after this one, and spent on the last of them.
    const reissued = await step("2022-10-19T20:10:00", "reissueEntertainmentEventCash", OPERATOR);
    const spent = await step("2022-10-26T23:59:59.999", "redeemEntertainmentGrant", READER, {
      grantId: reissued.grant?.id,
    });
    const WEEK_LATER = "2022-10-26T14:59:59.999Z";
    expect([reissued, spent].map(lineOf)).toEqual([
      ["E6", "GRANTED", 700, WEEK_LATER],
      ["E6", "REDEEMED", 700, WEEK_LATER],
    ]);

    // Logging in brings event cash from 28 October on. It ends on 30 November, however late it was taken.
    const logIn = "takeEntertainmentEventCash";
    const taken = [
      await step("2022-10-27T23:59:59.999", logIn, READER, KAKAO_PAGE),
      await step("2022-10-28T19:40:00", logIn, OPERATOR, KAKAO_PAGE),
      await step("2022-10-28T19:40:00", logIn, SUPPORT, KAKAO_PAGE),
      await step("2022-10-28T19:40:00", logIn, READER, KAKAO_PAGE),
      await step("2022-11-29T08:00:00", logIn, READER, KAKAO_PAGE),
      await step("2022-11-30T23:00:00", logIn, READER, KAKAO_WEBTOON),
    ];
    expect(taken.map(lineOf)).toEqual([
      "OUTSIDE_WINDOW",
      "FORBIDDEN",
      "FORBIDDEN",
      ["E7", "GRANTED", 3_000, END_OF_NOVEMBER],
      ["E7", "GRANTED", 3_000, END_OF_NOVEMBER, "again"],
      ["E8", "GRANTED", 3_000, END_OF_NOVEMBER],
    ]);
    const redeem = "redeemEntertainmentGrant";
    const redeemed = [
      await step("2022-11-30T23:59:59.999", redeem, READER, { grantId: taken[3]?.grant?.id }),
      await step("2022-12-01T00:00:00", redeem, READER, { grantId: taken[5]?.grant?.id }),
    ];
    expect(redeemed.map(lineOf)).toEqual([
      ["E7", "REDEEMED", 3_000, END_OF_NOVEMBER],
      "GRANT_LAPSED",
    ]);

    const { data, errors } = await graph.ask(OWN, { as: READER });

    expect(errors).toBeUndefined();
    expect(data.user.compensation).toEqual({
      total: {
        received: 5_200,
        cash: 0,
        offered: 0,
        pending: 0,
        expired: 3_000,
        isComplete: true,
        missing: [],
        byKind: [{ kind: "CREDIT", received: 5_200, expired: 3_000 }],
        inKind: [{ standing: "RECEIVED", kind: "EXTENSION", unit: "HOUR", quantity: 72 }],
      },
      entertainment: {
        grants: [
          { remedy: { id: "E1" }, status: "REVOKED" },
          { remedy: { id: "E2" }, status: "GRANTED" },
          { remedy: { id: "E4" }, status: "GRANTED" },
          { remedy: { id: "E5" }, status: "DECLINED" },
          { remedy: { id: "E6" }, status: "REDEEMED" },
          { remedy: { id: "E7" }, status: "REDEEMED" },
          { remedy: { id: "E8" }, status: "EXPIRED" },
        ],
      },
    });
    const { claims, grants, grantEvents } = await readLedger(graph, READER.id);
    expect(claims).toEqual([]);
    expect(
      grants.map(({ remedyId, status, won, quantity }) => [remedyId, status, won ?? quantity]),
    ).toEqual([
      ["E1", "REVOKED", 3],
      ["E2", "GRANTED", 1_500],
      ["E4", "GRANTED", 72],
      ["E5", "DECLINED", 96],
      ["E6", "REDEEMED", 700],
      ["E7", "REDEEMED", 3_000],
      ["E8", "GRANTED", 3_000],
    ]);
    expect(
      grantEvents.map(({ remedyId, status, actor, why }) => [remedyId, status, actor, why]),
    ).toEqual([
      ["E1", "GRANTED", OPERATOR.id, null],
      ["E1", "REVOKED", OPERATOR.id, "Bought in a store"],
      ["E2", "GRANTED", OPERATOR.id, "Bought in a store"],
      ["E4", "GRANTED", OPERATOR.id, null],
      ["E5", "GRANTED", OPERATOR.id, null],
      ["E5", "DECLINED", SUPPORT.id, "Called us"],
      ["E6", "GRANTED", OPERATOR.id, null],
      ["E6", "REDEEMED", READER.id, null],
      ["E7", "GRANTED", READER.id, null],
      ["E7", "REDEEMED", READER.id, null],
      ["E8", "GRANTED", READER.id, null],
    ]);
  });
});
