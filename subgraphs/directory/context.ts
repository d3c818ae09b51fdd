import DataLoader from "dataloader";
import type { Affiliate } from "../kit/contract/enums.js";
import type { Database } from "../kit/database/connection.js";
import type { RequestFacts, SubgraphContext } from "../kit/subgraph.types.js";
import { subgraphContext } from "../kit/subgraph-context.js";
import { slicesOf } from "./last-known/last-known.repository.js";
import {
  type LastKnownView,
  lastKnownViews,
  newSlices,
  type SlicesAtHand,
} from "./last-known/show-last-known.js";
import { sliceKeeperOf } from "./last-known/slice-keeper.js";
import { beneficiariesById } from "./people/beneficiaries.repository.js";
import { type BeneficiaryView, beneficiaryView } from "./people/beneficiary-view.js";

/** The context of the directory's resolvers. */
export type DirectoryContext = SubgraphContext & {
  /**
   * A user or partner, for whoever may see them; null for an unknown id. The only way to read one by id: what agents
   * read is on record before it is shown. One SQL statement for all that a request names, and one for their record.
   * @param what the field that shows it: `Query.partner`
   */
  lookUp(id: string, what: string): Promise<BeneficiaryView | null>;
  /**
   * What affiliates told of somebody earlier, on record like all that agents read. What they told just now is kept for
   * the next time, after the answer. One SQL statement for all people of a request.
   * @param asked whose; null for those who did not answer
   */
  lastKnown(told: SlicesTold, asked: readonly Affiliate[] | null): Promise<LastKnownView[]>;
};

type SlicesTold = Pick<SlicesAtHand, "outageId" | "beneficiaryId" | "reports">;

/** A new context per request. */
export function createDirectoryContext(
  database: Database,
  request: RequestFacts,
): DirectoryContext {
  const context = subgraphContext("directory", database, request);
  const beneficiaries = new DataLoader(async (ids: readonly string[]) => {
    const rows = await beneficiariesById(context.database, ids);
    const byId = new Map(rows.map((row) => [row.id, beneficiaryView(row)]));
    return ids.map((id) => byId.get(id) ?? null);
  });
  const keptSlices = new DataLoader(async (ids: readonly string[]) => {
    const rows = await slicesOf(context.database, ids);
    return ids.map((id) => rows.filter(({ beneficiaryId }) => beneficiaryId === id));
  });
  // A write behind the request is not aborted with it: the keeper has the database as it is.
  const keeper = sliceKeeperOf(database);
  return {
    ...context,
    async lastKnown(told, asked) {
      const { beneficiaryId } = told;
      const reading = keptSlices.load(beneficiaryId);
      const kept = await context.audit.lookUp(beneficiaryId, "Compensation.lastKnown", reading);
      const atHand = { ...told, kept, now: request.now };
      keeper.keep(newSlices(atHand), request.now, request.warn);
      return lastKnownViews(atHand, asked);
    },
    lookUp: (id, what) => context.audit.lookUp(id, what, beneficiaries.load(id)),
  };
}
