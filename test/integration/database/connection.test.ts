import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { bigint, pgTable, text } from "drizzle-orm/pg-core";
import { afterAll, describe, expect, inject, it, onTestFinished, vi } from "vitest";
import {
  type Database,
  type DatabaseOptions,
  openDatabase,
  withConnection,
} from "../../../subgraphs/kit/database/connection.js";
import {
  DatabaseError,
  databaseErrorBehind,
} from "../../../subgraphs/kit/database/database-error.js";
import { scratchDatabase } from "./scratch-database.js";

const url = await scratchDatabase(afterAll);
const payouts = pgTable("payouts", {
  id: text("id").primaryKey(),
  won: bigint("won", { mode: "number" }).notNull(),
});
await withConnection(
  url,
  (connection) => connection`create table payouts (id text primary key, won bigint not null)`,
);

function open(options: Partial<DatabaseOptions> = {}, at = url): Database {
  const database = openDatabase(at, { max: 1, ...options });
  onTestFinished(() => database.close());
  return database;
}

/** What was thrown, and nothing else. */
function failure(promise: PromiseLike<unknown>): Promise<unknown> {
  return Promise.resolve(promise).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("a database", () => {
  it("parses a hot statement once per connection and one of drizzle's every time", async () => {
    const { db, prepared } = open();
    const byId = db
      .select()
      .from(payouts)
      .where(eq(payouts.id, sql.placeholder("id")))
      .toSQL().sql;

    for (const id of ["a", "b", "c"]) {
      await prepared(byId, [id]);
      await db.select().from(payouts).where(eq(payouts.id, id));
    }
    const statements = await prepared<{ statement: string; runs: number }>(
      `select statement, generic_plans + custom_plans as runs from pg_prepared_statements
        where statement not like '%from pg_%'`,
      [],
    );

    expect(statements).toEqual([{ statement: byId, runs: 3 }]);
  });

  it("plans a hot statement once per connection, whatever lists it is given", async () => {
    const { prepared } = open();
    const byIds = "select won from payouts where id = any($1::text[])";

    for (const ids of [["a"], ["b", "c"], [], ["d"], ["e"], ["f"], ["g"]])
      await prepared(byIds, [ids]);
    const plans = await prepared(
      "select generic_plans as once, custom_plans as anew from pg_prepared_statements where statement = $1",
      [byIds],
    );

    expect(plans).toEqual([{ once: 7, anew: 0 }]);
  });

  it("reports every statement it sends, and none of the driver's own", async () => {
    const sent: string[] = [];
    const { db, prepared } = open({ onStatement: (statement) => sent.push(statement) });

    await prepared("select $1::text[] as ids", [["a", "b"]]);
    await db.transaction(async (tx) => {
      await tx.execute(sql`select 2`);
    });

    expect(sent).toEqual(["select $1::text[] as ids", "begin ", "select 2", "commit"]);
  });

  it("gives won as exact numbers, also out of sums, arrays and drizzle", async () => {
    const { db, prepared } = open();
    const most = Number.MAX_SAFE_INTEGER;
    await db.insert(payouts).values([{ id: "most", won: most }]);
    onTestFinished(() => db.delete(payouts).then(() => undefined));

    const rows = await prepared(
      "select count(*) as count, sum(won)::bigint as sum, array_agg(won) as list from payouts where id = any($1)",
      [["most", "none"]],
    );

    expect([...rows]).toEqual([{ count: 1, sum: most, list: [most] }]);
    expect(await db.select().from(payouts)).toEqual([{ id: "most", won: most }]);
  });

  it("refuses a bigint that a number cannot hold, and stays usable", async () => {
    const { db, prepared } = open();
    const tooMuch = "select 9007199254740993 as won";

    await expect(prepared(tooMuch, [])).rejects.toThrow("outside the safe integers");
    await expect(prepared("select array[-9007199254740992] as won", [])).rejects.toThrow(
      RangeError,
    );
    await expect(db.execute(sql.raw(tooMuch))).rejects.toMatchObject({
      cause: { message: expect.stringContaining("outside the safe integers") },
    });
    expect([...(await prepared("select 9007199254740991 as won", []))]).toEqual([
      { won: 9007199254740991 },
    ]);
  });

  it("ends a statement that takes too long", async () => {
    const { prepared } = open({ statementTimeoutMs: 30 });

    const error = await failure(prepared("select pg_sleep($1)", [20]));

    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({
      code: "DATABASE_TIMEOUT",
      message: "The database took too long. Try again shortly.",
      cause: { code: "57014" },
    });
  });

  it("gives up on a lock that somebody holds before it gives up on the statement", async () => {
    const { prepared } = open({ statementTimeoutMs: 400 });

    const error = await withConnection(url, (holder) =>
      holder.begin(async (tx) => {
        await tx`lock table payouts`;
        return failure(prepared("select id from payouts", []));
      }),
    );

    expect(error).toMatchObject({ code: "DATABASE_TIMEOUT", cause: { code: "55P03" } });
  });

  it("ends a transaction in which nothing happens, so that others get its rows", async () => {
    const { db } = open({ statementTimeoutMs: 20 });
    const isHeld = () =>
      withConnection(url, async (other) => {
        const [row] = await other`select count(*) as "held" from pg_locks
          where relation = 'payouts'::regclass and mode = 'AccessExclusiveLock'`;
        return row?.held > 0;
      });

    const error = await failure(
      db.transaction(async (tx) => {
        await tx.execute(sql`lock table payouts`);
        await vi.waitUntil(async () => !(await isHeld()), { interval: 20, timeout: 10_000 });
      }),
    );

    expect(databaseErrorBehind(error)).toMatchObject({ code: "DATABASE_UNREACHABLE" });
  });

  it("that is dead says so without naming host, statement or value, and keeps the driver's error for the log", async () => {
    const nobody = new URL(url);
    nobody.port = "1";
    const { db, prepared } = open({}, nobody.href);
    const statement = "select 'hidden' as secret where $1 = 'value'";

    const hot = await failure(prepared(statement, ["value"]));
    const throughDrizzle = databaseErrorBehind(
      await failure(db.select().from(payouts).where(eq(payouts.id, "value"))),
    );

    for (const error of [hot, throughDrizzle]) {
      expect(error).toBeInstanceOf(DatabaseError);
      expect(error).toMatchObject({
        code: "DATABASE_UNREACHABLE",
        message: "The database did not answer. Try again shortly.",
        fix: "Try again shortly",
        cause: { code: "ECONNREFUSED", port: 1 },
      });
    }
  });

  it("that comes back is used again at once", async () => {
    const { prepared } = open();
    const session = await prepared<{ pid: number }>("select pg_backend_pid() as pid", []);
    await withConnection(
      inject("adminUrl"),
      (admin) => admin`select pg_terminate_backend(${session[0]?.pid ?? 0})`,
    );

    const answers = await Promise.all(
      ["a", "b"].map((id) => failure(prepared("select $1::text as id", [id]))),
    );
    const last = await prepared("select $1::text as id", ["c"]);

    for (const error of answers.filter((answer) => answer !== undefined)) {
      expect(error).toMatchObject({ code: "DATABASE_UNREACHABLE" });
    }
    expect([...last]).toEqual([{ id: "c" }]);
  });

  it("leaves errors that are not its own failure as they are", async () => {
    const { prepared } = open();
    const id = randomBytes(4).toString("hex");
    await prepared("insert into payouts values ($1, 1)", [id]);

    const error = await failure(prepared("insert into payouts values ($1, 1)", [id]));

    expect(error).toMatchObject({ code: "23505", constraint_name: "payouts_pkey" });
    expect(databaseErrorBehind(error)).toBeUndefined();
  });
});
