import {
  readSecureLine,
  SSL_MODES,
  type SslMode,
} from "../../subgraphs/kit/database/secure-line.js";
import { redisProblems } from "./redis-variable.js";
import type { SettingsProblem } from "./settings-problem.js";
import { signingVariable } from "./signing-variables.js";
import { supergraphProblems } from "./supergraph-variable.js";
import {
  ACCEPTED_SSL_MODES,
  addressVariable,
  databaseAddresses,
  databaseVariables,
  type Environment,
  listed,
} from "./variables.js";

const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Levels that write statements and answers: people's data. */
const TALKATIVE: ReadonlySet<string> = new Set(["debug", "trace"]);

/** What may be done while developing and never in production, whatever the variables say about each other. */
export function productionProblems(
  environment: Environment,
  subgraphs: readonly string[],
  serving: "gateway" | "subgraph",
): SettingsProblem[] {
  if (!isProduction(environment, subgraphs)) return [];
  const problems = [
    ...demoProblems(environment),
    ...keySetProblems(environment),
    ...(serving === "gateway"
      ? signingProblems(environment, subgraphs)
      : unsignedProblems(environment, subgraphs)),
    ...piiKeyProblems(environment, subgraphs),
    ...auditKeyProblems(environment, subgraphs),
    ...lineProblems(environment, subgraphs),
    ...ownerProblems(environment, subgraphs),
    ...redisProblems(environment),
    ...supergraphProblems(environment),
    ...switchProblems(environment),
  ];
  return problems.length > 0 && environment.NODE_ENV === undefined
    ? [...problems, unsaid(elsewhere(environment, subgraphs))]
    : problems;
}

/**
 * Whether this is production: as `NODE_ENV` says; where it says nothing, as soon as a database or a subgraph is named that
 * this process did not start. Forgetting a variable must not open real people's data.
 */
export function isProduction(environment: Environment, subgraphs: readonly string[]): boolean {
  const { NODE_ENV } = environment;
  return NODE_ENV === undefined
    ? elsewhere(environment, subgraphs).length > 0
    : NODE_ENV === "production";
}

function elsewhere(environment: Environment, subgraphs: readonly string[]): string[] {
  return [...databaseAddresses(environment, subgraphs), ...remoteSubgraphs(environment, subgraphs)];
}

function unsaid(given: readonly string[]): SettingsProblem {
  return {
    variable: "NODE_ENV",
    problem: `it is not set, and with ${given.join(", ")} that means production`,
    fix: "give NODE_ENV=development where no real people's data is served",
  };
}

function remoteSubgraphs(environment: Environment, subgraphs: readonly string[]): string[] {
  return subgraphs.map(addressVariable).filter((variable) => environment[variable] !== undefined);
}

function demoProblems({ DEMO_DATA }: Environment): SettingsProblem[] {
  if (DEMO_DATA !== "on") return [];
  return [
    {
      variable: "DEMO_DATA",
      problem: "synthetic people do not belong in a production database",
      fix: "leave DEMO_DATA out",
    },
  ];
}

function keySetProblems({ JWKS_URL }: Environment): SettingsProblem[] {
  const isOpen = listed(JWKS_URL ?? "").some((address) => {
    const { protocol, hostname } = parsed(address) ?? {};
    return protocol === "http:" && !LOOPBACK.has(hostname ?? "");
  });
  if (!isOpen) return [];
  return [
    {
      variable: "JWKS_URL",
      problem: "in production keys fetched over http could be replaced on the way",
      fix: "give an https address",
    },
  ];
}

/** Without a signature, whoever reaches a subgraph could say who asks. */
function signingProblems(
  environment: Environment,
  subgraphs: readonly string[],
): SettingsProblem[] {
  const withoutKeys = subgraphs.filter((name) => environment[signingVariable(name)] === undefined);
  const remote = remoteSubgraphs(environment, withoutKeys);
  if (remote.length === 0 || environment.SIGNING_KEYS !== undefined) return [];
  return [
    {
      variable: "SIGNING_KEYS",
      problem: `it is missing while ${remote.join(", ")} names a subgraph that runs elsewhere`,
      fix: "give the gateway and its subgraphs the same key, like 2026a:<base64>: openssl rand -base64 32; or each subgraph its own, like TALK_SIGNING_KEYS",
    },
  ];
}

function unsignedProblems(
  environment: Environment,
  subgraphs: readonly string[],
): SettingsProblem[] {
  const own = subgraphs.map(signingVariable);
  if (["SIGNING_KEYS", ...own].some((variable) => environment[variable] !== undefined)) return [];
  return [
    {
      variable: "SIGNING_KEYS",
      problem: "it is missing, and a subgraph answers nobody but its gateway",
      fix: `give the key that the gateway signs with, like 2026a:<base64>: openssl rand -base64 32; or one for this subgraph alone in ${own.join(", ")}`,
    },
  ];
}

