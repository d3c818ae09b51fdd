import DataLoader from "dataloader";
import type { CompensationKey } from "../contract/entities.types.js";
import type { Database } from "../database/connection.js";
import { composeSlice, type PreparedProgramme } from "./compose-slice.js";
import type { SliceRow } from "./slice.query.js";
import type { SliceView } from "./views.js";

export type SliceLoader = DataLoader<CompensationKey, SliceView | null, string>;

/**
 * One loader per request: every compensation the request asks this affiliate for becomes one SQL statement. A
 * beneficiary the affiliate does not know is an empty slice: null would say that the affiliate did not answer.
 */
export function createSliceLoader<Facts>(
  database: Pick<Database, "prepared">,
  statement: string,
  programmeOf: (outageId: string) => PreparedProgramme<Facts>,
  now: Date,
): SliceLoader {
  return new DataLoader(
    async (keys: readonly CompensationKey[]) => {
      const rows = await database.prepared<SliceRow<Facts>>(statement, [
        keys.map(({ outageId }) => outageId),
        keys.map(({ beneficiaryId }) => beneficiaryId),
      ]);
      const byKey = new Map(rows.map((row) => [cacheKey(row), row]));
      return keys.map((key) => {
        const row = byKey.get(cacheKey(key));
        return row ? sliceOrError(() => composeSlice(programmeOf(key.outageId), row, now)) : null;
      });
    },
    { cacheKeyFn: cacheKey },
  );
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
