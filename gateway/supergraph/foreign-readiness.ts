import { request } from "undici";
import type { Readiness } from "../readiness.js";

const TIMEOUT_MS = 1_000;

/** What every GraphQL server answers. */
const QUESTION = JSON.stringify({ query: "{ __typename }" });

/**
 * Whether a graph of somebody else's subgraphs can answer: when one of them does. Nothing more is known of how they say
 * that they are there, so each is asked the smallest question; that it refuses is an answer, too.
 */
export async function foreignReadiness(
  remotes: readonly { name: string; url: URL }[],
): Promise<Readiness> {
  const states = await Promise.all(
    remotes.map(async ({ name, url }) => {
      const isThere = await answers(url).catch(() => false);
      return [name, isThere ? "ok" : "unreachable"] as const;
    }),
  );
  const ready = states.some(([, state]) => state === "ok");
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
