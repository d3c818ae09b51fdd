import DataLoader from "dataloader";
import type { AffiliateContext } from "../../../kit/define-affiliate.js";
import { type EventWithPlaces, eventsById, eventsOfOutages } from "./events.repository.js";

/** What a request may ask about events. */
export type EventLoaders = {
  /** All of an outage. */
  ofOutage: DataLoader<string, EventWithPlaces[]>;
  /** One; null when there is none. */
  byId: DataLoader<string, EventWithPlaces | null>;
};

const loaders = new WeakMap<AffiliateContext, EventLoaders>();

/**
 * The loaders of a request: however many outages or grants it asks of, each of the two is one SQL statement. They keep
 * nothing, because a later mutation of the same request takes places and cancels events.
 */
export function eventLoaders(context: AffiliateContext): EventLoaders {
  const known = loaders.get(context);
  if (known) return known;
  const { db } = context.database;
  const made: EventLoaders = {
    ofOutage: new DataLoader(
      async (outageIds: readonly string[]) => {
        const found = await eventsOfOutages(db, outageIds);
        return outageIds.map((id) => found.filter(({ outageId }) => outageId === id));
      },
      { cache: false },
    ),
    byId: new DataLoader(
      async (ids: readonly string[]) => {
        const found = new Map((await eventsById(db, ids)).map((event) => [event.eventId, event]));
        return ids.map((id) => found.get(id) ?? null);
      },
      { cache: false },
    ),
  };
  loaders.set(context, made);
  return made;
}
