import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import {
  type DrilledGraph,
  startDrilledGraph,
} from "../../gateway/commands/drill/drilled-graph.js";
import { WELL_MS } from "../../gateway/commands/drill/run-drill.js";
import { createLog } from "../../gateway/log.js";
import { httpSettings } from "../../gateway/settings/http-variables.js";
import type { HttpSettings } from "../../gateway/settings/settings.types.js";
import {
  DEMO_AUDIENCE,
  DEMO_ISSUER,
  openDemoIdentity,
} from "../../gateway/viewer/demo-identity.js";
import { type Database, openDatabase } from "../../subgraphs/kit/database/connection.js";
import { createTokenVerifier } from "../../subgraphs/kit/viewer/token.js";
import type { IdentifiedViewer } from "../../subgraphs/kit/viewer/viewer.js";
import { registry } from "../../subgraphs/registry.js";
import { TEST_AUDIT_KEYS } from "../audit-keys.js";
import { DEMO_INSTANT, tokensOf } from "../demo.js";
import { TEST_KEYS } from "../pii-keys.js";
import { freshDatabases } from "../postgres.js";

/** How production serves the graph, but for the documents: a test asks its own, and as often as it likes. */
export const AS_IN_PRODUCTION: HttpSettings = {
  ...httpSettings("production", { TRUSTED_DOCUMENTS: "off" }),
  rates: httpSettings("test", {}).rates,
};

export type BreakableGraph = DrilledGraph & {
  /** Sends a GraphQL request and gives the answer as it came. Without `as` it carries no token. */
  post(
    body: object | string,
    as?: IdentifiedViewer,
    signal?: AbortSignal,
  ): Promise<{ status: number; text: string }>;
  /** The owner's way into a subgraph's database. */
  ownerUrlOf(subgraph: string): string;
  /** Every line that the gateway and its subgraphs logged. */
  logLines: string[];
};

/**
 * The gateway over HTTP with every subgraph behind a server and a proxy of its own, on copies of the databases, closed
 * again after the test file: call it at the top of one. Time stands still.
 */
export async function startBreakableGraph({
  http = AS_IN_PRODUCTION,
  totalMs = WELL_MS,
}: {
  http?: HttpSettings;
  totalMs?: number;
} = {}): Promise<BreakableGraph> {
  const names = registry.map(({ name }) => name);
  const urls = await freshDatabases(...names);
  const keys = { keys: TEST_KEYS, auditKeys: TEST_AUDIT_KEYS };
  const databases = new Map<string, Database>(
    names.map((name) => [
      name,
      openDatabase(urls[name]?.servingUrl ?? "", { max: 2, statementTimeoutMs: 20_000, ...keys }),
    ]),
  );
  const logLines: string[] = [];
  const folder = await mkdtemp(join(tmpdir(), "drill-keys-"));
  const demo = await openDemoIdentity(folder);
  const graph = await startDrilledGraph({
    databaseOf: (name) => databases.get(name) as Database,
    identity: createTokenVerifier({
      key: demo.publicKey,
      issuer: DEMO_ISSUER,
      audience: DEMO_AUDIENCE,
      now: () => new Date(),
    }),
    clock: () => DEMO_INSTANT,
    http,
    totalMs,
    log: createLog("info", { write: (line: string) => void logLines.push(line) }),
  });
  afterAll(async () => {
    await graph.close();
    await Promise.all([...databases.values()].map((database) => database.close()));
    await rm(folder, { recursive: true });
  });
  const tokenOf = tokensOf(demo);
  return {
    ...graph,
    logLines,
    ownerUrlOf: (name) => urls[name]?.ownerUrl ?? "",
    async post(body, as, signal) {
      const token = as && (await tokenOf(as));
      const response = await fetch(`${graph.address}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: typeof body === "string" ? body : JSON.stringify(body),
        ...(signal && { signal }),
      });
      return { status: response.status, text: await response.text() };
    },
  };
}
