import type { Variables } from "./variables.js";

/** What the process was told by its environment, under the names of this domain. Frozen. */
export type Settings = {
  environment: Variables["NODE_ENV"];
  /** Where the gateway listens; port 0 takes any free port. */
  listen: { host: string; port: number };
  /** The folder of the embedded PostgreSQL's data and of the demo signing key. */
  dataDir: string;
  log: { level: Variables["LOG_LEVEL"] };
  database: DatabaseSettings;
  identity: IdentitySettings;
  clock: ClockSettings;
  /** Whether synthetic beneficiaries are put into the database at start. */
  demoData: boolean;
};

/**
 * `embedded`: the PostgreSQL that this process starts. `one-server`: one PostgreSQL server for all subgraphs.
 * `per-subgraph`: an address for each, by subgraph name.
 */
export type DatabaseSettings =
  | { mode: "embedded" }
  | { mode: "one-server"; url: string }
  | { mode: "per-subgraph"; subgraphs: Readonly<Record<string, SubgraphDatabase>> };

export type SubgraphDatabase = {
  /** Signs in as the role that serves requests. */
  url: string;
  /** Signs in as the role that owns the tables and migrates them; null where somebody else migrates. */
  ownerUrl: string | null;
};

/** Whose tokens are believed: those of this process's own demo key, or those of an identity provider. */
export type IdentitySettings =
  | { mode: "demo" }
  | { mode: "key-set"; jwksUrl: string; issuer: string; audience: string };

/** `demo`: a clock that shows an instant when the process starts, and then runs. `real`: the real time. */
export type ClockSettings = { mode: "real" } | { mode: "demo"; startsAt: Date };
