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
import { callInProcess } from "./subgraph-call/call-in-process.js";
import type { Identity } from "./viewer/identity.js";

/** What the graph is served with. */
export type GraphServerParts = {
  subgraphs: readonly LoadedSubgraph[];
  /** A subgraph's database; asked for with every request, not before. */
  databaseOf: (subgraph: string) => Database;
  identity: Pick<Identity, "verify">;
  clock: Clock;
  log: Logger;
  /** GraphiQL and introspection, with a token for whoever opens the page if there is one to give; null for neither. */
  explorer: { demoToken: (() => Promise<string>) | null } | null;
};

/** The committed supergraph over the subgraphs in this process, behind HTTP; not listening yet. */
export async function createGraphServer(parts: GraphServerParts): Promise<Server> {
  const { subgraphs, databaseOf, identity, clock, log, explorer } = parts;
  const supergraph = await readFile(projectFile("schema", "supergraph.graphql"), "utf8");
  const call = callInProcess(subgraphs, databaseOf, ({ cause, ...failure }) =>
    log.error({ ...failure, err: cause }, "a subgraph could not answer"),
  );
  const names = subgraphs.map(({ definition }) => definition.name);
  return createServer({
    engine: createEngine(supergraph, call),
    identity,
    clock,
    readiness: () => checkReadiness(names, databaseOf),
    graphiql: explorer && (await graphiql(explorer)),
    log,
  });
}

async function graphiql({ demoToken }: NonNullable<GraphServerParts["explorer"]>) {
  return createGraphiql({
    title: "Affiliate compensation graph",
    path: "/graphiql",
    endpoint: "/graphql",
    operations: await readSavedOperations(projectFile("schema", "operations")),
    demoToken,
  });
}
