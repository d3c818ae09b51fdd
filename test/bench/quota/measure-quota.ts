import { sql } from "drizzle-orm";
import { type Database, openDatabase } from "../../../subgraphs/kit/database/connection.js";
import type { SubgraphUrls } from "../../../subgraphs/kit/database/provision.js";
import { grants, quotaParts } from "../../../subgraphs/kit/ledger/tables.js";
import { accounts } from "../../../subgraphs/talk/tables.js";
import { COUNTER, mutationWay, REGISTERED_AT, type WayToTake, waysToTake } from "./ways-to-take.js";

/** How much is measured. */
export type QuotaRun = { takers: number; count: number; connections: number; rounds: number };

export type MeasuredWay = keyof typeof waysToTake | "mutation";
/** Takes per second of each way, one number per round. */
export type Rates = Record<MeasuredWay, number[]>;

const COUNTER_SIZE = 1_000_000_000;
const TIMEOUT_MS = 60_000;

/**
 * Takes in rounds: within a round every way has its turn, and each round begins with the next one, so that what else the
 * machine does meets all alike. One round before them is not counted.
 */
export async function measureQuota(
  { ownerUrl, servingUrl }: SubgraphUrls,
  { takers, count, connections, rounds }: QuotaRun,
  ended: AbortSignal,
): Promise<Rates> {
  const ways = Object.entries<WayToTake>({ ...waysToTake, mutation: mutationWay() });
  const owner = openDatabase(ownerUrl, { max: 1, statementTimeoutMs: TIMEOUT_MS });
  const serving = openDatabase(servingUrl, { max: connections, statementTimeoutMs: TIMEOUT_MS });
  const rates: Rates = {
    plain: [],
    quota: [],
    counter: [],
    plainAtOnce: [],
    counterAtOnce: [],
    mutation: [],
  };
  try {
    await owner.db.insert(quotaParts).values({ ...COUNTER, part: 0, size: COUNTER_SIZE });
    for (let round = 0; round <= rounds; round += 1) {
      const turn = round % ways.length;
      for (const [name, take] of [...ways.slice(turn), ...ways.slice(0, turn)]) {
        const prefix = `usr_bench_${name}_${round}_`;
        await openAccounts(owner, prefix, count);
        const rate = await takesPerSecond(serving, take, prefix, { takers, count }, ended);
        if (round > 0) rates[name as MeasuredWay].push(rate);
      }
    }
    await expectGrants(owner, ways.length * (rounds + 1) * count);
    return rates;
  } finally {
    await Promise.all([owner.close(), serving.close()]);
  }
}

async function takesPerSecond(
  database: Database,
  take: WayToTake,
  prefix: string,
  { takers, count }: Pick<QuotaRun, "takers" | "count">,
  ended: AbortSignal,
): Promise<number> {
  let next = 0;
  const takeUntilDone = async () => {
    while (next < count && !ended.aborted) {
      next += 1;
      await take(database, `${prefix}${next}`);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: takers }, takeUntilDone));
  ended.throwIfAborted();
  return (count * 1_000) / (performance.now() - startedAt);
}

/** All ways look at as many accounts, though only the mutation reads them. */
async function openAccounts({ db }: Database, prefix: string, count: number): Promise<void> {
  await db.execute(sql`
    insert into ${accounts}
    select ${prefix} || number, true, ${REGISTERED_AT.toISOString()}::timestamptz
    from generate_series(1, ${count}::integer) as number`);
}

/** A way that gave less than it was measured for would look fast. */
async function expectGrants({ db }: Database, expected: number): Promise<void> {
  const given = await db.$count(grants);
  if (given !== expected) throw new Error(`${given} were given and not ${expected}`);
}
