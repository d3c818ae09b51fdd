import { describe, expect, it } from "vitest";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { startGraph } from "../../graph.js";
import {
  AGENT,
  askPay,
  openAccount,
  PAY_OPERATOR,
  type PayAnswer,
  type PayMutation,
  payLedger,
} from "./pay-graph.js";

const graph = await startGraph({ now: new Date("2023-03-02T10:00:00+09:00") });

async function shopOf(name: string): Promise<IdentifiedViewer> {
  const shop = { role: "partner", id: `ptn_test_race_${name}` } as const;
  await openAccount(graph, shop.id, { smallBusiness: true });
  return shop;
}

function outcomes(answers: readonly PayAnswer[]) {
  return answers
    .map(({ isReplay, code, error }) => error ?? code ?? (isReplay ? "again" : "done"))
    .sort();
}

const FIVE_TIMES = ["again", "again", "again", "again", "done"];

describe("the same request five times at once", () => {
  const five = (name: PayMutation, as: IdentifiedViewer, input: Record<string, unknown>) =>
    Promise.all(
      [1, 2, 3, 4, 5].map(() => askPay(graph, name, as, { ...input, idempotencyKey: "the-same" })),
    );

  it("enrols once", async () => {
    const shop = await shopOf("enrol");

    const answers = await five("enrolPaySalesChannel", shop, { beneficiaryId: shop.id });

    expect(outcomes(answers)).toEqual(FIVE_TIMES);
    const { grants, grantEvents } = await payLedger(graph, shop.id);
    expect([grants.length, grantEvents.length]).toEqual([1, 1]);
  });

  it("files one report, and withdraws it once", async () => {
    const shop = await shopOf("claim");
    const beneficiaryId = shop.id;

    const filed = await five("filePayClaim", shop, { beneficiaryId, lossWon: 10_000 });
    const claimId = filed[0]?.claim?.id;
    const withdrawn = await five("withdrawPayClaim", AGENT, { beneficiaryId, claimId });

    expect([outcomes(filed), outcomes(withdrawn)]).toEqual([FIVE_TIMES, FIVE_TIMES]);
    expect(new Set([...filed, ...withdrawn].map(({ claim }) => claim?.id))).toEqual(
      new Set([claimId]),
    );
    const { claims, claimEvents } = await payLedger(graph, beneficiaryId);
    expect([claims.length, claimEvents.map(({ status }) => status)]).toEqual([
      1,
      ["SUBMITTED", "WITHDRAWN"],
    ]);
  });
});

describe("different requests at once", () => {
  it("of a shop and an agent leave one open report", async () => {
    const shop = await shopOf("two_reports");
    const input = { beneficiaryId: shop.id, idempotencyKey: "k1" };

    const answers = await Promise.all([
      askPay(graph, "filePayClaim", shop, input),
      askPay(graph, "filePayClaim", AGENT, input),
    ]);

    expect(outcomes(answers)).toEqual(["CLAIM_OPEN_ALREADY", "done"]);
    expect((await payLedger(graph, shop.id)).claims).toHaveLength(1);
  });

  it("of two operators leave one answer, and of the shop that withdraws meanwhile one end", async () => {
    const shop = await shopOf("two_ends");
    const beneficiaryId = shop.id;
    const filed = await askPay(graph, "filePayClaim", shop, {
      beneficiaryId,
      idempotencyKey: "file",
    });
    const claimId = filed.claim?.id;
    const decide = (id: string, verdict: string) =>
      askPay(
        graph,
        "decidePayClaim",
        { ...PAY_OPERATOR, id },
        { beneficiaryId, claimId, verdict, idempotencyKey: id },
      );

    const answers = await Promise.all([
      decide("opr_test_pay_1", "SETTLED_WITH_CUSTOMER"),
      decide("opr_test_pay_2", "CLAIM_WITHOUT_DAMAGE"),
      askPay(graph, "withdrawPayClaim", shop, { beneficiaryId, claimId, idempotencyKey: "back" }),
    ]);

    expect(outcomes(answers)).toEqual(["CLAIM_CLOSED", "CLAIM_CLOSED", "done"]);
    expect((await payLedger(graph, beneficiaryId)).claimEvents).toHaveLength(2);
  });
});
