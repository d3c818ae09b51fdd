import { readFile } from "node:fs/promises";
import { clockStartingAt, realClock } from "../subgraphs/kit/clock.js";
import { openDatabases } from "./databases.js";
import { createEngine } from "./engine.js";
import { createGraphiql } from "./graphiql/graphiql.js";
import { readSavedOperations } from "./graphiql/saved-operations.js";
import { createLog } from "./log.js";
import { projectFile } from "./project-files.js";
import { checkReadiness } from "./readiness.js";
import { createServer } from "./server.js";
import type { Settings } from "./settings/settings.types.js";
import { callInProcess, loadSubgraphs } from "./subgraphs.js";
import { openIdentity } from "./viewer/identity.js";

const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "localhost"]);

/** The gateway, listening. */
export type RunningGateway = {
  /** `http://127.0.0.1:4000` */
  address: string;
  /** The instant the graph takes for now. */
  now(): Date;
  /** A token of the demo's agent; null outside the demo. */
  agentToken: (() => Promise<string>) | null;
  /** Answers what is under way, then closes everything that was opened, the embedded database included. */
  stop(): Promise<void>;
};

/**
 * Starts everything the settings ask for.
 * @throws whatever kept it from starting, with everything closed again
 */
export async function startGateway(settings: Settings): Promise<RunningGateway> {
  const log = createLog(settings.log.level);
  const clock =
    settings.clock.mode === "demo" ? clockStartingAt(settings.clock.startsAt) : realClock;
  const subgraphs = await loadSubgraphs();
  const definitions = subgraphs.map(({ definition }) => definition);
  const [databases, identity, supergraph, operations] = await Promise.all([
    openDatabases(settings, definitions),
    openIdentity(settings, realClock),
    readFile(projectFile("schema", "supergraph.graphql"), "utf8"),
    readSavedOperations(projectFile("schema", "operations")),
  ]);
  try {
    const call = callInProcess(subgraphs, databases.of, ({ cause, ...failure }) =>
      log.error({ ...failure, err: cause }, "a subgraph could not answer"),
    );
    const server = await createServer({
      engine: createEngine(supergraph, call),
      identity,
      clock,
      readiness: () =>
        checkReadiness(
          definitions.map(({ name }) => name),
          databases.of,
        ),
      graphiql:
        settings.environment === "production"
          ? null
          : createGraphiql({
              title: "Affiliate compensation graph",
              path: "/graphiql",
              endpoint: "/graphql",
              operations,
              // Whoever reaches the page may read everybody: only this machine is handed a token.
              demoToken: LOOPBACK.has(settings.listen.host) ? identity.agentToken : null,
            }),
      log,
    });
    const address = await server.listen(settings.listen);
    return {
      address,
      now: clock,
      agentToken: identity.agentToken,
      async stop() {
        await server.close();
        await databases.close();
      },
    };
  } catch (error) {
    await databases.close();
    throw error;
  }
}
