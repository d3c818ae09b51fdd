import type { AuditKeys } from "../../subgraphs/kit/audit/audit-keys.js";
import type { KeyRing } from "../../subgraphs/kit/pii/key-ring.js";
import type { SigningKey } from "../../subgraphs/kit/signature/signing-keys.js";
import type { StatedRole } from "../../subgraphs/kit/viewer/stated-role.js";
import type { Variables } from "./variables.js";

/** What the process was told by its environment, under the names of this domain. Frozen. */
export type Settings = {
  environment: Variables["NODE_ENV"];
  /** Where the gateway listens; port 0 takes any free port. */
  listen: { host: string; port: number };
  http: HttpSettings;
  /** The folder of the embedded PostgreSQL's data and of the demo signing key. */
  dataDir: string;
  log: { level: Variables["LOG_LEVEL"] };
  database: DatabaseSettings;
  calls: CallSettings;
  /** A file, a directory of versions or an http(s) address; null for the committed supergraph. */
  supergraph: string | null;
  identity: IdentitySettings;
  observability: ObservabilitySettings;
  /** The Redis in which processes count and remember together; null where each does so by itself. */
  redisUrl: string | null;
  signingKeys: SigningKeySettings;
  /** What personal data is encrypted with; null for a key that is made and kept in the data folder. */
  piiKeys: KeyRing | null;
  /** What the audit's hashes are made and checked with; null likewise. */
  auditKeys: AuditKeys | null;
  clock: ClockSettings;
  /** Whether synthetic beneficiaries are put into the database at start. */
  demoData: boolean;
};

/** What calls between the gateway and a subgraph are signed with: the first signs, all verify. */
export type SigningKeySettings = {
  /** By lower-case name: keys that the gateway shares with this subgraph alone. */
  of: Readonly<Record<string, readonly SigningKey[]>>;
  /** For those that are not named; none for a key that is made and kept in the data folder. */
  others: readonly SigningKey[];
};

/** How the process is watched, and how it ends while others watch. */
export type ObservabilitySettings = {
  /** Where its figures are shown, and for which token; null where they are not gathered. */
  metrics: { listen: { host: string; port: number }; token: string | null } | null;
  /** The OpenTelemetry collector's address; null where no traces are made. */
  tracesUrl: string | null;
  /** A request that took longer is worth a warning, in milliseconds. */
  slowMs: number;
  /** Requests are refused while the event loop is this late on average, in milliseconds; 0 refuses none. */
  overloadMs: number;
  /** For so long /ready says no before a process that was told to end stops to listen, in milliseconds. */
  drainMs: number;
};

/** How subgraphs are called. */
export type CallSettings = {
  /** How long anybody waits for a whole answer. */
  totalMs: number;
  /** Those with settings of their own, by lower-case name. */
  of: Readonly<Record<string, SubgraphCallSettings>>;
  /** All others. */
  others: SubgraphCallSettings;
};

export type SubgraphCallSettings = {
  /** Where it answers when it runs in another process; null for one in this process. */
  url: string | null;
  /** After this many milliseconds nobody waits for it any more. */
  deadlineMs: number;
  /** So many calls to it are under way at most. */
  concurrency: number;
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

/** Whose tokens are believed: those of this process's own demo key, or those of identity providers. */
export type IdentitySettings =
  | { mode: "demo" }
  | {
      mode: "key-set";
      issuers: readonly IssuerSettings[];
      /** A token issued longer ago than this is refused, whatever its own expiry says; null is no such limit. */
      maxTokenAgeSeconds: number | null;
    };

/** An identity provider: its tokens are believed when they are for this audience and signed by a key of its set. */
export type IssuerSettings = {
  issuer: string;
  jwksUrl: string;
  audience: string;
  /** What its tokens may say of who their bearers are; anything when it is not given. */
  roles?: readonly StatedRole[];
};

/** `demo`: a clock that shows an instant when the process starts, and then runs. `real`: the real time. */
export type ClockSettings = { mode: "real" } | { mode: "demo"; startsAt: Date };

/** How HTTP is served. */
export type HttpSettings = {
  /** `development` shows the schema: introspection, suggestions, GraphiQL. `production` shows none of it. */
  profile: "development" | "production";
  /** `enforce` answers only the documents of the manifest, asked for by their hash; `measure` logs all others. */
  trustedDocuments: "off" | "measure" | "enforce";
  /** Addresses and networks whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  /** Origins whose pages may ask. */
  corsOrigins: readonly string[];
  rates: RateSettings;
};

/** How often one and the same may ask. */
export type RateSettings = {
  /** Requests of one client address. */
  clientPerMinute: number;
  /** Requests of one viewer, from wherever. */
  viewerPerMinute: number;
  /** Searches of one viewer, each alias counted. */
  searchesPerMinute: number;
  /** Whole contacts one viewer asks to see, likewise. */
  revealsPerMinute: number;
};
