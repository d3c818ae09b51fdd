import type { PeopleTable } from "../bulk/remedy-run.js";
import type { CompensationKey } from "../contract/entities.types.js";
import type { Affiliate } from "../contract/enums.js";
import type { ProgrammeStatisticsType } from "../contract/statistics.types.js";
import type { Database } from "../database/connection.js";
import type { Programme } from "../remedies/programme.js";
import type { SliceLoader, SliceSource } from "../slice/slice.loader.js";
import type { SliceView } from "../slice/views.js";
import type { StatisticsLoader } from "../statistics/statistics.loader.js";

/** What an affiliate's code knows of its ledger and its database does not: for those who count and check it. */
export type Books = {
  affiliate: Affiliate;
  programmes: readonly Programme<never>[];
  /** Every reason code that has texts. */
  reasons: readonly string[];
  /** Where everybody is whom its own tables know: to them something can be offered. */
  people: readonly PeopleTable[];
  /** Slices as the graph shows them at an instant, in one statement; an error for one that cannot be shown. */
  readSlices(
    database: SliceSource,
    keys: readonly CompensationKey[],
    now: Date,
  ): Promise<(SliceView | Error)[]>;
  /** The statistics of an outage as the graph shows them at an instant, in one statement. */
  readStatistics(database: Database, outageId: string, now: Date): Promise<ProgrammeStatisticsType>;
};

/** Makes an affiliate's books of what it declares and how its graph reads. */
export function booksOf(
  declaration: Pick<Books, "affiliate" | "programmes"> & { people?: readonly PeopleTable[] },
  reasons: object,
  slicesAt: (database: SliceSource, now: Date) => SliceLoader,
  statisticsAt: (database: Database, now: Date) => StatisticsLoader,
): Books {
  const { affiliate, programmes, people = [] } = declaration;
  return {
    affiliate,
    programmes,
    reasons: Object.keys(reasons),
    people,
    readSlices: async (database, keys, now) => {
      const slices = await slicesAt(database, now).loadMany(keys);
      return slices.map((slice) => slice ?? new Error("a slice was asked for and none came"));
    },
    readStatistics: (database, outageId, now) => statisticsAt(database, now).load(outageId),
  };
}