/** A key that this machine made itself would be lost with it, and with the key everybody's phone numbers. */
function piiKeyProblems(environment: Environment, subgraphs: readonly string[]): SettingsProblem[] {
  const holdsPeople =
    subgraphs.includes("directory") && environment[addressVariable("directory")] === undefined;
  if (!holdsPeople || environment.PII_KEYS !== undefined) return [];
  return [
    {
      variable: "PII_KEYS",
      problem: "it is missing, and people's phone and account numbers are never kept unencrypted",
      fix: "give a key like 2026a:<base64>: openssl rand -base64 32",
    },
  ];
}

/** Nobody could check what was recorded under a key that this machine made itself and has lost. */
function auditKeyProblems(
  environment: Environment,
  subgraphs: readonly string[],
): SettingsProblem[] {
  const isHere = subgraphs.some((name) => environment[addressVariable(name)] === undefined);
  if (!isHere || environment.AUDIT_KEYS !== undefined) return [];
  return [
    {
      variable: "AUDIT_KEYS",
      problem:
        "it is missing, and nothing is shown of anybody without a record that can be checked",
      fix: "give a key like 2026a:<base64>: openssl rand -base64 32",
    },
  ];
}

function lineProblems(environment: Environment, subgraphs: readonly string[]): SettingsProblem[] {
  const least =
    ACCEPTED_SSL_MODES.find((mode) => mode === environment.DATABASE_MIN_SSLMODE) ?? "verify-full";
  const addresses = ["DATABASE_URL", ...subgraphs.flatMap((name) => databaseNames(name))];
  return addresses.flatMap((variable) => {
    const address = environment[variable] ?? "";
    const line = readSecureLine(address);
    // What cannot be read is told where the address is.
    if ("problem" in line || !crossesNetwork(address) || isAtLeast(line.mode, least)) return [];
    return [{ variable, ...weakLine(line.mode) }];
  });
}

function weakLine(mode: SslMode): Omit<SettingsProblem, "variable"> {
  const add =
    "add ?sslmode=verify-full to the address, and sslrootcert=<file> of your own authority";
  if (!isAtLeast(mode, "require")) {
    return {
      problem: "people's data would cross the network to this database unencrypted",
      fix: add,
    };
  }
  return {
    problem: `sslmode ${mode} does not make sure that the server is the one of this name, so another could answer`,
    fix: `${add}, or set DATABASE_MIN_SSLMODE=${mode} where the network makes sure`,
  };
}

/** The modes stand from the weakest to the strongest. */
function isAtLeast(mode: SslMode, least: SslMode): boolean {
  return SSL_MODES.indexOf(mode) >= SSL_MODES.indexOf(least);
}

function crossesNetwork(address: string): boolean {
  const url = parsed(address);
  if (!url) return false;
  // A list of hosts is one address to PostgreSQL's drivers, and a path is a socket of this machine.
  const hosts = url.hostname.toLowerCase().split(",");
  return !hosts.every((host) => LOOPBACK.has(host) || host.startsWith("%2f"));
}

/** A role that owns its tables may drop the triggers and grants that keep the ledger's law. */
function ownerProblems(environment: Environment, subgraphs: readonly string[]): SettingsProblem[] {
  return subgraphs.map(databaseVariables).flatMap(({ url, ownerUrl }) => {
    const [serving, owner] = [url, ownerUrl].map((variable) => parsed(environment[variable] ?? ""));
    if (!serving || !owner || serving.username !== owner.username) return [];
    return [
      {
        variable: url,
        problem: `it signs in as the role of ${ownerUrl}, which owns the tables and may change anything`,
        fix: "give the address of a role that only serves; npm run db:migrate grants it what it needs",
      },
    ];
  });
}

function switchProblems({ LOG_LEVEL, TRUSTED_DOCUMENTS }: Environment): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  if (TALKATIVE.has(LOG_LEVEL ?? "")) {
    problems.push({
      variable: "LOG_LEVEL",
      problem: "what is logged for debugging may hold people's data",
      fix: "give info, warn or error, or leave it out for warn",
    });
  }
  if (TRUSTED_DOCUMENTS === "off") {
    problems.push({
      variable: "TRUSTED_DOCUMENTS",
      problem: "in production anybody could send queries that nobody has measured",
      fix: "leave it out, or give enforce",
    });
  }
  return problems;
}

function databaseNames(subgraph: string): string[] {
  return Object.values(databaseVariables(subgraph));
}

/** Null for what is no address: that is told where the variable is read. */
function parsed(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
