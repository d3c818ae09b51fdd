import { describe, expect, it } from "vitest";
import { ledgerReasons } from "../../../subgraphs/kit/ledger/reasons.js";
import { brokenInvariants } from "../../../subgraphs/kit/reconcile/invariants.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { programme1015 } from "../../../subgraphs/mobility/outages/1015.js";
import { mobilityReasons } from "../../../subgraphs/mobility/reasons.js";
import { startGraph } from "../../graph.js";
import { answering, forbidden, mobilityMutations } from "./mobility-mutations.fixture.js";
import {
  AGENT,
  BLACK_DRIVER,
  CHAUFFEUR,
  COMPANY,
  COMPANY_DRIVER,
  FRANCHISE,
  FRANCHISE_NAME,
  loadMobilityPeople,
  OF_TALK,
  OPERATOR,
  OTHER_RIDER,
  PRIVATE_DRIVER,
  RIDER,
  SECOND,
  TAXI,
  VENTI_DRIVER,
} from "./mobility-people.fixture.js";

const POINTS_DAY = new Date("2022-10-20T14:00:00+09:00");
const WAIVER_DAY = new Date("2022-11-07T10:00:00+09:00");
const SETTLEMENT_DAY = new Date("2023-05-11T10:00:00+09:00");
const PAYOUT_DAY = new Date("2023-05-25T10:00:00+09:00");

const graph = await startGraph({ now: POINTS_DAY });
const mutate = mobilityMutations(graph);
await loadMobilityPeople(graph);

function given(won: number, code: string, at: Date) {
  const grantedAt = at.toISOString();
  return {
    id: expect.stringMatching(/^grt_/),
    status: "GRANTED",
    won,
    grantedAt,
    redeemedAt: null,
    reason: { code },
  };
}

function refused(code: string, text: string, ruleVersion: string, inputs: object) {
  const facts = Object.entries(inputs).map(([name, value]) => ({ name, value }));
  return { code, text, reason: { ruleVersion, inputs: facts } };
}

/** A person's own view: the totals, and where each grant of Mobility stands. */
async function ownCompensation(as: IdentifiedViewer) {
  const root = as.role === "user" ? "user" : "partner";
  const { data, errors } = await graph.ask(
    `query ($id: ID!) { ${root}(id: $id) { compensation(outageId: "1015") {
      total { received cash pending isComplete }
      mobility { grants { id remedy { id } status } timeline { status } } } } }`,
    { as, variables: { id: as.id } },
  );
  expect(errors).toBeUndefined();
  return data[root].compensation;
}

async function grantIdOf(as: IdentifiedViewer): Promise<string> {
  const { mobility } = await ownCompensation(as);
  return mobility.grants[0].id;
}

describe("20 October 2022: points for members", () => {
  it.each([
    { driver: TAXI, plan: "PRO_MEMBERSHIP", won: 7_550 },
    { driver: CHAUFFEUR, plan: "PRO_SERVICE", won: 4_260 },
  ])(
    "$driver.id gets the six days of $plan, and asking anew gives nothing twice",
    async ({ driver, plan, won }) => {
      const name = "grantMobilityMembershipRefund";
      const input = { beneficiaryId: driver.id, plan, note: "First wave" };

      const answers = [await mutate(name, OPERATOR, input), await mutate(name, SECOND, input)];

      const grant = given(won, "MEMBERSHIP_FEE_REFUND", POINTS_DAY);
      expect(answers).toEqual([
        answering(name, { isReplay: false, grant }),
        answering(name, { isReplay: true, grant }),
      ]);
    },
  );

  it("another affiliate's operator, an agent and the driver may not give them", async () => {
    const name = "grantMobilityMembershipRefund";
    const input = { beneficiaryId: TAXI.id, plan: "PRO_SERVICE" };

    for (const as of [OF_TALK, AGENT, TAXI]) {
      expect(await mutate(name, as, input)).toEqual(forbidden(name));
    }
  });

  it("who was not subscribed to that plan on the record date is told so", async () => {
    const name = "grantMobilityMembershipRefund";
    const input = { beneficiaryId: TAXI.id, plan: "PRO_SERVICE" };

    const answer = await mutate(name, OPERATOR, input);

    expect(answer).toEqual(
      answering(
        name,
        refused(
          "NO_MEMBERSHIP_ON_RECORD_DATE",
          "There was no Pro Service subscription on 2022-10-15.",
          "membership-refund@1",
          { plan: "PRO_SERVICE", recordDate: "2022-10-15" },
        ),
      ),
    );
  });

  it("the designated driver does not want them, and an agent notes it on their word", async () => {
    const name = "declineMobilityGrant";
    const input = {
      grantId: await grantIdOf(CHAUFFEUR),
      note: "Does not make up for the lost income",
    };

    const answers = [await mutate(name, OF_TALK, input), await mutate(name, AGENT, input)];

    const grant = {
      ...given(4_260, "MEMBERSHIP_FEE_REFUND", POINTS_DAY),
      status: "DECLINED",
    };
    expect(answers).toEqual([forbidden(name), answering(name, { isReplay: false, grant })]);
  });
});

