import { config as loadDotenv } from "dotenv";
import { inconsistencies } from "./settings/consistency.js";
import type { DatabaseSettings, IdentitySettings, Settings } from "./settings/settings.types.js";
import { SettingsError } from "./settings/settings-problem.js";
import {
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
  const given = withoutEmpty(environment);
  const { variables, problems } = readVariables(given);
  const all = [
    ...problems,
    ...databaseAddressProblems(given, subgraphs),
    ...inconsistencies(given, subgraphs),
  ];
  if (variables === null || all.length > 0) throw new SettingsError(all);

  const database = databaseOf(variables, given, subgraphs);
  const embedded = database.mode === "embedded";
  return deepFreeze({
    environment: variables.NODE_ENV,
    listen: { host: variables.HOST, port: variables.PORT },
    dataDir: variables.DATA_DIR,
    log: { level: variables.LOG_LEVEL },
    database,
    identity: identityOf(variables),
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

function identityOf({ JWKS_URL, JWT_ISSUER, JWT_AUDIENCE }: Variables): IdentitySettings {
  return JWKS_URL !== undefined && JWT_ISSUER !== undefined && JWT_AUDIENCE !== undefined
    ? { mode: "key-set", jwksUrl: JWKS_URL, issuer: JWT_ISSUER, audience: JWT_AUDIENCE }
    : { mode: "demo" };
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
