import { request } from "undici";
import type { Readiness, SubgraphState } from "../readiness.js";
import type { ForeignWays } from "./foreign-subgraphs.js";

const TIMEOUT_MS = 1_000;

/** What every GraphQL server answers. */
const QUESTION = JSON.stringify({ query: "{ __typename }" });

/**
 * Whether a graph of somebody else's subgraphs can answer: when one of them does. Nothing more is known of how they say
 * that they are there, so each is asked the smallest question; that it refuses is an answer, too. An open breaker does not
 * count against one: it closes by requests, and none would come.
 */
export async function foreignReadiness({
  remotes,
  breakers,
}: Pick<ForeignWays, "remotes" | "breakers">): Promise<Readiness> {
  const found = await Promise.all(
    remotes.map(async ({ name, url }) => ({
      name,
      isThere: await answers(url).catch(() => false),
    })),
  );
  const open = breakers();
  const states = found.map(({ name, isThere }): [string, SubgraphState] => {
    if (!isThere) return [name, "unreachable"];
    return [name, open[name] === "open" ? "breaker-open" : "ok"];
  });
  const ready = found.some(({ isThere }) => isThere);
  return {
    ready,
    why: ready ? [] : ["no subgraph answers"],
    subgraphs: Object.fromEntries(states),
  };
}

async function answers(url: URL): Promise<boolean> {
  const { statusCode, body } = await request(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: QUESTION,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await body.dump();
  return statusCode < 500;
}
