import { expect, it } from "vitest";
import { enrolInEvent } from "../../../subgraphs/games/remedies/events/enrol-in-event.js";
import { scheduleEvent } from "../../../subgraphs/games/remedies/events/schedule-event.js";
import { games } from "../../../subgraphs/games/subgraph.js";
import { pcBangs } from "../../../subgraphs/games/tables.js";
import { reconcile } from "../../../subgraphs/kit/reconcile/reconcile.js";
import { DEMO_INSTANT } from "../../demo.js";
import { openAffiliate } from "../affiliate.js";

const { owner, serving } = await openAffiliate(games);
const AT = new Date("2023-02-01T12:00:00+09:00");

/** Scheduled by the test alone: no event of the outage was ever published. */
async function schedule(idempotencyKey: string, places: number | null): Promise<string> {
  const event = {
    outageId: "1015",
    kind: "REGIONAL_TOURNAMENT",
    title: { ko: "시험 대회", en: "Test tournament" },
    region: null,
    benefit: null,
    firstDay: "2023-02-18",
    lastDay: "2023-02-19",
    enrolmentOpensAt: AT,
    enrolmentClosesAt: null,
    places,
  } as const;
  const request = { actor: "opr_test", at: AT, idempotencyKey };
  const outcome = await serving.db.transaction((tx) => scheduleEvent(tx, event, request));
  if (outcome.outcome === "REFUSED") throw new Error(outcome.refusal.reason.code);
  return outcome.answer.eventId;
}

async function enrol(eventId: string, beneficiaryId: string): Promise<void> {
  await owner.db
    .insert(pcBangs)
    .values({ beneficiaryId, name: "시험", affiliatedFrom: "2020-01-01", affiliatedUntil: null });
  await serving.db.transaction((tx) =>
    enrolInEvent(
      tx,
      { outageId: "1015", eventId },
      { beneficiaryId, actor: beneficiaryId, at: AT },
    ),
  );
}

async function wrong() {
  if (!games.books) throw new Error("games keeps books");
  const results = await reconcile(serving, games.books, DEMO_INSTANT);
  return results.filter(({ offences }) => offences.length > 0);
}

it("counts the places of each event by itself, and asks nothing of an event without a limit", async () => {
  const limited = await schedule("limited", 2);
  await enrol(limited, "ptn_test_first");
  await enrol(limited, "ptn_test_second");
  await enrol(limited, "ptn_test_too_late");
  await enrol(await schedule("other", 5), "ptn_test_elsewhere");
  await enrol(await schedule("unlimited", null), "ptn_test_anywhere");

  expect(await wrong()).toEqual([]);

  await owner.sql`update quota_parts set taken = taken - 1 where taken > 0 and quota_id = ${`G2:${limited}`}`;
  expect(await wrong()).toEqual([
    {
      check: "the quota of a part of a remedy counts what was given of it",
      offences: [`1015 G2:${limited}`],
    },
  ]);
});
