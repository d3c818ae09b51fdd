import { readFile } from "node:fs/promises";
import type { Logger } from "pino";
import type { Clock } from "../subgraphs/kit/clock.js";
import type { Database } from "../subgraphs/kit/database/connection.js";
import { createEngine } from "./engine.js";
import { createGraphiql } from "./graphiql/graphiql.js";
import { readSavedOperations } from "./graphiql/saved-operations.js";
import type { LoadedSubgraph } from "./load-subgraphs.js";
import { projectFile } from "./project-files.js";
import { checkReadiness } from "./readiness.js";
import { createServer, type Server } from "./server.js";
import type { HttpSettings } from "./settings/settings.types.js";
import { callInProcess } from "./subgraph-call/call-in-process.js";
import { MANIFEST_FILE, readManifest } from "./trusted-documents/manifest.js";
import type { Identity } from "./viewer/identity.js";

/** What the graph is served with. */
export type GraphServerParts = {
  subgraphs: readonly LoadedSubgraph[];
  /** A subgraph's database; asked for with every request, not before. */
  databaseOf: (subgraph: string) => Database;
  identity: Pick<Identity, "verify">;
  clock: Clock;
  log: Logger;
  http: HttpSettings;
  /** Makes a token for whoever opens GraphiQL; null where there is none to give. */
  demoToken: (() => Promise<string>) | null;
};

/** The committed supergraph over the subgraphs in this process, behind HTTP; not listening yet. */
export async function createGraphServer(parts: GraphServerParts): Promise<Server> {
  const { subgraphs, databaseOf, identity, clock, log, http } = parts;
  const [supergraph, trusted] = await Promise.all([
    readFile(projectFile("schema", "supergraph.graphql"), "utf8"),
    readManifest(projectFile("schema", "operations", MANIFEST_FILE)),
  ]);
  const call = callInProcess(subgraphs, databaseOf, ({ cause, ...failure }) =>
    log.error({ ...failure, err: cause }, "a subgraph could not answer"),
  );
  const names = subgraphs.map(({ definition }) => definition.name);
  return createServer({
    engine: createEngine(supergraph, call),
    identity,
    clock,
    readiness: () => checkReadiness(names, databaseOf),
    http,
    trusted,
    graphiql: http.profile === "production" ? null : await graphiql(parts),
    log,
  });
}

async function graphiql({ demoToken }: GraphServerParts) {
  return createGraphiql({
    title: "Affiliate compensation graph",
    path: "/graphiql",
    endpoint: "/graphql",
    operations: await readSavedOperations(projectFile("schema", "operations")),
    demoToken,
  });
}
