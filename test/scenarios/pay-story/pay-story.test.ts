import { describe, expect, it } from "vitest";
import { beneficiaries } from "../../../subgraphs/directory/tables.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { startGraph } from "../../graph.js";
import {
  AGENT,
  askPay,
  MOBILITY_OPERATOR,
  openAccount,
  PAY_OPERATOR,
  type PayAnswer,
  type PayMutation,
  payLedger,
} from "./pay-graph.js";

const graph = await startGraph();
const SHOP: IdentifiedViewer = { role: "partner", id: "ptn_test_pay_shop" };
const SOMEBODY_ELSE: IdentifiedViewer = { role: "user", id: "usr_test_pay_nosy" };

let requests = 0;

/** One step of the story: at that instant in Korea somebody asks for something for the shop. */
function step(
  at: string,
  name: PayMutation,
  as: IdentifiedViewer,
  input: Record<string, unknown> = {},
): Promise<PayAnswer> {
  graph.setNow(new Date(`${at}+09:00`));
  requests += 1;
  return askPay(graph, name, as, {
    beneficiaryId: SHOP.id,
    ...input,
    idempotencyKey: `step-${requests}`,
  });
}

/** A step in a line: what came of it. */
function lineOf({ error, code, claim, grant }: PayAnswer) {
  if (claim) return [claim.status, claim.lossWon, claim.reason?.code ?? null];
  return grant ? [grant.status, grant.won, grant.quantity, grant.unit] : (error ?? code);
}

const OWN = `{ partner(id: "${SHOP.id}") { compensation(outageId: "1015") {
  total { received offered pending expired isComplete missing byKind { kind } inKind { standing kind unit grants quantity } }
  pay { claims { status lossWon } grants { remedy { id kind state } status won quantity unit } }
} } }`;

describe("a shop that takes payments through Pay", () => {
  it("reports its damage, is answered, enrols for wider sales channels, and is promised no won", async () => {
    await openAccount(graph, SHOP.id, { smallBusiness: true });
    await graph.asOwner("directory", ({ db }) =>
      db.insert(beneficiaries).values({
        beneficiaryId: SHOP.id,
        displayName: "가상 카페",
        partnerKinds: ["SMALL_BUSINESS"],
      }),
    );

    // The shop reports its damage to Pay's own intake; nobody else can do so for it but an agent.
    const file = "filePayClaim";
    const first = await step("2022-10-19T10:00:00", file, SHOP, { lossWon: 120_000 });
    const second = await step("2022-10-19T10:05:00", file, SHOP, { lossWon: 130_000 });
    const others = [
      await step("2022-10-19T10:06:00", file, SOMEBODY_ELSE),
      await step("2022-10-19T10:06:00", file, PAY_OPERATOR),
    ];
    expect([first, second, ...others].map(lineOf)).toEqual([
      ["SUBMITTED", 120_000, null],
      "CLAIM_OPEN_ALREADY",
      "FORBIDDEN",
      "FORBIDDEN",
    ]);
    expect(second.en).toContain(first.claim?.id);

    // It takes the report back, and has an agent file another one, without a sum.
    const withdrawn = await step("2022-10-20T09:00:00", "withdrawPayClaim", SHOP, {
      claimId: first.claim?.id,
      note: "The sum was wrong",
    });
    const anew = await step("2022-10-21T09:00:00", file, AGENT, { note: "Called us" });
    expect([withdrawn, anew].map(lineOf)).toEqual([
      ["WITHDRAWN", 120_000, null],
      ["SUBMITTED", null, null],
    ]);

    // Only Pay's operators answer it, and the answer is not a sum.
    const answer = { claimId: anew.claim?.id, verdict: "SETTLED_WITH_CUSTOMER" };
    const decide = "decidePayClaim";
    const decided = [
      await step("2022-10-24T11:00:00", decide, MOBILITY_OPERATOR, answer),
      await step("2022-10-24T11:00:00", decide, AGENT, answer),
      await step("2022-10-24T11:00:00", decide, SHOP, answer),
      await step("2022-10-24T11:00:00", decide, PAY_OPERATOR, answer),
    ];
    expect(decided.map(lineOf)).toEqual([
      "FORBIDDEN",
      "FORBIDDEN",
      "FORBIDDEN",
      ["APPROVED", null, "SETTLED_WITH_CUSTOMER"],
    ]);

    // In the first half of 2023, and not before, it enrols for what is planned: no number and no won.
    const enrol = "enrolPaySalesChannel";
    const enrolled = [
      await step("2022-12-31T23:59:59.999", enrol, SHOP),
      await step("2023-01-01T00:00:00", enrol, PAY_OPERATOR),
      await step("2023-01-01T00:00:00", enrol, SHOP),
      await step("2023-03-02T10:00:00", enrol, AGENT),
    ];
    expect(enrolled.map(lineOf)).toEqual([
      "OUTSIDE_WINDOW",
      "FORBIDDEN",
      ["GRANTED", null, null, "PROGRAMME"],
      ["GRANTED", null, null, "PROGRAMME"],
    ]);
    expect(enrolled.map(({ isReplay }) => isReplay)).toEqual([undefined, undefined, false, true]);

    const { data, errors } = await graph.ask(OWN, { as: SHOP });

    expect(errors).toBeUndefined();
    expect(data.partner.compensation).toEqual({
      total: {
        received: 0,
        offered: 0,
        pending: 0,
        expired: 0,
        isComplete: true,
        missing: [],
        byKind: [],
        inKind: [
          {
            standing: "RECEIVED",
            kind: "SALES_CHANNEL",
            unit: "PROGRAMME",
            grants: 1,
            quantity: null,
          },
        ],
      },
      pay: {
        claims: [
          { status: "WITHDRAWN", lossWon: 120_000 },
          { status: "APPROVED", lossWon: null },
        ],
        grants: [
          {
            remedy: { id: "P1", kind: "SALES_CHANNEL", state: "PLANNED" },
            status: "GRANTED",
            won: null,
            quantity: null,
            unit: "PROGRAMME",
          },
        ],
      },
    });
    const { claims, claimEvents, grants, grantEvents } = await payLedger(graph, SHOP.id);
    const decidedAt = new Date("2022-10-24T11:00:00+09:00");
    expect(claims).toHaveLength(2);
    expect(claims).toEqual(
      expect.arrayContaining([
        {
          claimId: first.claim?.id,
          status: "WITHDRAWN",
          decidedAt: null,
          remedyId: null,
          reasonCode: null,
        },
        {
          claimId: anew.claim?.id,
          status: "APPROVED",
          decidedAt,
          remedyId: "P2",
          reasonCode: "SETTLED_WITH_CUSTOMER",
        },
      ]),
    );
    const steps = claimEvents.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    expect(steps.map(({ claimId, status }) => [claimId, status])).toEqual([
      [first.claim?.id, "SUBMITTED"],
      [first.claim?.id, "WITHDRAWN"],
      [anew.claim?.id, "SUBMITTED"],
      [anew.claim?.id, "APPROVED"],
    ]);
    expect(grants.map(({ remedyId, idempotencyKey }) => [remedyId, idempotencyKey])).toEqual([
      ["P1", "p1-1015"],
    ]);
    expect(grantEvents.map(({ status, actor }) => [status, actor])).toEqual([["GRANTED", SHOP.id]]);
  });
});
