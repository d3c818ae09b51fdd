import { eq, sum } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { cancelEvent } from "../../../subgraphs/games/remedies/events/cancel-event.js";
import { enrolInEvent } from "../../../subgraphs/games/remedies/events/enrol-in-event.js";
import { scheduleEvent } from "../../../subgraphs/games/remedies/events/schedule-event.js";
import type { EventSchedule } from "../../../subgraphs/games/remedies/events/scheduled-event.js";
import { games } from "../../../subgraphs/games/subgraph.js";
import { gamesEvents, pcBangs } from "../../../subgraphs/games/tables.js";
import { quotaParts } from "../../../subgraphs/kit/ledger/tables.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(games);
const { owner, serving } = database;

const AT = new Date("2023-02-01T12:00:00+09:00");
const OPERATOR = "opr_test";

/** Scheduled by the tests alone: no event of the outage was ever published. */
const SCHEDULE: EventSchedule = {
  outageId: "1015",
  kind: "REGIONAL_TOURNAMENT",
  title: { ko: "시험 대회", en: "Test tournament" },
  region: null,
  benefit: null,
  firstDay: "2023-02-18",
  lastDay: "2023-02-19",
  enrolmentOpensAt: new Date("2023-02-01T10:00:00+09:00"),
  enrolmentClosesAt: null,
  places: null,
};

async function schedule(idempotencyKey: string, changes: Partial<EventSchedule> = {}) {
  const outcome = await serving.db.transaction((tx) =>
    scheduleEvent(tx, { ...SCHEDULE, ...changes }, { actor: OPERATOR, at: AT, idempotencyKey }),
  );
  if (outcome.outcome === "REFUSED") throw new Error(outcome.refusal.reason.code);
  return { outageId: "1015", eventId: outcome.answer.eventId };
}

async function addPcBangs(...beneficiaryIds: string[]) {
  const affiliation = { affiliatedFrom: "2020-01-01", affiliatedUntil: null };
  await owner.db
    .insert(pcBangs)
    .values(
      beneficiaryIds.map((beneficiaryId) => ({ beneficiaryId, name: "시험", ...affiliation })),
    );
}

/** What enrolling comes to, in one word. */
async function enrol(event: { outageId: string; eventId: string }, beneficiaryId: string) {
  const outcome = await serving.db.transaction((tx) =>
    enrolInEvent(tx, event, { beneficiaryId, actor: beneficiaryId, at: AT }),
  );
  if (outcome.outcome === "REFUSED") return outcome.refusal.reason.code;
  return outcome.isReplay ? "REPLAYED" : "ENROLLED";
}

async function placesTaken({ eventId }: { eventId: string }): Promise<number> {
  const [row] = await owner.db
    .select({ taken: sum(quotaParts.taken) })
    .from(quotaParts)
    .where(eq(quotaParts.quotaId, `G2:${eventId}`));
  return Number(row?.taken);
}

describe("places at an event", () => {
  it.each([1, 7, 70])("are taken exactly when more ask for them at once: %i", async (places) => {
    const event = await schedule(`race-${places}`, { places });
    const ids = Array.from({ length: places + 9 }, (_, n) => `ptn_test_race_${places}_${n}`);
    await addPcBangs(...ids);

    const outcomes = await Promise.all(ids.map((id) => enrol(event, id)));

    expect(outcomes.filter((outcome) => outcome === "ENROLLED")).toHaveLength(places);
    expect(outcomes.filter((outcome) => outcome === "SOLD_OUT")).toHaveLength(9);
    expect(await placesTaken(event)).toBe(places);
  });

  it("are taken once by one who asks many times at once", async () => {
    const event = await schedule("eager", { places: 10 });
    await addPcBangs("ptn_test_eager");

    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => enrol(event, "ptn_test_eager")),
    );

    expect(outcomes.sort()).toEqual(["ENROLLED", ...Array(7).fill("REPLAYED")]);
    expect(await placesTaken(event)).toBe(1);
    const idempotencyKey = "g2-1015";
    const lastInstant = new Date("2023-02-19T23:59:59.999+09:00");
    expect(await ledgerOf(database, "ptn_test_eager")).toEqual({
      ...NOTHING,
      grants: [
        {
          ...GRANTED,
          remedyId: "G2",
          grantedAt: AT,
          expiresAt: lastInstant,
          reasonCode: "ENROLLED_AS_PC_BANG",
          idempotencyKey,
        },
      ],
      grantEvents: [
        {
          remedyId: "G2",
          sequence: 1,
          status: "GRANTED",
          at: AT,
          actor: "ptn_test_eager",
          why: null,
        },
      ],
    });
  });

  it("are taken at one of two tournaments by one who asks for both at once", async () => {
    const [first, second] = [
      await schedule("both-1", { places: 5 }),
      await schedule("both-2", { places: 5 }),
    ];
    await addPcBangs("ptn_test_both");

    const outcomes = await Promise.all(
      [first, second].map((event) => enrol(event, "ptn_test_both")),
    );

    expect(outcomes.sort()).toEqual(["ENROLLED", "ENROLLED_ELSEWHERE"]);
    expect((await placesTaken(first)) + (await placesTaken(second))).toBe(1);
  });
});

describe("an event that is cancelled while somebody enrols", () => {
  it("has either been cancelled or has them, never both", async () => {
    for (let round = 0; round < 12; round += 1) {
      const id = `ptn_test_cancel_${round}`;
      const event = await schedule(`cancel-${round}`);
      await addPcBangs(id);
      const cancellation = { actor: OPERATOR, at: AT, why: "A test" };

      const [enrolled, cancelled] = await Promise.all([
        enrol(event, id),
        serving.db.transaction((tx) => cancelEvent(tx, event, cancellation)),
      ]);

      expect([
        ["ENROLLED", "REFUSED"],
        ["EVENT_CANCELLED", "DONE"],
      ]).toContainEqual([enrolled, cancelled.outcome]);
    }
  });
});

describe("what was scheduled", () => {
  it("can be neither rewritten nor removed by what serves requests", async () => {
    const { eventId } = await schedule("kept");
    const isIt = eq(gamesEvents.eventId, eventId);

    const attempts = await Promise.allSettled([
      serving.db.update(gamesEvents).set({ places: 1_000 }).where(isIt),
      serving.db.update(gamesEvents).set({ lastDay: "2023-12-31" }).where(isIt),
      serving.db.delete(gamesEvents).where(isIt),
    ]);

    expect(attempts.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  });

  it.each([
    ["event_ends_after_it_starts", { lastDay: "2023-02-17" }],
    ["event_has_places", { places: 0 }],
    ["event_is_of_a_planned_remedy", { remedyId: "G4" }],
    ["enrolment_closes_after_it_opens", { enrolmentClosesAt: new Date("2023-01-01T00:00:00Z") }],
    ["event_texts_are_in_both_languages", { regionKo: "시험" }],
    ["event_is_cancelled_by_somebody_for_a_reason", { cancelledAt: AT }],
  ])("is refused by the database itself where %s is broken", async (rule, changes) => {
    const row = {
      eventId: "evt_broken",
      outageId: "1015",
      remedyId: "G2",
      titleKo: "시험",
      titleEn: "Test",
      firstDay: "2023-02-18",
      enrolmentOpensAt: AT,
      scheduledBy: OPERATOR,
      scheduledAt: AT,
      ...changes,
    };

    const insertion = owner.db.insert(gamesEvents).values(row);

    await expect(insertion).rejects.toMatchObject({ cause: { constraint_name: rule } });
  });
});
