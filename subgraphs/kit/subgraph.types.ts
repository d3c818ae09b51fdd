import type { Affiliate } from "./contract/enums.js";
import type { Database } from "./database/connection.js";
import type { ServingRights } from "./database/migrate.js";
import type { FederatedSchema } from "./federated-schema.js";
import type { Viewer } from "./viewer/viewer.js";

/** How an affiliate fared in the request at hand, as the gateway saw it. */
export type SourceReport = { state: "OK" | "UNAVAILABLE" | "TIMEOUT"; ms: number; asOf: Date };

/** What one request brings to a subgraph. */
export type RequestFacts = {
  viewer: Viewer;
  /** The request's instant; every rule in the request sees the same one. */
  now: Date;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal;
  /** How the affiliates fared so far in this request. Only the directory reads it. */
  sources?: ReadonlyMap<Affiliate, SourceReport>;
};

/** What every resolver of a subgraph can rely on. A subgraph adds its loaders. */
export type SubgraphContext = RequestFacts & { database: Database };

/** One subgraph as the gateway, the tools and the tests know it. */
export type SubgraphDefinition = {
  /** Lower-case name: of its database, its roles, its folder of migrations, its field on shared entities. */
  name: string;
  /** Builds the schema; called once per process. */
  buildSchema(): FederatedSchema;
  /** What the serving role may do, table by table. */
  rights: ServingRights;
  /** A new context per request: loaders and caches live in it and die with it. */
  createContext(database: Database, request: RequestFacts): SubgraphContext;
  /** Loads the documented people of the embedded demo, once, under the owner role. False when they were there already. */
  seedDemo(database: Database): Promise<boolean>;
  /** Loads a synthetic population of so many reporters beside them, likewise; absent where they leave no trace. */
  seedPopulation?: ((database: Database, reports: number) => Promise<boolean>) | undefined;
};
