import { describe, expect, it } from "vitest";
import { startGraph } from "../../graph.js";
import {
  type Answer,
  askMutation,
  inKorea,
  know,
  OPERATOR,
  OTHER_OPERATOR,
  readLedger,
  user,
} from "./entertainment-graph.js";

const graph = await startGraph({ now: inKorea("2022-10-29T09:30:00") });
const KAKAO_PAGE = { service: "KAKAO_PAGE" };

/** What stands in the ledger of a person, and how many steps there were. */
async function standingOf(id: string) {
  const { grants, grantEvents } = await readLedger(graph, id);
  const standing = grants.filter(({ status }) => status !== "REVOKED");
  return {
    grants: standing.map(({ remedyId, won, quantity }) => [remedyId, won ?? quantity]),
    steps: grantEvents.length,
  };
}

function outcomes(answers: readonly Answer[]) {
  return answers
    .map(({ isReplay, code, error }) => error ?? code ?? (isReplay ? "again" : "given"))
    .sort();
}

describe("the same request five times at once", () => {
  it.each([
    ["extendEntertainmentMelonPass", {}, ["E1", 3]],
    ["extendEntertainmentRentals", KAKAO_PAGE, ["E5", 96]],
    ["takeEntertainmentEventCash", KAKAO_PAGE, ["E7", 3_000]],
    ["reissueEntertainmentEventCash", {}, ["E6", 700]],
  ])("is done once: %s", async (name, input, grant) => {
    const reader = user(`five_${name.slice(0, 8)}${grant[0]}`);
    await know(graph, reader.id);
    const as = name.startsWith("take") ? reader : OPERATOR;
    const request = { beneficiaryId: reader.id, ...input, idempotencyKey: "the-same" };

    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => askMutation(graph, name, as, request)),
    );

    expect(outcomes(answers)).toEqual(["again", "again", "again", "again", "given"]);
    expect(new Set(answers.map(({ grant }) => grant?.id)).size).toBe(1);
    expect(await standingOf(reader.id)).toEqual({ grants: [grant], steps: 1 });
  });
});

describe("two operators at once", () => {
  const extend = (as: typeof OPERATOR, beneficiaryId: string, input = {}) =>
    askMutation(graph, "extendEntertainmentMelonPass", as, {
      beneficiaryId,
      ...input,
      idempotencyKey: `${as.id}-${Object.keys(input).length}`,
    });

  it("give days for a Melon pass once", async () => {
    const { id } = user("two_operators");
    await know(graph, id);

    const answers = await Promise.all([extend(OPERATOR, id), extend(OTHER_OPERATOR, id)]);

    expect(outcomes(answers)).toEqual(["again", "given"]);
    expect(await standingOf(id)).toEqual({ grants: [["E1", 3]], steps: 1 });
  });

  it("make good what was taken back once", async () => {
    const { id } = user("two_correct");
    await know(graph, id);
    const { grant } = await extend(OPERATOR, id);
    const revoke = { grantId: grant?.id, note: "By mistake", idempotencyKey: "revoke" };
    await askMutation(graph, "revokeEntertainmentGrant", OPERATOR, revoke);
    const correction = { correctionNote: "Revoked by mistake" };

    const answers = await Promise.all([
      extend(OPERATOR, id, correction),
      extend(OTHER_OPERATOR, id, correction),
    ]);

    expect(outcomes(answers)).toEqual(["again", "given"]);
    expect(new Set(answers.map(({ grant: { id: one } = {} }) => one)).size).toBe(1);
    expect(await standingOf(id)).toEqual({ grants: [["E1", 3]], steps: 3 });
  });
});
