import type postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "../../../subgraphs/kit/database/connection.js";
import { abortable, untilAborted } from "../../../subgraphs/kit/database/until-aborted.js";

const GONE = new Error("the client has gone");
const ROWS = [{ won: 30_000 }];

/** A statement under way: `end` gives its rows, and what asks PostgreSQL to cancel it can be watched. */
function statement(cancel: () => Promise<void> = async () => undefined) {
  let end: (rows: unknown[]) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const rows = new Promise<unknown[]>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const canceller = vi.fn(cancel);
  const query = Object.assign(rows, { canceller });
  return { query: query as unknown as postgres.PendingQuery<postgres.Row[]>, canceller, end, fail };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a statement that somebody waits for", () => {
  it("gives its rows, and leaves nothing behind that could cancel the next one", async () => {
    const { query, canceller, end } = statement();
    const client = new AbortController();
    const waiting = untilAborted(query, client.signal);

    end(ROWS);
    expect(await waiting).toEqual(ROWS);
    client.abort(GONE);
    await vi.runAllTimersAsync();

    expect([canceller.mock.calls.length, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it("fails with what the database said", async () => {
    const { query, fail } = statement();
    const refused = new Error("relation does not exist");
    const waiting = expect(untilAborted(query, new AbortController().signal)).rejects.toBe(refused);

    fail(refused);

    await waiting;
  });

  it("needs nobody who could go", async () => {
    const { query, end } = statement();

    end(ROWS);

    expect(await untilAborted(query, undefined)).toEqual(ROWS);
  });
});

describe("a statement that nobody waits for any more", () => {
  it("is cancelled, once", async () => {
    const { query, canceller, fail } = statement();
    const cancelled = new Error("canceling statement due to user request");
    const client = new AbortController();
    const waiting = expect(untilAborted(query, client.signal)).rejects.toBe(cancelled);

    client.abort(GONE);
    client.abort(GONE);
    await vi.advanceTimersByTimeAsync(25);
    fail(cancelled);

    await waiting;
    expect(canceller.mock.calls).toEqual([[query]]);
  });

  it("is left alone when it ends within the grace: the cancellation would meet the next one", async () => {
    const { query, canceller, end } = statement();
    const client = new AbortController();
    const waiting = untilAborted(query, client.signal);

    client.abort(GONE);
    await vi.advanceTimersByTimeAsync(24);
    end(ROWS);
    expect(await waiting).toEqual(ROWS);
    await vi.runAllTimersAsync();

    expect(canceller).not.toHaveBeenCalled();
  });

  it("ends by itself when it cannot be cancelled", async () => {
    const { query, end } = statement(async () => {
      throw new Error("no connection to cancel by");
    });
    const client = new AbortController();
    const waiting = untilAborted(query, client.signal);

    client.abort(GONE);
    await vi.advanceTimersByTimeAsync(25);
    end(ROWS);

    expect(await waiting).toEqual(ROWS);
  });

  it("is not sent at all when nobody waited from the start", async () => {
    const { query, canceller } = statement();

    await expect(untilAborted(query, AbortSignal.abort(GONE))).rejects.toBe(GONE);
    expect(canceller).not.toHaveBeenCalled();
  });
});

describe("a database whose statements end with their request", () => {
  it("hands the signal on with every prepared statement, and is the same otherwise", async () => {
    const prepared = vi.fn(async () => ROWS);
    const database = { prepared, isDistributed: true } as unknown as Database;
    const { signal } = new AbortController();

    const own = abortable(database, signal);

    expect(await own.prepared("select 1", [7])).toEqual(ROWS);
    expect(prepared.mock.calls).toEqual([["select 1", [7], signal]]);
    expect(own.isDistributed).toBe(true);
  });

  it("is the very same where nobody can go", () => {
    const database = {} as Database;

    expect(abortable(database, undefined)).toBe(database);
  });
});
