import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { realClock } from "../clock.js";
import type { Database, Parameter } from "../database/connection.js";
import { type CountedLedger, showLedgers } from "./ledger-figures.js";
import { statementName } from "./statement-name.js";
import { codeOf, currentTrace, type Tracing } from "./trace.js";

/** Watches the hot statements of databases: gives the same database, whose statements are counted, timed and traced. */
export type DatabaseWatch = (subgraph: string, database: Database) => Database;

/** Statements take between a fifth of a millisecond and their timeout of two seconds. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** @param registry takes the figures; null where only traces are made */
export function watchDatabases(registry: Registry | null): DatabaseWatch {
  const figures = registry && databaseFigures(registry);
  const watched = new WeakMap<Database, Database>();

  function watch(subgraph: string, database: Database): Database {
    figures?.size.set({ subgraph }, Number(database.sql.options.max));
    const prepared = async <Row extends object>(
      text: string,
      params: readonly Parameter[],
      signal?: AbortSignal,
    ): Promise<Row[]> => {
      const step = currentTrace()?.child(statementName(text), { "db.system.name": "postgresql" });
      const done = figures?.seconds.startTimer({ subgraph });
      figures?.underWay.inc({ subgraph });
      try {
        return await database.prepared<Row>(text, params, signal);
      } catch (error) {
        const code = signal?.aborted ? "ABORTED" : codeOf(error);
        figures?.failures.inc({ subgraph, code });
        step?.fail(code);
        throw error;
      } finally {
        figures?.underWay.dec({ subgraph });
        done?.();
        step?.end();
      }
    };
    return Object.create(database, { prepared: { value: prepared } });
  }

  return (subgraph, database) => {
    const known = watched.get(database) ?? watch(subgraph, database);
    watched.set(database, known);
    return known;
  };
}

/** The database of a subgraph that is served by itself, watched, with the figures of its ledger. */
export function watchServed(
  definition: CountedLedger["definition"],
  database: Database,
  { registry, tracing }: { registry: Registry | null; tracing: Tracing | null },
): Database {
  if (!registry && !tracing) return database;
  const watched = watchDatabases(registry)(definition.name, database);
  // By the database as it is: what a scrape asks is none of what it is asked about.
  if (registry) showLedgers(registry, [{ definition, databaseOf: () => database }], realClock);
  return watched;
}

function databaseFigures(registry: Registry) {
  const registers = [registry];
  return {
    seconds: new Histogram({
      name: "compensation_database_statement_seconds",
      help: "Hot statements, the wait for a connection included.",
      labelNames: ["subgraph"],
      buckets: SECONDS,
      registers,
    }),
    failures: new Counter({
      name: "compensation_database_statement_failures_total",
      help: "Hot statements that failed, by the database's code.",
      labelNames: ["subgraph", "code"],
      registers,
    }),
    underWay: new Gauge({
      name: "compensation_database_statements_under_way",
      help: "Hot statements under way or waiting: above the size of the pool they wait for a connection.",
      labelNames: ["subgraph"],
      registers,
    }),
    size: new Gauge({
      name: "compensation_database_pool_size",
      help: "Connections that are kept open at most.",
      labelNames: ["subgraph"],
      registers,
    }),
  };
}
