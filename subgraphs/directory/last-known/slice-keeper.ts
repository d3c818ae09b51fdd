import { atMostEvery } from "../../kit/at-most-every.js";
import { type Clock, realClock } from "../../kit/clock.js";
import type { Database } from "../../kit/database/connection.js";
import { databaseErrorBehind } from "../../kit/database/database-error.js";
import { codeOf } from "../../kit/observability/trace.js";
import type { Warn } from "../../kit/subgraph.types.js";
import { forgetSlices, keepSlices, type ToldSlice } from "./last-known.repository.js";
import { keptSince } from "./last-known.rules.js";

/** Keeps what affiliates told, behind the back of the request that learned it. */
export type SliceKeeper = {
  /**
   * Returns at once. What cannot be kept now, for whatever reason, is kept by a later reader.
   * @param warn told of a write that failed, of those of a minute once, by the database's code
   */
  keep(slices: readonly ToldSlice[], now: Date, warn?: Warn): void;
};

/** So many writes of a process are under way at most: readers need the connections more. */
const WRITES_AT_ONCE = 2;
/** While the database is away every reader fails to keep something, and one line says it. */
const WARNED_EVERY_MS = 60_000;

const keepers = new WeakMap<Database, SliceKeeper>();

/** The keeper of a database: one for each process. */
export function sliceKeeperOf(database: Database): SliceKeeper {
  const known = keepers.get(database);
  if (known) return known;
  const keeper = createSliceKeeper(database, realClock);
  keepers.set(database, keeper);
  return keeper;
}

/** @param clock the real time, by which warnings are counted */
export function createSliceKeeper(database: Database, clock: Clock): SliceKeeper {
  let writing = 0;
  let warnOfLast = () => {};
  const warnNowAndThen = atMostEvery(WARNED_EVERY_MS, async () => warnOfLast(), clock);
  return {
    keep(slices, now, warn) {
      if (slices.length === 0 || writing >= WRITES_AT_ONCE) return;
      writing += 1;
      // No answer tells of a failure: what was kept before stays, under its own date, and that is what is shown of it.
      void keepAndForget(slices, now)
        .catch((error: unknown) => {
          if (!warn) return;
          const failure = { subgraph: "directory", code: codeBehind(error) };
          warnOfLast = () => warn(failure, "what affiliates told could not be kept for later");
          void warnNowAndThen();
        })
        .finally(() => {
          writing -= 1;
        });
    },
  };

  async function keepAndForget(slices: readonly ToldSlice[], now: Date): Promise<void> {
    await keepSlices(database.db, slices);
    await forgetSlices(database.db, keptSince(now));
  }
}

/** Nothing but the code: drizzle's message quotes the slices, and PostgreSQL's may quote a value of theirs. */
function codeBehind(error: unknown): string {
  const known = databaseErrorBehind(error);
  return known?.code ?? codeOf(error instanceof Error && error.cause ? error.cause : error);
}
