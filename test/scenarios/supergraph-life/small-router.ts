import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GraphQLFormattedError } from "graphql";
import { onTestFinished } from "vitest";
import { createLog } from "../../../gateway/log.js";
import { readRouterSettings } from "../../../gateway/settings.js";
import { startRouter } from "../../../gateway/supergraph/router.js";

export type SmallRouter = {
  address: string;
  /** Where its metrics are, with METRICS_PORT in its environment. */
  metricsAddress: string | null;
  ask(query: string, headers?: Record<string, string>): Promise<Answer>;
  ready(): Promise<{ status: number; body: Record<string, unknown> }>;
  /** Where the supergraph is. */
  file: string;
  /** Replaces the supergraph's file, as a release does. */
  publish(supergraph: string): Promise<void>;
  /** Looks for a new supergraph now. */
  look(): Promise<void>;
  /** Stops it before the test ends. */
  stop(): Promise<void>;
  logLines: string[];
};

export type Answer = {
  // biome-ignore lint/suspicious/noExplicitAny: what a query selects is known to the test alone
  data?: any;
  errors?: readonly GraphQLFormattedError[];
};

/** The gateway over a file with this supergraph, stopped when the test ends. */
export async function startSmallRouter(
  supergraph: string,
  environment: Record<string, string> = {},
): Promise<SmallRouter> {
  const folder = await mkdtemp(join(tmpdir(), "supergraph-"));
  const file = join(folder, "supergraph.graphql");
  await writeFile(file, supergraph);
  const logLines: string[] = [];
  const router = await startRouter({
    where: file,
    listen: { host: "127.0.0.1", port: 0 },
    settingsFor: (subgraphs) => readRouterSettings(environment, subgraphs),
    log: createLog("info", { write: (line: string) => void logLines.push(line) }),
  });
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= router.stop();
    return stopped;
  };
  onTestFinished(async () => {
    await stop();
    await rm(folder, { recursive: true });
  });
  return {
    address: router.address,
    metricsAddress: router.metricsAddress,
    file,
    logLines,
    look: router.look,
    stop,
    async ask(query, headers = {}) {
      const response = await fetch(`${router.address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as Answer;
    },
    async ready() {
      const response = await fetch(`${router.address}/ready`);
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    async publish(text) {
      await writeFile(`${file}.new`, text);
      await rename(`${file}.new`, file);
    },
  };
}
