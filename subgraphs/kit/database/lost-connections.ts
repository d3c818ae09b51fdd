import { setImmediate as nextTurn } from "node:timers/promises";
import type { Sql, TransactionSql } from "postgres";

type Work = (tx: TransactionSql) => unknown;

/**
 * Lets transactions fail whose connection is lost. postgres.js 3.4 sends their `rollback`, and whatever else they have to
 * say, into a socket that is no longer there, and ends the process with a TypeError that nobody can catch (its issues 1154
 * and 1208): one PostgreSQL that is killed would take every gateway with it. So a transaction without a connection says
 * nothing more; `begin` itself rejects as soon as the connection closes.
 */
export function survivingLostConnections(sql: Sql): Sql {
  const begin = sql.begin.bind(sql) as (options: string, work: Work) => Promise<unknown>;

  async function beginSafely(...given: [string, Work] | [Work]): Promise<unknown> {
    const [options, work] = given.length === 1 ? (["", given[0]] as const) : given;
    let lost: { cause: unknown } | undefined;

    const outcome = begin(options, async (tx) => {
      const ended = await settled(async () => work(unlessLost(tx, () => lost)));
      // The driver tells of the statement that failed just before it tells of the connection.
      if (ended.status === "rejected") await nextTurn();
      if (lost) await NEVER;
      if (ended.status === "rejected") throw ended.reason;
      return ended.value;
    });
    outcome.catch((cause: unknown) => {
      lost = { cause };
    });
    return outcome;
  }

  return Object.assign(sql, { begin: beginSafely });
}

/** Nothing waits for it but a transaction that has been given up already. */
const NEVER = new Promise<never>(() => undefined);

async function settled(work: () => Promise<unknown>): Promise<PromiseSettledResult<unknown>> {
  const [ended] = await Promise.allSettled([work()]);
  return ended;
}

/** The transaction, which takes no more statements once its connection is lost: they would be another's by then. */
function unlessLost(tx: TransactionSql, lost: () => { cause: unknown } | undefined) {
  const check = () => {
    const loss = lost();
    if (loss) throw loss.cause;
  };
  return new Proxy(tx, {
    apply(target, self, args) {
      check();
      return Reflect.apply(target, self, args);
    },
    get(target, property, receiver) {
      if (property === "unsafe") check();
      return Reflect.get(target, property, receiver);
    },
  });
}
