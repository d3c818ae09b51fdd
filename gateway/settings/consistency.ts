import type { SettingsProblem } from "./settings-problem.js";
import { databaseVariables, type Environment } from "./variables.js";

const KEY_SET = ["JWKS_URL", "JWT_ISSUER", "JWT_AUDIENCE"] as const;
const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The way of running that the variables ask for: decided by which are set, whatever they say. */
type Mode = {
  /** No database was given: this process starts its own, and plays on the demo clock. */
  embedded: boolean;
  /** Part of an identity provider's key set was given; otherwise this process makes demo tokens. */
  keySet: boolean;
};

/** What does not fit together, whether or not each variable is right on its own. */
export function inconsistencies(
  environment: Environment,
  subgraphs: readonly string[],
): SettingsProblem[] {
  const mode = {
    embedded:
      environment.DATABASE_URL === undefined &&
      perSubgraphVariables(environment, subgraphs).length === 0,
    keySet: KEY_SET.some((variable) => environment[variable] !== undefined),
  };
  return [
    ...databaseProblems(environment, subgraphs),
    ...keySetProblems(environment, mode),
    ...demoProblems(environment, mode),
  ];
}

function databaseProblems(
  environment: Environment,
  subgraphs: readonly string[],
): SettingsProblem[] {
  const given = perSubgraphVariables(environment, subgraphs);
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
    .map((subgraph) => databaseVariables(subgraph).url)
    .filter((variable) => environment[variable] === undefined)
    .map((variable) => ({
      variable,
      problem: "it is missing while other subgraphs have a database address",
      fix: "give every subgraph its address, or only DATABASE_URL for one server",
    }));
}

function keySetProblems(environment: Environment, mode: Mode): SettingsProblem[] {
  if (mode.embedded && !mode.keySet) return [];
  const missing: SettingsProblem[] = KEY_SET.filter(
    (variable) => environment[variable] === undefined,
  ).map((variable) => ({
    variable,
    problem: mode.keySet
      ? "it is missing while other parts of the key set are given"
      : "it is missing, and demo tokens are only for the embedded database",
    fix: "give JWKS_URL, JWT_ISSUER and JWT_AUDIENCE of your identity provider",
  }));
  return isOpenToForgery(environment)
    ? [
        ...missing,
        {
          variable: "JWKS_URL",
          problem: "in production keys fetched over http could be replaced on the way",
          fix: "give an https address",
        },
      ]
    : missing;
}

function isOpenToForgery(environment: Environment): boolean {
  const address = environment.JWKS_URL;
  if (environment.NODE_ENV !== "production" || !address || !URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "http:" && !LOOPBACK.has(hostname);
}

function demoProblems(environment: Environment, { embedded }: Mode): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  const production = environment.NODE_ENV === "production";
  if (production && embedded) {
    problems.push({
      variable: "NODE_ENV",
      problem:
        "production needs a database of its own: embedded mode runs on demo data, a demo clock and demo keys",
      fix: "give DATABASE_URL (or one address per subgraph) and a key set, or leave NODE_ENV out",
    });
  }
  if (production && !embedded && environment.DEMO_DATA === "on") {
    problems.push({
      variable: "DEMO_DATA",
      problem: "synthetic people do not belong in a production database",
      fix: "leave DEMO_DATA out",
    });
  }
  if (!embedded && environment.DEMO_CLOCK !== undefined) {
    problems.push({
      variable: "DEMO_CLOCK",
      problem: "only embedded mode plays on a demo clock; a real database keeps the real time",
      fix: "leave DEMO_CLOCK out",
    });
  }
  return problems;
}

function perSubgraphVariables(environment: Environment, subgraphs: readonly string[]): string[] {
  return subgraphs
    .flatMap((subgraph) => Object.values(databaseVariables(subgraph)))
    .filter((variable) => environment[variable] !== undefined);
}
