import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GraphQLFormattedError } from "graphql";
import { afterAll } from "vitest";
import { createGraphServer, type GraphServerParts } from "../gateway/graph-server.js";
import { createLog } from "../gateway/log.js";
import type { Watching } from "../gateway/observability/open-observability.js";
import { DEFAULT_CALLS } from "../gateway/settings/call-variables.js";
import { httpSettings } from "../gateway/settings/http-variables.js";
import type { HttpSettings } from "../gateway/settings/settings.types.js";
import type { SharedMemory } from "../gateway/shared-state/shared-memory.js";
import { inThisProcess } from "../gateway/subgraph-call/reached-subgraph.js";
import { DEMO_AUDIENCE, DEMO_ISSUER, openDemoIdentity } from "../gateway/viewer/demo-identity.js";
import { DEMO_STAFF } from "../gateway/viewer/demo-staff.js";
import { type Database, openDatabase } from "../subgraphs/kit/database/connection.js";
import { createTokenVerifier, type TokenVerifier } from "../subgraphs/kit/viewer/token.js";
import type { IdentifiedViewer } from "../subgraphs/kit/viewer/viewer.js";
import { registry } from "../subgraphs/registry.js";
import { TEST_AUDIT_KEYS } from "./audit-keys.js";
import { builtSubgraphs } from "./built-subgraphs.js";
import { DEMO_INSTANT, tokensOf } from "./demo.js";
import { TEST_KEYS } from "./pii-keys.js";
import { freshDatabases } from "./postgres.js";

/** Port 1 of this machine: nothing listens there, so a connection is refused at once. */
const UNREACHABLE = "postgres://nobody:nothing@127.0.0.1:1/none";

export type GraphAnswer = {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a query selects is known to the test alone
  data: any;
  errors: GraphQLFormattedError[] | undefined;
};

export type TestGraph = {
  address: string;
  /** Sends a query over HTTP. Without `as` it carries no token. */
  ask(
    query: string,
    options?: { as?: IdentifiedViewer; variables?: Record<string, unknown> },
  ): Promise<GraphAnswer>;
  token(viewer: IdentifiedViewer): Promise<string>;
  /** Every SQL statement since the last call, as `<subgraph>: <text>`. */
  takeStatements(): string[];
  /** Does something in a subgraph's database as its owner: what an import of its affiliate would do. */
  asOwner(subgraph: string, work: (database: Database) => Promise<unknown>): Promise<void>;
  /** From the next request on, this is now. */
  setNow(instant: Date): void;
  /** From the next request on, the databases of these subgraphs, and of no others, refuse connections. */
  takeDown(subgraphs: readonly string[]): void;
  /** Every line the gateway logged. */
  logLines: string[];
};

export type TestGraphOptions = {
  /** What the graph takes for now until `setNow`. */
  now?: Date;
  /** Whose tokens are believed; the demo's own unless given, and only those are what `as` and `token` make. */
  identity?: TokenVerifier;
  /** The least that is logged; warnings, as where nothing else is said, unless given. */
  logLevel?: "info";
  /** How it is watched; by nobody unless given. */
  watching?: Watching;
  /** Asks the databases as those of a cluster are asked. */
  isDistributed?: boolean;
  /** Where it counts requests with other gateways. */
  shared?: SharedMemory;
  /** How HTTP is served; as while developing unless given. */
  http?: HttpSettings;
  /** How the ways to the subgraphs are opened, for tests that count the calls; as in the gateway unless given. */
  openCalls?: NonNullable<GraphServerParts["openCalls"]>;
};

/**
 * The real gateway over HTTP on a port of its own, with copies of the six databases, closed again after the test file:
 * call it at the top of one. Time stands still until `setNow`.
 */
export async function startGraph(options: TestGraphOptions = {}): Promise<TestGraph> {
  let now = options.now ?? DEMO_INSTANT;
  const { isDistributed = false } = options;
  const names = registry.map(({ name }) => name);
  const urls = await freshDatabases(...names);
  const statements: string[] = [];
  const keys = { keys: TEST_KEYS, auditKeys: TEST_AUDIT_KEYS };
  const databases = new Map<string, Database>(
    names.map((name) => {
      const address = urls[name]?.servingUrl ?? "";
      const onStatement = (text: string) => statements.push(`${name}: ${text}`);
      return [name, openDatabase(address, { max: 2, ...keys, isDistributed, onStatement })];
    }),
  );
  const unreachable = openDatabase(UNREACHABLE, { max: 1 });
  let down: readonly string[] = [];
  const databaseOf = (name: string) =>
    down.includes(name) ? unreachable : (databases.get(name) as Database);
  const logLines: string[] = [];
  const log = createLog(options.logLevel ?? "warn", {
    write: (line: string) => void logLines.push(line),
  });

  const folder = await mkdtemp(join(tmpdir(), "graph-keys-"));
  const demo = await openDemoIdentity(folder);
  const server = await createGraphServer({
    subgraphs: inThisProcess(await builtSubgraphs(), databaseOf),
    calls: DEFAULT_CALLS,
    identity:
      options.identity ??
      createTokenVerifier({
        key: demo.publicKey,
        issuer: DEMO_ISSUER,
        audience: DEMO_AUDIENCE,
        now: () => new Date(),
      }),
    clock: () => now,
    log,
    ...(options.watching && { watching: options.watching }),
    ...(options.openCalls && { openCalls: options.openCalls }),
    http: options.http ?? httpSettings("test", {}),
    shared: options.shared ?? null,
    demoToken: null,
    staffToken: (staff) => demo.issue(DEMO_STAFF[staff], 1, new Date()),
  });
  const address = await server.listen({ host: "127.0.0.1", port: 0 });
  afterAll(async () => {
    await server.close();
    await Promise.all([unreachable, ...databases.values()].map((database) => database.close()));
    await rm(folder, { recursive: true });
  });

  const token = tokensOf(demo);
  return {
    address,
    token,
    logLines,
    takeStatements: () => statements.splice(0),
    async asOwner(subgraph, work) {
      const owner = openDatabase(urls[subgraph]?.ownerUrl ?? "", { max: 1, ...keys });
      try {
        await work(owner);
      } finally {
        await owner.close();
      }
    },
    setNow: (instant) => {
      now = instant;
    },
    takeDown: (subgraphs) => {
      down = subgraphs;
    },
    async ask(query, { as, variables } = {}) {
      const response = await fetch(`${address}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(as ? { authorization: `Bearer ${await token(as)}` } : {}),
        },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as Omit<GraphAnswer, "status">;
      return { status: response.status, data, errors };
    },
  };
}
