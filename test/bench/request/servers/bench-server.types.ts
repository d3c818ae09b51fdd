import type { FastifyBaseLogger } from "fastify";
import type { Identity } from "../../../../gateway/viewer/identity.js";
import type { Clock } from "../../../../subgraphs/kit/clock.js";
import type { Database } from "../../../../subgraphs/kit/database/connection.js";
import type { SecurityPart } from "../security/security-part.js";

/** What every server of the bench is given alike. */
export type Surroundings = {
  databaseOf: (subgraph: string) => Database;
  identity: Pick<Identity, "verify">;
  clock: Clock;
  log: FastifyBaseLogger;
};

/** One of the servers that are compared. */
export type BenchServer = {
  title: string;
  /** What it does of the gateway's security. */
  parts: ReadonlySet<SecurityPart>;
  /** Listens on a port of its own, serving the graph at /graphql. */
  start(surroundings: Surroundings): Promise<{ address: string; close(): Promise<void> }>;
};
