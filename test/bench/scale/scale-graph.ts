import { parse, print } from "graphql";
import { Client } from "undici";
import { createGraphServer } from "../../../gateway/graph-server.js";
import { readSavedOperations } from "../../../gateway/graphiql/saved-operations.js";
import { loadSubgraphs } from "../../../gateway/load-subgraphs.js";
import { createLog } from "../../../gateway/log.js";
import { projectFile } from "../../../gateway/project-files.js";
import { DEFAULT_CALLS } from "../../../gateway/settings/call-variables.js";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import { inThisProcess } from "../../../gateway/subgraph-call/reached-subgraph.js";
import { documentHash } from "../../../gateway/trusted-documents/manifest.js";
import {
  DEMO_AUDIENCE,
  DEMO_ISSUER,
  type DemoIdentity,
} from "../../../gateway/viewer/demo-identity.js";
import type { AuditKeys } from "../../../subgraphs/kit/audit/audit-keys.js";
import { type Database, openDatabase } from "../../../subgraphs/kit/database/connection.js";
import type { KeyRing } from "../../../subgraphs/kit/pii/key-ring.js";
import { createTokenVerifier } from "../../../subgraphs/kit/viewer/token.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { DEMO_INSTANT } from "../../demo.js";
import type { GrownDatabases } from "./grow-databases.js";
import { openRecorded, type SentStatement } from "./recorded-databases.js";

/** A request about somebody, with what its answer has to hold. */
export type Request = {
  operation: string;
  variables: Record<string, unknown>;
  as: IdentifiedViewer;
  found: string;
};

/** The gateway in this process over the databases of one size. */
export type ScaleGraph = {
  /** @returns milliseconds from sending the request to the end of its answer. @throws Error when that has not found it */
  ask(request: Request): Promise<number>;
  /** Asks over other pools, and says what was sent to the databases. */
  statementsOf(request: Request): Promise<SentStatement[]>;
  close(): Promise<void>;
};

export type ScaleGraphParts = { keys: KeyRing; auditKeys: AuditKeys; identity: DemoIdentity };

/** As the gateway's own pools (gateway/databases.ts). */
const POOL_SIZE = 6;
/** No request of the bench is to be refused for coming too soon. */
const UNREACHED = 999_999_999;
const RATES = {
  RATE_LIMIT_CLIENT: UNREACHED,
  RATE_LIMIT_VIEWER: UNREACHED,
  RATE_LIMIT_SEARCH: UNREACHED,
};
const TOKEN_HOURS = 24;

/** Serves the graph as production does, on a port of its own, to one client. */
export async function openScaleGraph(
  grown: GrownDatabases,
  { keys, auditKeys, identity }: ScaleGraphParts,
): Promise<ScaleGraph> {
  const databases = new Map<string, Database>(
    Object.entries(grown.urls).map(([name, { servingUrl }]) => [
      name,
      openDatabase(servingUrl, { max: POOL_SIZE, keys, auditKeys }),
    ]),
  );
  const recorded = openRecorded(grown, { keys, auditKeys });
  let isRecording = false;
  const databaseOf = (name: string) =>
    isRecording ? recorded.of(name) : (databases.get(name) as Database);

  const server = await createGraphServer({
    subgraphs: inThisProcess(await loadSubgraphs(), databaseOf),
    calls: DEFAULT_CALLS,
    identity: createTokenVerifier({
      key: identity.publicKey,
      issuer: DEMO_ISSUER,
      audience: DEMO_AUDIENCE,
      now: () => new Date(),
    }),
    clock: () => DEMO_INSTANT,
    log: createLog("warn"),
    http: httpSettings("production", RATES),
    demoToken: null,
  });
  const client = new Client(await server.listen({ host: "127.0.0.1", port: 0 }));
  const saved = await readSavedOperations(projectFile("schema", "operations"));
  const documentIds = new Map(
    saved.map(({ name, text }) => [name, documentHash(print(parse(text)))]),
  );
  const tokens = new Map<string, string>();

  async function tokenOf(viewer: IdentifiedViewer): Promise<string> {
    const known = tokens.get(viewer.id);
    if (known) return known;
    const token = await identity.issue(viewer, TOKEN_HOURS, new Date());
    tokens.set(viewer.id, token);
    return token;
  }

  async function ask({ operation, variables, as, found }: Request): Promise<number> {
    const authorization = `Bearer ${await tokenOf(as)}`;
    const body = JSON.stringify({ documentId: documentIds.get(operation), variables });
    const startedAt = performance.now();
    const response = await client.request({
      method: "POST",
      path: "/graphql",
      headers: { "content-type": "application/json", authorization },
      body,
    });
    const answer = await response.body.text();
    const ms = performance.now() - startedAt;
    if (response.statusCode !== 200 || answer.includes('"errors":') || !answer.includes(found)) {
      throw new Error(`${operation} has not found ${found}: ${answer.slice(0, 500)}`);
    }
    return ms;
  }

  return {
    ask,
    async statementsOf(request) {
      isRecording = true;
      try {
        await ask(request);
        return recorded.take();
      } finally {
        isRecording = false;
      }
    },
    async close() {
      await client.close();
      await server.close();
      await recorded.close();
      await Promise.all([...databases.values()].map((database) => database.close()));
    },
  };
}
