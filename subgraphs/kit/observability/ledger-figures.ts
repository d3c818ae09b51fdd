import { inArray, sql } from "drizzle-orm";
import { PgDialect, QueryBuilder } from "drizzle-orm/pg-core";
import { Gauge, type Registry } from "prom-client";
import { atMostEvery } from "../at-most-every.js";
import type { Clock } from "../clock.js";
import type { Database } from "../database/connection.js";
import type { Quota } from "../ledger/quota.js";
import { claims, quotaParts } from "../ledger/tables.js";
import type { SubgraphDefinition } from "../subgraph.types.js";

/** A subgraph whose database this process has. */
export type CountedLedger = {
  definition: Pick<SubgraphDefinition, "name" | "books" | "quotas">;
  databaseOf: () => Database;
};

/** Counting claims looks at all of them: so often at most, however many scrape. */
const COUNTED_EVERY_MS = 15_000;
/** A scrape does not wait longer for a database: it is shown without its figures. */
const TIMEOUT_MS = 1_000;

const WAITING = ["SUBMITTED", "NEEDS_DOCUMENTS", "IN_REVIEW"] as const;

type QuotaRow = { outageId: string; quotaId: string; size: number; taken: number };
type ClaimsRow = { status: string; count: number };
type Counted = { quotas: QuotaRow[]; waiting: ClaimsRow[] };

const build = new QueryBuilder(new PgDialect());

const quotaStatement = build
  .select({
    outageId: sql`${quotaParts.outageId}`.as("outageId"),
    quotaId: sql`${quotaParts.quotaId}`.as("quotaId"),
    size: sql`sum(${quotaParts.size})::bigint`.as("size"),
    taken: sql`sum(${quotaParts.taken})::bigint`.as("taken"),
  })
  .from(quotaParts)
  .groupBy(quotaParts.outageId, quotaParts.quotaId)
  .toSQL();

const waitingStatement = build
  .select({
    status: sql`${claims.status}`.as("status"),
    count: sql`count(*)::integer`.as("count"),
  })
  .from(claims)
  .where(inArray(claims.status, [...WAITING]))
  .groupBy(claims.status)
  .toSQL();

/**
 * Shows what is left of each remedy that is given first come, first served, and how many claims wait. Only quotas that
 * the code declares: there is one for each event, too, and those are as many as somebody makes.
 * @param now the real time
 */
export function showLedgers(
  registry: Registry,
  ledgers: readonly CountedLedger[],
  now: Clock,
): void {
  const counted = ledgers
    .filter(({ definition }) => definition.books)
    .map(({ definition, databaseOf }) => {
      const ask = () => count(databaseOf()).catch(() => null);
      return { ...definition, ask: atMostEvery(COUNTED_EVERY_MS, ask, now) };
    });
  const collecting = (
    show: (subgraph: string, counted: Counted, quotas: readonly Quota[]) => void,
  ) =>
    Promise.all(
      counted.map(async ({ name, quotas = [], ask }) => {
        const found = await ask();
        if (found) show(name, found, quotas);
      }),
    );
  const registers = [registry];

  function showQuota(name: string, help: string, figureOf: (row: QuotaRow) => number): void {
    new Gauge({
      name,
      help,
      labelNames: ["subgraph", "outage", "remedy"],
      registers,
      async collect() {
        this.reset();
        await collecting((subgraph, { quotas }, declared) => {
          for (const row of quotas.filter((quota) => isDeclared(quota, declared))) {
            const labels = { subgraph, outage: row.outageId, remedy: row.quotaId };
            this.set(labels, figureOf(row));
          }
        });
      },
    });
  }

  showQuota(
    "compensation_quota_left",
    "What is left of a remedy that is given first come, first served.",
    ({ size, taken }) => size - taken,
  );
  showQuota(
    "compensation_quota_size",
    "What there was of such a remedy in all.",
    ({ size }) => size,
  );
  new Gauge({
    name: "compensation_claims_waiting",
    help: "Claims that are not decided, by where they stand.",
    labelNames: ["subgraph", "status"],
    registers,
    async collect() {
      this.reset();
      await collecting((subgraph, { waiting }) => {
        for (const status of WAITING) {
          const found = waiting.find((row) => row.status === status);
          this.set({ subgraph, status }, found?.count ?? 0);
        }
      });
    },
  });
}

async function count(database: Database): Promise<Counted> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const [quotas, waiting] = await Promise.all([
    database.prepared<QuotaRow>(quotaStatement.sql, [], signal),
    database.prepared<ClaimsRow>(waitingStatement.sql, [...WAITING], signal),
  ]);
  return { quotas, waiting };
}

function isDeclared({ outageId, quotaId }: QuotaRow, declared: readonly Quota[]): boolean {
  return declared.some((quota) => quota.outageId === outageId && quota.quotaId === quotaId);
}