describe("a rider whose meter ran on", () => {
  const name = "refundMobilityOvercharges";

  it("gets all of the excess back through the customer centre, and asking themselves is no second refund", async () => {
    const answers = [
      await mutate(name, AGENT, { beneficiaryId: RIDER.id, note: "Called about the bill" }),
      await mutate(name, RIDER, {}),
    ];

    const grant = given(498_000, "OVERCHARGE_REFUND", POINTS_DAY);
    expect(answers).toEqual([
      answering(name, { isReplay: false, grant }),
      answering(name, { isReplay: true, grant }),
    ]);
  });

  it("gets nothing where nothing was charged too much, and nobody asks for another", async () => {
    const answers = [
      await mutate(name, OTHER_RIDER, {}),
      await mutate(name, OTHER_RIDER, { beneficiaryId: RIDER.id }),
    ];

    const nothing = refused(
      "NOTHING_OVERCHARGED",
      "None of the rides (1) was charged more than was due.",
      "overcharge-refund@1",
      { rides: "1" },
    );
    expect(answers).toEqual([answering(name, nothing), forbidden(name)]);
  });
});

describe("November 2022: no franchise fee on street-hail fares", () => {
  const name = "waiveMobilityStreetHailFees";

  it("is waived for the company of a corporate taxi and the driver of a private one, in the window", async () => {
    graph.setNow(WAIVER_DAY);

    const answers = [
      await mutate(name, OPERATOR, { beneficiaryId: COMPANY.id }),
      await mutate(name, OPERATOR, { beneficiaryId: PRIVATE_DRIVER.id }),
    ];

    const waived = (won: number) => {
      const grant = given(won, "FRANCHISE_FEE_WAIVED", WAIVER_DAY);
      return answering(name, { isReplay: false, grant });
    };
    expect(answers).toEqual([waived(28_000), waived(8_780)]);
  });

  it("goes to the company and not to its driver, who is told so", async () => {
    const answer = await mutate(name, OPERATOR, { beneficiaryId: COMPANY_DRIVER.id });

    expect(answer).toEqual(
      answering(
        name,
        refused(
          "WAIVER_GOES_TO_COMPANY",
          "For a corporate taxi the waiver goes to the company and not to its driver.",
          "franchise-fee-waiver@1",
          { recordDate: "2022-10-15", role: "COMPANY_DRIVER" },
        ),
      ),
    );
  });
});

