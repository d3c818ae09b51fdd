import type { Database } from "../../kit/database/connection.js";
import { forgetSlices, keepSlices, type ToldSlice } from "./last-known.repository.js";
import { keptSince } from "./last-known.rules.js";

/** Keeps what affiliates told, behind the back of the request that learned it. */
export type SliceKeeper = {
  /** Returns at once. What cannot be kept now, for whatever reason, is kept by a later reader. */
  keep(slices: readonly ToldSlice[], now: Date): void;
};

/** So many writes of a process are under way at most: readers need the connections more. */
const WRITES_AT_ONCE = 2;

const keepers = new WeakMap<Database, SliceKeeper>();

/** The keeper of a database: one for each process. */
export function sliceKeeperOf(database: Database): SliceKeeper {
  const known = keepers.get(database);
  if (known) return known;
  const keeper = createSliceKeeper(database);
  keepers.set(database, keeper);
  return keeper;
}

function createSliceKeeper(database: Database): SliceKeeper {
  let writing = 0;
  return {
    keep(slices, now) {
      if (slices.length === 0 || writing >= WRITES_AT_ONCE) return;
      writing += 1;
      // Nobody is told of a failure: what was kept before stays, under its own date, and that is what is shown of it.
      void keepAndForget(slices, now)
        .catch(() => undefined)
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
