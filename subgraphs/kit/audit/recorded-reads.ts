import type { Database } from "../database/connection.js";
import type { RequestFacts } from "../subgraph.types.js";
import type { IdentifiedViewer } from "../viewer/viewer.js";

/** Whom a request has on record as read about, or is about to have. */
export type RecordedReads = {
  /** What puts it on record that this person is read about; undefined while nothing does. */
  of(beneficiaryId: string): Promise<void> | undefined;
  /** A record that fails is forgotten: whoever reads next tries again. */
  remember(beneficiaryId: string, recording: Promise<void>): void;
};

/** So many requests are remembered; with a page of a search each takes some kilobytes. */
const MOST = 2_000;

const memories = new WeakMap<Database, Map<string, RecordedReads>>();

/**
 * What a request has on record in a subgraph. A gateway that runs elsewhere calls a subgraph more than once for one
 * request, and each call brings a context of its own: what they have in common is the request's id, its instant and who
 * asks, as the gateway signed them. By these alone two entries would be the same entry twice. What is remembered here is
 * never the reason why nothing is on record: a request that was forgotten, or that another process answers a part of,
 * has an entry more.
 */
export function recordedReadsOf(
  database: Database,
  { now, origin }: Pick<RequestFacts, "now" | "origin">,
  { role, id }: IdentifiedViewer,
): RecordedReads {
  // Without the name of a request nobody can tell which calls belong together.
  if (!origin) return recordedReads();
  const memory = memories.get(database) ?? new Map<string, RecordedReads>();
  memories.set(database, memory);
  const key = JSON.stringify([origin.requestId, now, role, id]);
  const known = memory.get(key);
  if (known) return known;
  for (const oldest of memory.keys()) {
    if (memory.size < MOST) break;
    memory.delete(oldest);
  }
  const own = recordedReads();
  memory.set(key, own);
  return own;
}

/** What one context has on record. */
export function recordedReads(): RecordedReads {
  const recordings = new Map<string, Promise<void>>();
  return {
    of: (id) => recordings.get(id),
    remember(id, recording) {
      recordings.set(id, recording);
      recording.catch(() => {
        if (recordings.get(id) === recording) recordings.delete(id);
      });
    },
  };
}
