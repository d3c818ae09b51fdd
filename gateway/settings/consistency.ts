import { isProduction, productionProblems } from "./production.js";
import type { SettingsProblem } from "./settings-problem.js";
import {
  addressVariable,
  databaseAddresses,
  databaseVariables,
  type Environment,
  listed,
} from "./variables.js";

const KEY_SET = ["JWKS_URL", "JWT_ISSUER", "JWT_AUDIENCE"] as const;
const ROLES_FIX =
  "give a list of roles for each issuer in the order of JWT_ISSUER, like user+partner,operator:talk";

/** The way of running that the variables ask for: decided by which are set, whatever they say. */
type Mode = {
  /** No database was given: this process starts its own, and plays on the demo clock. */
  embedded: boolean;
  /** Part of an identity provider's key set was given; otherwise this process makes demo tokens. */
  keySet: boolean;
  production: boolean;
};

/** What does not fit together, whether or not each variable is right on its own. */
export function inconsistencies(
  environment: Environment,
  subgraphs: readonly string[],
  serving: "gateway" | "subgraph",
): SettingsProblem[] {
  const mode = {
    embedded: databaseAddresses(environment, subgraphs).length === 0,
    keySet: [...KEY_SET, "JWT_ROLES"].some((variable) => environment[variable] !== undefined),
    production: isProduction(environment, subgraphs),
  };
  return [
    ...databaseProblems(environment, subgraphs),
    ...(serving === "gateway" || mode.keySet ? keySetProblems(environment, mode) : []),
    ...demoProblems(environment, subgraphs, mode),
    ...productionProblems(environment, subgraphs, serving),
  ];
}

function databaseProblems(
  environment: Environment,
  subgraphs: readonly string[],
): SettingsProblem[] {
  const given = databaseAddresses(environment, subgraphs).filter((name) => name !== "DATABASE_URL");
  if (given.length === 0) return [];
  if (environment.DATABASE_URL !== undefined) {
    return [
      {
        variable: "DATABASE_URL",
        problem: `it is set together with ${given.join(", ")}, so it is not clear which holds`,
        fix: "keep DATABASE_URL for one server, or the addresses of the single subgraphs",
      },
    ];
  }
  return subgraphs
    .filter((subgraph) => environment[addressVariable(subgraph)] === undefined)
    .map((subgraph) => databaseVariables(subgraph).url)
    .filter((variable) => environment[variable] === undefined)
    .map((variable) => ({
      variable,
      problem: "it is missing while other subgraphs have a database address",
      fix: "give every subgraph of this process its address, or only DATABASE_URL for one server",
    }));
}

function keySetProblems(environment: Environment, mode: Mode): SettingsProblem[] {
  if (mode.embedded && !mode.keySet && !mode.production) return [];
  const missing = KEY_SET.filter((variable) => environment[variable] === undefined);
  if (missing.length === 0) return unevenIssuers(environment);
  return missing.map((variable) => ({
    variable,
    problem: mode.keySet
      ? "it is missing while other parts of the key set are given"
      : "it is missing, and demo tokens are only for the embedded database of a demo",
    fix: "give JWKS_URL, JWT_ISSUER and JWT_AUDIENCE of your identity provider",
  }));
}

/** Several issuers are told apart by their place in the lists. */
function unevenIssuers(environment: Environment): SettingsProblem[] {
  const [jwksUrls, issuers, audiences] = KEY_SET.map((name) => listed(environment[name] ?? ""));
  const count = issuers?.length;
  const problems: SettingsProblem[] = [];
  if (new Set(issuers).size !== count) {
    problems.push({
      variable: "JWT_ISSUER",
      problem: "it names an issuer twice",
      fix: "give every issuer once",
    });
  }
  if (jwksUrls?.length !== count) {
    problems.push({
      variable: "JWKS_URL",
      problem: `it has ${jwksUrls?.length} key sets for ${count} issuers`,
      fix: "give one key set for each issuer, in the order of JWT_ISSUER",
    });
  }
  if (audiences?.length !== 1 && audiences?.length !== count) {
    problems.push({
      variable: "JWT_AUDIENCE",
      problem: `it has ${audiences?.length} audiences for ${count} issuers`,
      fix: "give one audience for all issuers, or one for each in the order of JWT_ISSUER",
    });
  }
  return [...problems, ...roleProblems(environment, count ?? 0)];
}

/** One issuer may state every role. Of several, each is somebody's, and not everybody's. */
function roleProblems({ JWT_ROLES }: Environment, issuers: number): SettingsProblem[] {
  if (JWT_ROLES === undefined && issuers > 1) {
    const problem = `it is missing, so each of ${issuers} issuers could make agents, admins and anybody's operators`;
    return [{ variable: "JWT_ROLES", problem, fix: ROLES_FIX }];
  }
  const lists = JWT_ROLES === undefined ? issuers : listed(JWT_ROLES).length;
  if (lists === issuers) return [];
  const problem = `it has ${lists} lists of roles for ${issuers} issuers`;
  return [{ variable: "JWT_ROLES", problem, fix: ROLES_FIX }];
}

function demoProblems(
  environment: Environment,
  subgraphs: readonly string[],
  { embedded, production }: Mode,
): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  const hasDatabase = subgraphs.some((name) => environment[addressVariable(name)] === undefined);
  if (production && embedded && hasDatabase) {
    problems.push({
      variable: "NODE_ENV",
      problem:
        "production needs a database of its own: embedded mode runs on demo data, a demo clock and demo keys",
      fix: "give DATABASE_URL (or one address per subgraph) and a key set, or set NODE_ENV=development",
    });
  }
  if ((production || !embedded) && environment.DEMO_CLOCK !== undefined) {
    problems.push({
      variable: "DEMO_CLOCK",
      problem: "only embedded mode plays on a demo clock; a real database keeps the real time",
      fix: "leave DEMO_CLOCK out",
    });
  }
  return problems;
}
