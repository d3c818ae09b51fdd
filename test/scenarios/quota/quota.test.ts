import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { openQuota } from "../../../subgraphs/kit/ledger/quota.js";
import { countsOf, newQuota, tally } from "../../integration/ledger/quota.fixture.js";
import { freshDatabases } from "../../postgres.js";
import { startTakers, type Taken, type TakerProcess } from "./taker-process.js";

const { talk } = await freshDatabases("talk");
const owner = openDatabase(talk.ownerUrl, { max: 1, statementTimeoutMs: 20_000 });
afterAll(() => owner.close());

const PASSES = 100;
/** Processes have to start first, and several test files share the machine. */
const PATIENCE_MS = 120_000;

let takers: TakerProcess[] = [];
beforeAll(async () => {
  takers = await startTakers(5, talk.servingUrl);
}, PATIENCE_MS);
afterAll(() => Promise.all(takers.map(({ end }) => end())));

let quota: ReturnType<typeof newQuota>;
let quotaId: string;
beforeEach(async () => {
  quota = newQuota();
  quotaId = quota.key.quotaId;
  await openQuota(owner.db, { ...quota.key, size: PASSES });
});

function grantsFor(people: number) {
  return Array.from({ length: people }, () => quota.grant());
}

async function holders(): Promise<string[]> {
  const rows = await owner.sql<{ id: string }[]>`
    select beneficiary_id as id from grants where remedy_id = ${quotaId} order by 1`;
  return rows.map(({ id }) => id);
}

function recordedIn(taken: readonly Taken[]): string[] {
  return taken
    .filter(({ outcome }) => outcome.outcome === "RECORDED")
    .map(({ beneficiaryId }) => beneficiaryId)
    .sort();
}

const outcomesOf = (taken: readonly Taken[]) => tally(taken.map(({ outcome }) => outcome));
const ALL_TAKEN = { size: PASSES, taken: PASSES, grants: PASSES, events: PASSES };

describe("a hundred passes, from several processes at once", () => {
  it("go to a hundred of four hundred takers, to nobody twice, and nobody is told wrongly", {
    timeout: PATIENCE_MS,
  }, async () => {
    const taken = await Promise.all(takers.map((taker) => taker.take(quotaId, grantsFor(80))));

    expect(outcomesOf(taken.flat())).toEqual({ RECORDED: PASSES, SOLD_OUT: 300 });
    expect(await countsOf(owner, quota.key)).toEqual(ALL_TAKEN);
    expect(await holders()).toEqual(recordedIn(taken.flat()));
  });

  it("are one pass and one count for an account that asks everywhere at once", {
    timeout: PATIENCE_MS,
  }, async () => {
    const [grant = quota.grant()] = grantsFor(1);
    const often = Array.from({ length: 20 }, () => grant);

    const taken = await Promise.all(takers.map((taker) => taker.take(quotaId, often)));

    expect(outcomesOf(taken.flat())).toEqual({ RECORDED: 1, REPLAYED: 99 });
    expect(await countsOf(owner, quota.key)).toEqual({
      size: PASSES,
      taken: 1,
      grants: 1,
      events: 1,
    });
  });

  it("are all still given, and those given are kept, when a process is killed in the middle", {
    timeout: PATIENCE_MS,
  }, async () => {
    const [victim] = await startTakers(1, talk.servingUrl);
    const [other, last] = takers;
    if (!victim || !other || !last) throw new Error("three takers were started");
    onTestFinished(victim.end);
    const [ofVictim, ofOther] = [grantsFor(60), grantsFor(60)];
    let reported = 0;
    const killAfterTen = ({ outcome }: Taken) => {
      reported += outcome.outcome === "RECORDED" ? 1 : 0;
      if (reported === 10) victim.kill();
    };

    const [before, meanwhile] = await Promise.all([
      victim.take(quotaId, ofVictim, killAfterTen),
      other.take(quotaId, ofOther),
    ]);

    const told = [...recordedIn(before), ...recordedIn(meanwhile)];
    expect(recordedIn(before).length).toBeGreaterThanOrEqual(10);
    expect(await holders()).toEqual(expect.arrayContaining(told));
    const counts = await countsOf(owner, quota.key);
    expect(counts?.taken).toBe(counts?.grants);

    const after = await last.take(quotaId, [...ofVictim, ...ofOther, ...grantsFor(PASSES)]);

    expect(await countsOf(owner, quota.key)).toEqual(ALL_TAKEN);
    const replayed = after.filter(({ outcome }) => outcome.outcome === "REPLAYED");
    expect(replayed.map(({ beneficiaryId }) => beneficiaryId)).toEqual(
      expect.arrayContaining(told),
    );
  });
});
