import type { SettingsProblem } from "./settings-problem.js";
import { addressVariable, databaseVariables, type Environment, listed } from "./variables.js";

const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** What PostgreSQL's `sslmode` says where the line is never open. `prefer` falls back to an open one. */
const CLOSED_LINE: ReadonlySet<string> = new Set(["require", "verify-ca", "verify-full"]);

/** Levels that write statements and answers: people's data. */
const TALKATIVE: ReadonlySet<string> = new Set(["debug", "trace"]);

/** What may be done while developing and never in production, whatever the variables say about each other. */
export function productionProblems(
  environment: Environment,
  subgraphs: readonly string[],
): SettingsProblem[] {
  if (environment.NODE_ENV !== "production") return [];
  return [
    ...demoProblems(environment),
    ...keySetProblems(environment),
    ...signingProblems(environment, subgraphs),
    ...piiKeyProblems(environment),
    ...auditKeyProblems(environment, subgraphs),
    ...openLineProblems(environment, subgraphs),
    ...ownerProblems(environment, subgraphs),
    ...switchProblems(environment),
  ];
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
  const remote = subgraphs.map(addressVariable).filter((variable) => environment[variable]);
  if (remote.length === 0 || environment.SIGNING_KEYS !== undefined) return [];
  return [
    {
      variable: "SIGNING_KEYS",
      problem: `it is missing while ${remote.join(", ")} names a subgraph that runs elsewhere`,
      fix: "give the gateway and its subgraphs the same key, like 2026a:<base64>: openssl rand -base64 32",
    },
  ];
}

/** A key that this machine made itself would be lost with it, and with the key everybody's phone numbers. */
function piiKeyProblems(environment: Environment): SettingsProblem[] {
  const holdsPeople = environment[addressVariable("directory")] === undefined;
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

function openLineProblems(
  environment: Environment,
  subgraphs: readonly string[],
): SettingsProblem[] {
  const addresses = ["DATABASE_URL", ...subgraphs.flatMap((name) => databaseNames(name))];
  return addresses.filter((variable) => isOpenLine(environment[variable])).map(openLine);
}

function openLine(variable: string): SettingsProblem {
  return {
    variable,
    problem: "people's data would cross the network to this database unencrypted",
    fix: "add ?sslmode=verify-full to the address (require encrypts without checking whose server it is)",
  };
}

function isOpenLine(address: string | undefined): boolean {
  const url = parsed(address ?? "");
  if (!url) return false;
  // A list of hosts is one address to PostgreSQL's drivers, and a path is a socket of this machine.
  const hosts = url.hostname.toLowerCase().split(",");
  const isHere = hosts.every((host) => LOOPBACK.has(host) || host.startsWith("%2f"));
  const mode = url.searchParams.get("sslmode") ?? url.searchParams.get("ssl");
  return !isHere && !CLOSED_LINE.has(mode ?? "");
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
