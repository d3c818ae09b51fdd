import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { grantEvents } from "../../../subgraphs/kit/ledger/tables.js";
import { rentalCharges } from "../../../subgraphs/mobility/tables.js";
import { startGraph } from "../../graph.js";
import {
  answering,
  failing,
  forbidden,
  type MobilityMutation,
  mobilityMutations,
} from "./mobility-mutations.fixture.js";
import {
  AGENT,
  BLACK_DRIVER,
  COMPANY,
  COMPANY_DRIVER,
  loadMobilityPeople,
  OF_TALK,
  OPERATOR,
  RIDER,
  TAXI,
} from "./mobility-people.fixture.js";

const graph = await startGraph({ now: new Date("2023-05-11T10:00:00+09:00") });
const mutate = mobilityMutations(graph);
await loadMobilityPeople(graph);

type Giving = { name: MobilityMutation; input: Record<string, string>; won: number };

const GIVINGS: readonly Giving[] = [
  {
    name: "grantMobilityMembershipRefund",
    input: { beneficiaryId: TAXI.id, plan: "PRO_MEMBERSHIP" },
    won: 7_550,
  },
  { name: "waiveMobilityStreetHailFees", input: { beneficiaryId: COMPANY.id }, won: 28_000 },
  {
    name: "grantMobilityPremiumTaxiSupport",
    input: { beneficiaryId: BLACK_DRIVER.id, service: "BLACK" },
    won: 230_000,
  },
  { name: "refundMobilityOvercharges", input: { beneficiaryId: RIDER.id }, won: 498_000 },
];

async function eventsOf(beneficiaryId = ""): Promise<unknown[]> {
  let events: unknown[] = [];
  await graph.asOwner("mobility", async ({ db }) => {
    const { status, actor, why } = grantEvents;
    events = await db
      .select({ status, actor, why })
      .from(grantEvents)
      .where(eq(grantEvents.beneficiaryId, beneficiaryId));
  });
  return events;
}

describe.each(GIVINGS)("$name", ({ name, input, won }) => {
  it("gives once when the same request comes five times at once", async () => {
    const request = { ...input, note: "On purpose", idempotencyKey: "five" };

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => mutate(name, OPERATOR, request)),
    );

    expect(answers.map(({ errors }) => errors)).toEqual(Array(5).fill(undefined));
    expect(answers.map(({ data }) => data[name].grant.won)).toEqual(Array(5).fill(won));
    const replays = answers.map(({ data }) => data[name].isReplay);
    expect(replays.sort()).toEqual([false, true, true, true, true]);
    expect(await eventsOf(input.beneficiaryId)).toEqual([
      { status: "GRANTED", actor: OPERATOR.id, why: "On purpose" },
    ]);
  });

  it("refuses another request under the same key", async () => {
    const first = { ...input, note: "One", idempotencyKey: "one-key" };
    await mutate(name, OPERATOR, first);

    const answer = await mutate(name, OPERATOR, { ...first, note: "Another" });

    expect(answer.data[name]).toMatchObject({ code: "IDEMPOTENCY_MISMATCH" });
  });

  it("is not for an operator of another affiliate, and asks whose when nobody is named", async () => {
    const { beneficiaryId, ...nobody } = input;

    const answers = [
      await mutate(name, OF_TALK, { ...nobody, beneficiaryId }),
      await mutate(name, OPERATOR, nobody),
    ];

    const message = "Say whose with beneficiaryId, an id that begins with usr_ or ptn_.";
    expect(answers).toEqual([forbidden(name), failing(name, "BAD_USER_INPUT", message)]);
  });
});

describe("what was given", () => {
  it("stands when the facts are corrected afterwards, and whoever asks is told so", async () => {
    const name = "refundMobilityOvercharges";
    await mutate(name, AGENT, { beneficiaryId: RIDER.id });
    const before = await eventsOf(RIDER.id);
    await graph.asOwner("mobility", ({ db }) =>
      db
        .update(rentalCharges)
        .set({ dueWon: 3_000 })
        .where(
          and(eq(rentalCharges.beneficiaryId, RIDER.id), eq(rentalCharges.vehicle, "KICK_SCOOTER")),
        ),
    );

    const answer = await mutate(name, RIDER, {});

    expect(answer).toEqual(
      answering(name, {
        code: "GIVEN_ON_OTHER_FACTS",
        text: "It is on record already, given on other facts, and that record stands.",
        reason: { ruleVersion: "ledger@1", inputs: [] },
      }),
    );
    expect(await eventsOf(RIDER.id)).toEqual(before);
  });

  it("is nothing at all for who is refused, so that a later request finds no trace of it", async () => {
    const name = "waiveMobilityStreetHailFees";
    const request = { beneficiaryId: COMPANY_DRIVER.id, idempotencyKey: "refused" };

    const answers = [await mutate(name, OPERATOR, request), await mutate(name, OPERATOR, request)];

    for (const { data } of answers) {
      expect(data[name]).toMatchObject({ code: "WAIVER_GOES_TO_COMPANY" });
    }
    expect(await eventsOf(COMPANY_DRIVER.id)).toEqual([]);
  });
});