describe("May 2023: the settlement", () => {
  it("the franchise chooses its drivers and shares its pool among them to the won", async () => {
    graph.setNow(SETTLEMENT_DAY);
    const franchise = FRANCHISE_NAME;
    const shares = [
      { driverId: PRIVATE_DRIVER.id, weight: 2 },
      { driverId: COMPANY_DRIVER.id, weight: 1 },
      { driverId: TAXI.id, weight: 0 },
    ];

    const chosen = await mutate("setMobilityFranchiseShares", FRANCHISE, { franchise, shares });
    const byDriver = await mutate("shareMobilityFranchisePool", COMPANY_DRIVER, { franchise });
    const shared = await mutate("shareMobilityFranchisePool", FRANCHISE, { franchise });

    const pool = {
      franchise,
      poolWon: 100_000,
      sharedAt: null,
      drivers: 2,
      shares: [
        { driverId: COMPANY_DRIVER.id, weight: 1, won: 33_333 },
        { driverId: PRIVATE_DRIVER.id, weight: 2, won: 66_667 },
        { driverId: TAXI.id, weight: 0, won: 0 },
      ],
    };
    expect([chosen, byDriver, shared]).toEqual([
      answering("setMobilityFranchiseShares", { isReplay: false, pool }),
      forbidden("shareMobilityFranchisePool"),
      answering("shareMobilityFranchisePool", {
        isReplay: false,
        pool: { ...pool, sharedAt: SETTLEMENT_DAY.toISOString() },
      }),
    ]);
  });

  it.each([
    { driver: VENTI_DRIVER, service: "VENTI", won: 150_000 },
    { driver: BLACK_DRIVER, service: "BLACK", won: 230_000 },
  ])(
    "$driver.id gets the fixed sum of $service, also who drives no more by then",
    async ({ driver, service, won }) => {
      const name = "grantMobilityPremiumTaxiSupport";

      const answers = [
        await mutate(name, OF_TALK, { beneficiaryId: driver.id, service }),
        await mutate(name, OPERATOR, { beneficiaryId: driver.id, service }),
      ];

      const grant = given(won, "PREMIUM_TAXI_SUPPORT", SETTLEMENT_DAY);
      expect(answers).toEqual([forbidden(name), answering(name, { isReplay: false, grant })]);
    },
  );

  it("what was paid out is taken back by two people of Mobility, and by no fewer", async () => {
    graph.setNow(PAYOUT_DAY);
    const grantId = await grantIdOf(VENTI_DRIVER);
    const input = { grantId, note: "Paid to an account of somebody else" };

    const paid = await mutate("redeemMobilityGrant", OPERATOR, input);
    const proposed = await mutate("revokeMobilityGrant", OPERATOR, input);
    const alone = await mutate("confirmMobilityRevocation", OPERATOR, input);
    const stranger = await mutate("confirmMobilityRevocation", OF_TALK, input);
    const confirmed = await mutate("confirmMobilityRevocation", SECOND, input);

    const grant = {
      ...given(150_000, "PREMIUM_TAXI_SUPPORT", SETTLEMENT_DAY),
      status: "REDEEMED",
      redeemedAt: PAYOUT_DAY.toISOString(),
    };
    expect([paid, proposed]).toEqual([
      answering("redeemMobilityGrant", { isReplay: false, grant }),
      answering("revokeMobilityGrant", { isReplay: false, grant }),
    ]);
    expect([alone, stranger, confirmed]).toEqual([
      answering(
        "confirmMobilityRevocation",
        refused(
          "REVOCATION_NEEDS_ANOTHER_PERSON",
          "What was redeemed is taken back by two people: whoever proposed it cannot confirm it.",
          "ledger@1",
          {},
        ),
      ),
      forbidden("confirmMobilityRevocation"),
      answering("confirmMobilityRevocation", {
        isReplay: false,
        grant: { ...grant, status: "REVOKED" },
      }),
    ]);
  });

  it("what was taken back is not given anew by asking again", async () => {
    const name = "grantMobilityPremiumTaxiSupport";

    const answer = await mutate(name, SECOND, { beneficiaryId: VENTI_DRIVER.id, service: "VENTI" });

    const text = "It was given and taken back, so it cannot be taken again.";
    expect(answer).toEqual(answering(name, refused("GRANT_REVOKED", text, "ledger@1", {})));
  });
});

describe("in the end", () => {
  it.each([
    { person: TAXI, received: 7_550, cash: 0, standing: ["M1 GRANTED"] },
    { person: CHAUFFEUR, received: 0, cash: 0, standing: ["M2 DECLINED"] },
    { person: COMPANY, received: 28_000, cash: 0, standing: ["M3 GRANTED"] },
    { person: COMPANY_DRIVER, received: 33_333, cash: 33_333, standing: ["M4 GRANTED"] },
    {
      person: PRIVATE_DRIVER,
      received: 75_447,
      cash: 66_667,
      standing: ["M3 GRANTED", "M4 GRANTED"],
    },
    { person: FRANCHISE, received: 0, cash: 0, standing: [] },
    { person: VENTI_DRIVER, received: 0, cash: 0, standing: ["M5 REVOKED"] },
    { person: BLACK_DRIVER, received: 230_000, cash: 230_000, standing: ["M6 GRANTED"] },
    { person: RIDER, received: 498_000, cash: 0, standing: ["M7 GRANTED"] },
    { person: OTHER_RIDER, received: 0, cash: 0, standing: [] },
  ])(
    "$person.id sees the sums to the won and where each grant stands",
    async ({ person, received, cash, standing }) => {
      const { total, mobility } = await ownCompensation(person);

      const grants = mobility.grants.map(
        ({ remedy, status }: { remedy: { id: string }; status: string }) =>
          `${remedy.id} ${status}`,
      );
      expect({ total, grants }).toEqual({
        total: { received, cash, pending: 0, isComplete: true },
        grants: standing,
      });
    },
  );

  it("the driver whose sum was taken back sees every step of it", async () => {
    const { mobility } = await ownCompensation(VENTI_DRIVER);

    const steps = mobility.timeline.map(({ status }: { status: string }) => status);
    expect(steps).toEqual(["GRANTED", "REDEEMED", "REVOKED"]);
  });

  it("the ledger breaks no invariant", async () => {
    const remedies = programme1015.remedies.map(({ id }) => `${programme1015.outageId}/${id}`);
    const reasons = Object.keys({ ...mobilityReasons, ...ledgerReasons });

    await graph.asOwner("mobility", async ({ sql }) => {
      expect(await brokenInvariants(sql, { remedies, reasons })).toEqual([]);
    });
  });
});
