import type { RequestAudit } from "./audit/request-audit.js";
import type { RequestOrigin } from "./audit/request-origin.js";
import type { RemedyRun } from "./bulk/remedy-run.js";
import type { Affiliate } from "./contract/enums.js";
import type { Database } from "./database/connection.js";
import type { ServingRights } from "./database/migrate.js";
import type { PopulationFile } from "./demo/population-file.js";
import type { OnReports } from "./demo/seed-population-once.js";
import type { FederatedSchema } from "./federated-schema.js";
import type { ImportDefinition } from "./import/import.types.js";
import type { Quota } from "./ledger/quota.js";
import type { Books } from "./reconcile/books.js";
import type { Viewer } from "./viewer/viewer.js";

/** How an affiliate fared in the request at hand, as the gateway saw it. */
export type SourceReport = { state: "OK" | "UNAVAILABLE" | "TIMEOUT"; ms: number; asOf: Date };

/** Says in the log what failed, by its code alone: what it was about stays out. */
export type Warn = (failure: { subgraph: string; code: string }, message: string) => void;

/** What one request brings to a subgraph. */
export type RequestFacts = {
  viewer: Viewer;
  /** The request's instant; every rule in the request sees the same one. */
  now: Date;
  /** Where it came from; absent where no client sent it. */
  origin?: RequestOrigin;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal;
  /** How the affiliates fared so far in this request. Only the directory reads it. */
  sources?: ReadonlyMap<Affiliate, SourceReport>;
  /**
   * Takes what has to be on record before the whole answer leaves: who takes it waits for it, and shows nothing when it
   * fails. Absent where the subgraph has to wait by itself.
   */
  beforeAnswer?: (recording: Promise<void>) => void;
  /** Told of what fails behind the request, where no answer tells of it; absent where there is no log. */
  warn?: Warn;
};

/** What every resolver of a subgraph can rely on. A subgraph adds its loaders. */
export type SubgraphContext = RequestFacts & { database: Database; audit: RequestAudit };

/** One subgraph as the gateway, the tools and the tests know it. */
export type SubgraphDefinition = {
  /** Lower-case name: of its database, its roles, its folder of migrations, its field on shared entities. */
  name: string;
  /** Builds the schema; called once per process. */
  buildSchema(): FederatedSchema;
  /** What the serving role may do, table by table. */
  rights: ServingRights;
  /** Its own tables, by SQL name, that hold no person's data: small, read everywhere, whole on every node of a cluster. */
  catalogTables?: readonly string[];
  /** What it gives first come, first served; opened before it serves. */
  quotas?: readonly Quota[];
  /** What it can give to an audience without being asked; none of the directory's. */
  runs?: readonly RemedyRun[];
  /** The files it takes in; none of the directory's. */
  imports?: readonly ImportDefinition[];
  /** Its ledger, for those who count and check it; the directory keeps none. */
  books?: Books;
  /** The personal data it holds encrypted, for those who look after its keys; absent where it holds none. */
  personalData?: {
    /** @throws DatabaseError DATABASE_KEYS when the keys at hand do not open what is stored */
    checkKeys(database: Database): Promise<void>;
    /**
     * Seals anew under the first key, under the owner role, whatever is under others. May be stopped and run again.
     * @returns how many values were sealed anew
     */
    rotateKeys(
      owner: Database,
      onPage: (done: number) => void,
      signal: AbortSignal,
    ): Promise<number>;
  };
  /** A new context per request: loaders and caches live in it and die with it. */
  createContext(database: Database, request: RequestFacts): SubgraphContext;
  /** Loads the documented people of the embedded demo, once, under the owner role. False when they were there already. */
  seedDemo(database: Database): Promise<boolean>;
  /** Loads a synthetic population of so many reporters beside them, likewise; absent where they leave no trace. */
  seedPopulation?:
    | ((database: Database, reports: number, onReports?: OnReports) => Promise<boolean>)
    | undefined;
  /** The same population as files of its imports; absent where it has none of them. */
  populationFiles?: ((reports: number) => readonly PopulationFile[]) | undefined;
};
