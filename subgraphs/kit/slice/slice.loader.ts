import DataLoader from "dataloader";
import type { CompensationKey } from "../contract/entities.types.js";
import type { Database } from "../database/connection.js";
import { composeSlice, type PreparedProgramme } from "./compose-slice.js";
import type { SliceRow, SliceStatements } from "./slice.query.js";
import type { SliceView } from "./views.js";

/** What slices are read from; where nothing is said, it is one server's. */
export type SliceSource = Pick<Database, "prepared"> & Partial<Pick<Database, "isDistributed">>;

export type SliceLoader = DataLoader<CompensationKey, SliceView | null, string>;

/**
 * One loader per request: every compensation the request asks this affiliate for becomes one SQL statement; in a cluster
 * one for each of them, at once and each to a single shard. A beneficiary the affiliate does not know is an empty slice:
 * null would say that the affiliate did not answer.
 */
export function createSliceLoader<Facts>(
  database: SliceSource,
  statements: SliceStatements,
  programmeOf: (outageId: string) => PreparedProgramme<Facts>,
  now: Date,
): SliceLoader {
  return new DataLoader(
    async (keys: readonly CompensationKey[]) => {
      const rows = await readRows<Facts>(database, statements, keys);
      const byKey = new Map(rows.map((row) => [cacheKey(row), row]));
      return keys.map((key) => {
        const row = byKey.get(cacheKey(key));
        return row ? sliceOrError(() => composeSlice(programmeOf(key.outageId), row, now)) : null;
      });
    },
    { cacheKeyFn: cacheKey },
  );
}

async function readRows<Facts>(
  database: SliceSource,
  { any, one }: SliceStatements,
  keys: readonly CompensationKey[],
): Promise<SliceRow<Facts>[]> {
  if (!database.isDistributed) {
    const outageIds = keys.map(({ outageId }) => outageId);
    return database.prepared(any, [outageIds, keys.map(({ beneficiaryId }) => beneficiaryId)]);
  }
  const rows = await Promise.all(
    keys.map(({ outageId, beneficiaryId }) =>
      database.prepared<SliceRow<Facts>>(one, [outageId, beneficiaryId]),
    ),
  );
  return rows.flat();
}

function cacheKey({ outageId, beneficiaryId }: CompensationKey): string {
  return `${outageId}/${beneficiaryId}`;
}

/** A record that cannot be shown is the error of its own beneficiary, not of everybody in the batch. */
function sliceOrError(compose: () => SliceView): SliceView | Error {
  try {
    return compose();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
