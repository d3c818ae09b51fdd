import type { GatewayContext } from "./subgraph-call.js";

/**
 * Answers a query, and gives the answer once all of it is on record. Subgraphs in this process do not wait for that by
 * themselves, so that others are asked meanwhile. When something cannot be put on record the query is answered anew, this
 * time with each of them waiting: what is then missing is said where it would stand.
 * @param answer asks the subgraphs; nothing but queries, because it may run twice
 */
export async function onRecord<Answer>(
  context: GatewayContext,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  const recordings: Promise<void>[] = [];
  context.recordings = recordings;
  const answered = await answer();
  const settled = await Promise.allSettled(recordings);
  if (settled.every(({ status }) => status === "fulfilled")) return answered;
  context.recordings = null;
  context.subgraphContexts.clear();
  context.sources.clear();
  return answer();
}
