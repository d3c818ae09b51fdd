import type { FastifyBaseLogger } from "fastify";
import type { Identity } from "../../../../gateway/viewer/identity.js";
import type { Clock } from "../../../../subgraphs/kit/clock.js";
import type { Database } from "../../../../subgraphs/kit/database/connection.js";
import type { SigningKey } from "../../../../subgraphs/kit/signature/signing-keys.js";

/** What every server of the bench is given alike. */
export type Surroundings = {
  databaseOf: (subgraph: string) => Database;
  identity: Pick<Identity, "verify">;
  clock: Clock;
  log: FastifyBaseLogger;
  /** Which subgraph to serve, for a server of one; null for the others. */
  subgraph: string | null;
  /** Where the subgraphs answer, by name, for a server that asks them over HTTP; none for the others. */
  addresses: Readonly<Record<string, string>>;
  /** What calls between our gateway and our subgraphs are signed with. */
  signingKeys: readonly SigningKey[];
};

/** A server that listens on a port of its own, serving a graph at /graphql. */
export type StartedServer = {
  address: string;
  /**
   * Takes what another server answered for what it will answer itself, for one that has no domain of its own.
   * @param operation what was asked, by name
   */
  echo?(operation: string, data: unknown): void;
  close(): Promise<void>;
};

/** One of the servers that are compared, or one that those ask. */
export type BenchServer = { start(surroundings: Surroundings): Promise<StartedServer> };
