import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { recordFromQuota } from "../../../subgraphs/kit/ledger/grant-remedy.js";
import { openQuota } from "../../../subgraphs/kit/ledger/quota.js";
import { pay } from "../../../subgraphs/pay/subgraph.js";
import { freshDatabases } from "../../postgres.js";
import { countsOf, newQuota, tally } from "./quota.fixture.js";

const { [pay.name]: urls } = await freshDatabases(pay.name);
const PEOPLE = 12;
/** Enough for takers to meet at the last places. */
const SESSIONS = 40;
const owner = openDatabase(urls?.ownerUrl ?? "", { max: 4, statementTimeoutMs: 20_000 });
const serving = openDatabase(urls?.servingUrl ?? "", { max: SESSIONS, statementTimeoutMs: 20_000 });
afterAll(() => Promise.all([owner.close(), serving.close()]));

type Step =
  | { step: "take" | "take and roll back"; person: number }
  | { step: "raise"; size: number };

const person = fc.nat(PEOPLE - 1);
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ step: fc.constant("take" as const), person }) },
    {
      weight: 3,
      arbitrary: fc.record({ step: fc.constant("take and roll back" as const), person }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ step: fc.constant("raise" as const), size: fc.nat(PEOPLE) }),
    },
  ) satisfies fc.Arbitrary<Step>,
  { maxLength: PEOPLE },
);

describe("a quota", () => {
  it("is exact however takes, roll-backs and raises interleave, and loses no place", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(8), steps, fc.scheduler(), async (size, story, scheduler) => {
        const { key, grant } = newQuota();
        await openQuota(owner.db, { ...key, size });
        const grants = Array.from({ length: PEOPLE }, () => grant());
        const grantFor = (index: number) => grants[index] ?? grant();
        const undo = new Error("undo");

        /** One step as a transaction that the scheduler lets begin and, much later perhaps, end. */
        async function carryOut(step: Step) {
          await scheduler.schedule(Promise.resolve(), "begin");
          if (step.step === "raise") return openQuota(owner.db, { ...key, size: step.size });
          const taking = serving.db.transaction(async (tx) => {
            const outcome = await recordFromQuota(tx, grantFor(step.person), key.quotaId);
            await scheduler.schedule(Promise.resolve(), "end");
            if (step.step === "take and roll back") throw undo;
            return outcome;
          });
          return taking.catch((error: unknown) => {
            if (error !== undo) throw error;
          });
        }
        const outcomes = await scheduler.waitFor(Promise.all(story.map(carryOut)));

        const taken = tally(outcomes.filter((outcome) => outcome !== undefined)).RECORDED ?? 0;
        const raised = story.map((step) => (step.step === "raise" ? step.size : 0));
        const whole = Math.max(size, ...raised);
        expect(await countsOf(owner, key)).toEqual({
          size: whole,
          taken,
          grants: taken,
          events: taken,
        });
        expect(taken).toBeLessThanOrEqual(whole);

        const rest = await Promise.all(
          Array.from({ length: whole - taken + 1 }, () =>
            recordFromQuota(serving.db, grant(), key.quotaId),
          ),
        );
        const left = whole - taken;
        expect(tally(rest)).toEqual({ ...(left > 0 && { RECORDED: left }), SOLD_OUT: 1 });
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it("makes nobody wait in a circle while many take and it is raised", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { key, grant } = newQuota();
      const sizes = Array.from({ length: 22 }, (_, step) => 12 + 3 * step);
      await openQuota(owner.db, { ...key, size: 10 });

      const raising = (async () => {
        for (const size of sizes) await openQuota(owner.db, { ...key, size });
      })();
      const taking = Array.from({ length: 250 }, () =>
        recordFromQuota(serving.db, grant(), key.quotaId),
      );

      const taken = tally(await Promise.all(taking)).RECORDED ?? 0;
      await raising;
      expect(await countsOf(owner, key)).toEqual({
        size: 75,
        taken,
        grants: taken,
        events: taken,
      });
    }
  }, 60_000);
});
