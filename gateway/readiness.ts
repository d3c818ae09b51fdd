import { request } from "undici";
import { atMostEvery } from "../subgraphs/kit/at-most-every.js";
import type { Clock } from "../subgraphs/kit/clock.js";
import type { BreakerState } from "./subgraph-call/call-policy.js";
import type { ReachedSubgraph } from "./subgraph-call/reached-subgraph.js";

/** How a subgraph stands: `breaker-open` is there again, and is still given a rest after its failures. */
export type SubgraphState = "ok" | "unreachable" | "breaker-open";

/** Whether the graph can answer, what keeps it from it, and what each subgraph's part in it is. */
export type Readiness = {
  ready: boolean;
  /** A sentence for each thing that has to change first; none when it is ready. */
  why: readonly string[];
  subgraphs: Readonly<Record<string, SubgraphState>>;
};

/** Whoever asks whether all is well asks again soon, and should know before that. */
const TIMEOUT_MS = 1_000;

/** What was found out is told for so long: whoever asks often loads no six databases with it. */
const BELIEVED_MS = 1_000;

/**
 * Says how ready the graph is, as it was found out within the last second.
 * @param now the real time
 * @param breakers how each subgraph's breaker stands
 */
export function readinessOf(
  subgraphs: readonly ReachedSubgraph[],
  now: Clock,
  breakers: () => Readonly<Record<string, BreakerState>>,
): () => Promise<Readiness> {
  const check = () => checkReadiness(subgraphs, breakers);
  return atMostEvery(BELIEVED_MS, check, now);
}

/**
 * Asks every subgraph: in this process its database, elsewhere its own word. The graph is ready when the directory and at
 * least one affiliate can answer: with some affiliates missing it says so in its answers, which is better than not being
 * asked. An open breaker does not count against it: it closes by requests, and none would come.
 */
async function checkReadiness(
  subgraphs: readonly ReachedSubgraph[],
  breakers: () => Readonly<Record<string, BreakerState>>,
): Promise<Readiness> {
  const found = await Promise.all(
    subgraphs.map(async (subgraph) => {
      const answers = await canAnswer(subgraph).catch(() => false);
      return { name: subgraph.name, answers };
    }),
  );
  const open = breakers();
  const answering = found.filter(({ answers }) => answers).map(({ name }) => name);
  const why = [
    ...(answering.includes("directory") ? [] : ["the directory does not answer"]),
    ...(answering.some((name) => name !== "directory") ? [] : ["no affiliate answers"]),
  ];
  const states = found.map(({ name, answers }): [string, SubgraphState] => {
    if (!answers) return [name, "unreachable"];
    return [name, open[name] === "open" ? "breaker-open" : "ok"];
  });
  return { ready: why.length === 0, why, subgraphs: Object.fromEntries(states) };
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
