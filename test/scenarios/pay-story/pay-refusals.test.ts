import type { GraphQLEnumType } from "graphql";
import { describe, expect, it } from "vitest";
import { recordGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import { grantId } from "../../../subgraphs/kit/slice/grant-id.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { pay } from "../../../subgraphs/pay/subgraph.js";
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

const IN_TIME = new Date("2023-03-02T10:00:00+09:00");
const graph = await startGraph({ now: IN_TIME });

let shops = 0;
let requests = 0;
const reached: [PayMutation, string | undefined][] = [];

function newShop(): IdentifiedViewer {
  shops += 1;
  return { role: "partner", id: `ptn_test_pay_${shops}` };
}

async function knownShop(smallBusiness = true): Promise<IdentifiedViewer> {
  const shop = newShop();
  await openAccount(graph, shop.id, { smallBusiness });
  return shop;
}

/** Asks as the shop, or as Pay's operator for it; a key that is not said is a new one. */
function ask(name: PayMutation, shop: IdentifiedViewer, input: Record<string, unknown> = {}) {
  const as = name === "decidePayClaim" || name === "revokePayGrant" ? PAY_OPERATOR : shop;
  requests += 1;
  const whose = "grantId" in input ? {} : { beneficiaryId: shop.id };
  return askPay(graph, name, as, { idempotencyKey: `request-${requests}`, ...whose, ...input });
}

/** Expects that code with its texts, and a ledger that is as it was. */
async function expectRefusal(
  name: PayMutation,
  code: string,
  shop: IdentifiedViewer,
  request: () => Promise<PayAnswer>,
) {
  const before = await payLedger(graph, shop.id);

  const answer = await request();

  expect(answer).toEqual({
    code,
    ko: expect.stringMatching(/[가-힣]/),
    en: expect.stringMatching(/^[A-Z][^가-힣]+\.$/),
  });
  expect(await payLedger(graph, shop.id)).toEqual(before);
  reached.push([name, answer.code]);
}

describe("enrolling for wider sales channels is refused", () => {
  const NAME = "enrolPaySalesChannel";

  it.each(["2022-12-31T23:59:59.999+09:00", "2023-07-01T00:00:00+09:00"])(
    "outside the first half of 2023: %s",
    async (at) => {
      const shop = await knownShop();
      graph.setNow(new Date(at));

      await expectRefusal(NAME, "OUTSIDE_WINDOW", shop, () => ask(NAME, shop));

      graph.setNow(IN_TIME);
    },
  );

  it("to who is no customer, and to a customer who sells nothing", async () => {
    const stranger = newShop();
    const customer = newShop();
    await openAccount(graph, customer.id);

    await expectRefusal(NAME, "NOT_A_MERCHANT", stranger, () => ask(NAME, stranger));
    await expectRefusal(NAME, "NOT_A_MERCHANT", customer, () => ask(NAME, customer));
  });

  it("to a merchant that is no small business", async () => {
    const shop = await knownShop(false);

    await expectRefusal(NAME, "NOT_A_SMALL_BUSINESS", shop, () => ask(NAME, shop));
  });

  it("to who has it from an import, under another key", async () => {
    const shop = await knownShop();
    await graph.asOwner("pay", ({ db }) => recordGrant(db, importedGrant(shop.id)));

    await expectRefusal(NAME, "ALREADY_GRANTED", shop, () => ask(NAME, shop));
  });

  it("to who was given it on other facts", async () => {
    const shop = await knownShop();
    await graph.asOwner("pay", ({ db }) =>
      recordGrant(db, { ...importedGrant(shop.id), idempotencyKey: "p1-1015" }),
    );

    await expectRefusal(NAME, "GIVEN_ON_OTHER_FACTS", shop, () => ask(NAME, shop));
  });

  it.each(["before it was taken", "after it was taken"])("to who declined it %s", async (when) => {
    const shop = await knownShop();
    const taken = when.startsWith("after") ? await ask(NAME, shop) : null;
    const key = { outageId: "1015", remedyId: "P1", beneficiaryId: shop.id, issue: 1 };
    await ask("declinePayGrant", shop, { grantId: taken?.grant?.id ?? grantId(key) });

    await expectRefusal(NAME, "GRANT_DECLINED", shop, () => ask(NAME, shop));
  });

  it("to whom it was taken back from", async () => {
    const shop = await knownShop();
    const { grant } = await ask(NAME, shop);
    await ask("revokePayGrant", shop, { grantId: grant?.id, note: "Closed" });

    await expectRefusal(NAME, "GRANT_REVOKED", shop, () => ask(NAME, shop));
  });

  it("under a key that names another request", async () => {
    const shop = await knownShop();
    await ask("filePayClaim", shop, { idempotencyKey: "k1" });

    await expectRefusal(NAME, "IDEMPOTENCY_MISMATCH", shop, () =>
      ask(NAME, shop, { idempotencyKey: "k1" }),
    );
  });
});

describe("a report of damage is refused", () => {
  const NAME = "filePayClaim";

  it("to who is no customer of Pay", async () => {
    const stranger = newShop();

    await expectRefusal(NAME, "NOT_A_PAY_CUSTOMER", stranger, () => ask(NAME, stranger));
  });

  it("while another one is open, to an agent as well", async () => {
    const shop = await knownShop();
    await ask(NAME, shop);
    const input = { beneficiaryId: shop.id, idempotencyKey: "agent" };

    await expectRefusal(NAME, "CLAIM_OPEN_ALREADY", shop, () => ask(NAME, shop));
    await expectRefusal(NAME, "CLAIM_OPEN_ALREADY", shop, () => askPay(graph, NAME, AGENT, input));
  });

  it("under a key that names another loss", async () => {
    const shop = await knownShop();
    await ask(NAME, shop, { idempotencyKey: "k1", lossWon: 1 });

    await expectRefusal(NAME, "IDEMPOTENCY_MISMATCH", shop, () =>
      ask(NAME, shop, { idempotencyKey: "k1", lossWon: 2 }),
    );
  });

  it("as malformed with a negative loss", async () => {
    const shop = await knownShop();

    const answers = [await ask(NAME, shop, { lossWon: -1 }), await ask(NAME, shop, { lossWon: 0 })];

    expect(answers.map(({ error, claim }) => error ?? claim?.lossWon)).toEqual([
      "BAD_USER_INPUT",
      0,
    ]);
  });
});

describe.each([
  ["withdrawPayClaim", {}],
  ["decidePayClaim", { verdict: "CLAIM_CAUSE_NOT_SHOWN" }],
] as const)("%s is refused", (name, input) => {
  it("for a claim that is somebody else's, or nobody's", async () => {
    const [shop, other] = [await knownShop(), await knownShop()];
    const { claim } = await ask("filePayClaim", other);

    for (const claimId of [claim?.id, "clm_nobody"]) {
      await expectRefusal(name, "CLAIM_UNKNOWN", shop, () =>
        ask(name, shop, { ...input, claimId }),
      );
    }
  });

  it("for a claim that was answered otherwise", async () => {
    const shop = await knownShop();
    const { claim } = await ask("filePayClaim", shop);
    const verdict = "CLAIM_WITHOUT_DAMAGE";
    await ask("decidePayClaim", shop, { claimId: claim?.id, verdict });

    await expectRefusal(name, "CLAIM_CLOSED", shop, () =>
      ask(name, shop, { ...input, claimId: claim?.id }),
    );
  });

  it("under a key that names another claim", async () => {
    const shop = await knownShop();
    const { claim } = await ask("filePayClaim", shop);
    await ask(name, shop, { ...input, claimId: claim?.id, idempotencyKey: "k1" });

    await expectRefusal(name, "IDEMPOTENCY_MISMATCH", shop, () =>
      ask(name, shop, { ...input, claimId: "clm_other", idempotencyKey: "k1" }),
    );
  });
});

describe("every code that the schema promises", () => {
  it("was reached above", () => {
    const { schema } = pay.buildSchema();
    const promised = ["EnrolSalesChannel", "FileClaim", "WithdrawClaim", "DecideClaim"].flatMap(
      (base) => {
        const type = schema.getType(`Pay${base}RefusalCode`) as GraphQLEnumType;
        const name = `${base.charAt(0).toLowerCase()}${base.slice(1)}`.replace(/[A-Z]/, "Pay$&");
        return type.getValues().map((value) => `${name}: ${value.name}`);
      },
    );

    const seen = new Set(reached.map(([name, code]) => `${name}: ${code}`));

    expect([...seen].sort()).toEqual(promised.sort());
  });
});

/** A place in the programme as an earlier system of Pay's would have it. */
function importedGrant(beneficiaryId: string): Parameters<typeof recordGrant>[1] {
  return {
    outageId: "1015",
    remedyId: "P1",
    beneficiaryId,
    amount: { won: null, quantity: null, unit: "PROGRAMME" },
    reason: { code: "SALES_CHANNEL_PLANNED", ruleVersion: "import@1", inputs: {} },
    grantedAt: new Date("2023-01-02T09:00:00+09:00"),
    expiresAt: null,
    status: "GRANTED",
    idempotencyKey: "import-p1",
    actor: "opr_test_import",
    why: null,
  };
}
