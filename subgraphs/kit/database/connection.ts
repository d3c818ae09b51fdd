import type { PgDatabase } from "drizzle-orm/pg-core";
import {
  drizzle,
  type PostgresJsDatabase,
  type PostgresJsQueryResultHKT,
} from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { AuditKeys } from "../audit/audit-keys.js";
import type { KeyRing } from "../pii/key-ring.js";
import { databaseErrorBehind } from "./database-error.js";
import { markDistributed } from "./distributed-handles.js";
import { survivingLostConnections } from "./lost-connections.js";
import { driverLine } from "./secure-line.js";
import { STATEMENT_TIMEOUT_MS, sessionLimits } from "./session-limits.js";
import { untilAborted } from "./until-aborted.js";

/** What a hot statement may be given. No Date: drizzle switches the driver's date handling off; send ISO text. */
export type Parameter = string | number | bigint | boolean | null | Uint8Array | readonly Scalar[];
type Scalar = string | number | bigint | boolean | null;

/** What a repository function takes: a database or an open transaction, it cannot tell which. */
export type DatabaseHandle = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

export type DatabaseOptions = {
  /** Most connections kept open at once. */
  max: number;
  /** Name shown in pg_stat_activity. */
  application?: string;
  /**
   * How long one statement may run before PostgreSQL cancels it. 2,000 unless said otherwise; 0 is no limit. Waiting for
   * locks and idling in a transaction are limited in proportion (session-limits.ts).
   */
  statementTimeoutMs?: number;
  /** Called with text and values of every statement sent, `begin` and `commit` included. For tests that count. */
  onStatement?: (text: string, params: readonly unknown[]) => void;
  /** Whether its tables are spread over the nodes of a cluster (kit/sharding). They are not unless said otherwise. */
  isDistributed?: boolean;
  /** The keys of the personal data in it, for who reads or writes that. */
  keys?: KeyRing | undefined;
  /** The keys of its audit, for who does what has to be on record. */
  auditKeys?: AuditKeys | undefined;
};

/** A pool of connections under one role. Opens nothing until the first statement. */
export type Database = {
  /** The bare driver, for COPY and the like. Its errors are the driver's: see `databaseErrorBehind`. */
  readonly sql: postgres.Sql;
  /** Queries by drizzle and transactions. Errors are drizzle's, around the driver's: see `databaseErrorBehind`. */
  readonly db: PostgresJsDatabase<Record<string, never>>;
  /**
   * Runs a hot statement as a named prepared statement: parsed and planned once per connection and one round
   * trip instead of two after that. Timestamps and dates arrive as PostgreSQL's text.
   * @param text one constant text per query, for example from `.toSQL()`; values go into `params`
   * @param signal aborted when nobody waits for the rows any more
   * @throws DatabaseError DATABASE_UNREACHABLE, DATABASE_TLS, DATABASE_TIMEOUT
   */
  prepared<Row extends object>(
    text: string,
    params: readonly Parameter[],
    signal?: AbortSignal,
  ): Promise<Row[]>;
  /** Whether its tables are spread over the nodes of a cluster: then a hot statement has to name its one beneficiary. */
  readonly isDistributed: boolean;
  /**
   * The keys of the personal data in it.
   * @throws Error when it was opened without any: nothing personal is then read or written
   */
  readonly keys: KeyRing;
  /**
   * The keys of its audit.
   * @throws Error when it was opened without any: nothing that has to be on record is then shown or changed
   */
  readonly auditKeys: AuditKeys;
  /** Lets running statements finish for up to five seconds, then closes every connection. */
  close(): Promise<void>;
};

const CONNECT_TIMEOUT_S = 3;
const CLOSE_TIMEOUT_S = 5;

/**
 * Opens a pool on one database. Its line is as safe as `sslmode` and `sslrootcert` of the address say (secure-line.ts).
 * @throws DatabaseError DATABASE_TLS for parameters that fit nothing, or a file that is not there
 */
export function openDatabase(url: string, options: DatabaseOptions): Database {
  const { max, application = "compensation", onStatement, isDistributed = false } = options;
  const sql = connect(url, {
    max,
    connection: {
      application_name: application,
      // A request's statements cost several times more to plan than to run, and their plans do not hang on their values: all
      // go by keys. Left to itself, PostgreSQL would plan those that take lists anew every time.
      plan_cache_mode: "force_generic_plan",
      ...sessionLimits(options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS),
    },
    // Only when asked: with a debug hook the driver captures a stack per query and prints SQL in its errors.
    ...(onStatement && {
      debug: (_connection, text, params) => reportStatement(text, params, onStatement),
    }),
  });

  const db = drizzle(sql);
  if (isDistributed) markDistributed(db);

  return {
    sql,
    db,
    isDistributed,
    async prepared<Row extends object>(
      text: string,
      params: readonly Parameter[],
      signal?: AbortSignal,
    ) {
      try {
        // drizzle runs a query as `client.unsafe(text, params, { prepare: name !== undefined })`
        // (postgres-js/session.js): without `.prepare(name)` every call is parsed and planned anew.
        const query = sql.unsafe<Row[]>(text, params as never[], { prepare: true });
        return await untilAborted(query, signal);
      } catch (error) {
        throw databaseErrorBehind(error) ?? error;
      }
    },
    get keys() {
      if (!options.keys)
        throw new Error("the database was opened without the keys of its personal data");
      return options.keys;
    },
    get auditKeys() {
      if (!options.auditKeys)
        throw new Error("the database was opened without the keys of its audit");
      return options.auditKeys;
    },
    close: () => sql.end({ timeout: CLOSE_TIMEOUT_S }),
  };
}

/**
 * Runs `work` on one connection of its own without a statement timeout, and closes it: for provisioning,
 * migrations and tools.
 * @throws DatabaseError DATABASE_UNREACHABLE, DATABASE_TLS
 */
export async function withConnection<Result>(
  url: string,
  work: (sql: postgres.Sql) => Promise<Result>,
): Promise<Result> {
  const sql = connect(url, { max: 1, connection: { application_name: "compensation tools" } });
  try {
    return await work(sql);
  } catch (error) {
    throw databaseErrorBehind(error) ?? error;
  } finally {
    await sql.end({ timeout: CLOSE_TIMEOUT_S });
  }
}

function connect(url: string, options: postgres.Options<Record<string, postgres.PostgresType>>) {
  const { address, ssl } = driverLine(url);
  const sql = postgres(address, {
    ...options,
    ssl,
    connect_timeout: CONNECT_TIMEOUT_S,
    // The driver's own back-off grows to 20 seconds, and a query waits it out before it is refused:
    // a database that is back would stay down for that long, and one that is down would hang every request.
    backoff: () => 0.1,
    onnotice: () => undefined,
    types: {
      safeInteger: { to: 20, from: [20], parse: safeInteger, serialize: String },
    },
  }) as postgres.Sql;
  return survivingLostConnections(sql);
}

/** bigint as a JavaScript number. A silent …993 → …992 would be a wrong amount, so it is refused. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError("a bigint of the database is outside the safe integers (±2^53-1)");
  }
  return value;
}

function reportStatement(
  text: string,
  params: readonly unknown[],
  onStatement: NonNullable<DatabaseOptions["onStatement"]>,
): void {
  // The driver asks for the array types once per connection, so this one depends on the pool, not on the code.
  if (!text.includes("from pg_catalog.pg_type a")) onStatement(text, params);
}
