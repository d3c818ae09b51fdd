import { request } from "undici";
import { atMostEvery } from "../subgraphs/kit/at-most-every.js";
import type { Clock } from "../subgraphs/kit/clock.js";
import type { ReachedSubgraph } from "./subgraph-call/reached-subgraph.js";

/** Whether the graph can answer, and what each subgraph's part in it is. */
export type Readiness = { ready: boolean; subgraphs: Record<string, "ok" | "unreachable"> };

/** Whoever asks whether all is well asks again soon, and should know before that. */
const TIMEOUT_MS = 1_000;

/** What was found out is told for so long: whoever asks often loads no six databases with it. */
const BELIEVED_MS = 1_000;

/** Says how ready the graph is, as it was found out within the last second. @param now the real time */
export function readinessOf(
  subgraphs: readonly ReachedSubgraph[],
  now: Clock,
): () => Promise<Readiness> {
  return atMostEvery(BELIEVED_MS, () => checkReadiness(subgraphs), now);
}

/**
 * Asks every subgraph: in this process its database, elsewhere its own word. The graph is ready when the directory and at
 * least one affiliate can answer: with some affiliates missing it says so in its answers, which is better than not being
 * asked.
 */
async function checkReadiness(subgraphs: readonly ReachedSubgraph[]): Promise<Readiness> {
  const states = await Promise.all(
    subgraphs.map(async (subgraph) => {
      const isReady = await canAnswer(subgraph).catch(() => false);
      return [subgraph.name, isReady ? "ok" : "unreachable"] as const;
    }),
  );
  const answering = states.filter(([, state]) => state === "ok").map(([name]) => name);
  return {
    ready: answering.includes("directory") && answering.length > 1,
    subgraphs: Object.fromEntries(states),
  };
}

async function canAnswer(subgraph: ReachedSubgraph): Promise<boolean> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  if ("databaseOf" in subgraph) {
    await subgraph.databaseOf().prepared("select 1 as answer", [], signal);
    return true;
  }
  const { statusCode, body } = await request(new URL("/ready", subgraph.url), { signal });
  await body.dump();
  return statusCode === 200;
}
