import { config as loadDotenv } from "dotenv";
import { callProblems, callSettings } from "./settings/call-variables.js";
import { inconsistencies } from "./settings/consistency.js";
import { httpSettings } from "./settings/http-variables.js";
import {
  observabilityProblems,
  observabilitySettings,
} from "./settings/observability-variables.js";
import { isProduction } from "./settings/production.js";
import type { DatabaseSettings, IdentitySettings, Settings } from "./settings/settings.types.js";
import { SettingsError } from "./settings/settings-problem.js";
import { signingKeyProblems, signingKeySettings } from "./settings/signing-variables.js";
import {
  addressVariable,
  databaseAddressProblems,
  databaseVariables,
  type Environment,
  readVariables,
  type Variables,
} from "./settings/variables.js";

/** The day the demo plays on unless told otherwise: the small businesses' documents are being taken in. */
const DEMO_CLOCK_START = "2023-03-02T10:00:00+09:00";

/** The process's environment, with what `.env` adds to it. For commands only: everything else is handed settings. */
export function processEnvironment(): Environment {
  loadDotenv({ quiet: true });
  return process.env;
}

/**
 * Reads every setting at once.
 * @param environment variables; those set to nothing count as not set
 * @param subgraphs names of all subgraphs, each of which may have a database address of its own
 * @throws SettingsError with every problem there is, each with its fix
 */
export function readSettings(environment: Environment, subgraphs: readonly string[]): Settings {
  return read(environment, subgraphs, "gateway");
}

/**
 * Reads the settings of a process that serves one subgraph. Where others reach it is none of them, and without a key set
 * it simply checks no tokens.
 * @throws SettingsError, likewise
 */
export function readSubgraphSettings(environment: Environment, subgraph: string): Settings {
  const { [addressVariable(subgraph)]: _, ...own } = environment;
  return read(own, [subgraph], "subgraph");
}

/**
 * Reads the settings of a gateway whose subgraphs are all somebody else's: it has no database and no demo. Their addresses
 * do not make it production, which is for `NODE_ENV` alone to say.
 * @param foreign names of its subgraphs, each of which may have settings of its own about calls and signatures
 * @throws SettingsError, likewise
 */
export function readRouterSettings(environment: Environment, foreign: readonly string[]): Settings {
  return read(environment, [], "gateway", foreign);
}

function read(
  environment: Environment,
  subgraphs: readonly string[],
  serving: "gateway" | "subgraph",
  called: readonly string[] = subgraphs,
): Settings {
  const given = withoutEmpty(environment);
  const { variables, problems } = readVariables(given);
  const all = [
    ...problems,
    ...databaseAddressProblems(given, subgraphs),
    ...callProblems(given, called),
    ...observabilityProblems(given),
    ...signingKeyProblems(given, called),
    ...inconsistencies(given, subgraphs, serving),
  ];
  if (variables === null || all.length > 0) throw new SettingsError(all);

  const database = databaseOf(variables, given, subgraphs);
  const environmentName = isProduction(given, subgraphs) ? "production" : variables.NODE_ENV;
  const embedded = database.mode === "embedded" && environmentName !== "production";
  return deepFreeze({
    environment: environmentName,
    listen: { host: variables.HOST, port: variables.PORT },
    http: httpSettings(environmentName, variables),
    dataDir: variables.DATA_DIR,
    log: { level: variables.LOG_LEVEL },
    database,
    calls: callSettings(given, called, variables),
    supergraph: variables.SUPERGRAPH ?? null,
    identity: identityOf(variables),
    observability: observabilitySettings(environmentName, variables),
    redisUrl: variables.REDIS_URL ?? null,
    signingKeys: signingKeySettings(given, called, variables.SIGNING_KEYS),
    piiKeys: variables.PII_KEYS ?? null,
    auditKeys: variables.AUDIT_KEYS ?? null,
    clock: embedded
      ? { mode: "demo", startsAt: variables.DEMO_CLOCK ?? new Date(DEMO_CLOCK_START) }
      : { mode: "real" },
    demoData: variables.DEMO_DATA === undefined ? embedded : variables.DEMO_DATA === "on",
  });
}

function databaseOf(
  { DATABASE_URL }: Variables,
  environment: Environment,
  subgraphs: readonly string[],
): DatabaseSettings {
  if (DATABASE_URL !== undefined) return { mode: "one-server", url: DATABASE_URL };
  const given = subgraphs.flatMap((subgraph) => {
    const names = databaseVariables(subgraph);
    const url = environment[names.url];
    const ownerUrl = environment[names.ownerUrl] ?? null;
    return url === undefined ? [] : [[subgraph, { url, ownerUrl }] as const];
  });
  return given.length === 0
    ? { mode: "embedded" }
    : { mode: "per-subgraph", subgraphs: Object.fromEntries(given) };
}

/** Issuers, their key sets, their audiences and their roles belong together by their place in the lists. */
function identityOf(variables: Variables): IdentitySettings {
  const { JWKS_URL: jwksUrls, JWT_ISSUER: names, JWT_AUDIENCE: audiences } = variables;
  if (!jwksUrls || !names || !audiences) return { mode: "demo" };
  return {
    mode: "key-set",
    issuers: names.flatMap((issuer, place) => {
      const jwksUrl = jwksUrls[place];
      const audience = audiences[audiences.length === 1 ? 0 : place];
      const roles = variables.JWT_ROLES?.[place];
      return jwksUrl && audience ? [{ issuer, jwksUrl, audience, ...(roles && { roles }) }] : [];
    }),
    maxTokenAgeSeconds: variables.JWT_MAX_AGE_SECONDS ?? null,
  };
}

function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
}

function deepFreeze<Value extends object>(value: Value): Value {
  for (const part of Object.values(value)) {
    if (typeof part === "object" && part !== null) deepFreeze(part);
  }
  return Object.freeze(value);
}
