import { z } from "zod";
import { parseAuditKeys } from "../../subgraphs/kit/audit/audit-keys.js";
import { readSecureLine } from "../../subgraphs/kit/database/secure-line.js";
import { KeyRingError, parseKeyRing } from "../../subgraphs/kit/pii/key-ring.js";
import { STATED_ROLES } from "../../subgraphs/kit/viewer/stated-role.js";
import { CALL_FIXES, callVariables, callVariablesOf } from "./call-variables.js";
import { HTTP_FIXES, httpVariables } from "./http-variables.js";
import { OBSERVABILITY_FIXES, observabilityVariables } from "./observability-variables.js";
import { REDIS_FIX, redisVariable } from "./redis-variable.js";
import type { SettingsProblem } from "./settings-problem.js";
import { SIGNING_KEYS_FIX, signingKeys } from "./signing-variables.js";
import { SUPERGRAPH_FIX, supergraphVariable } from "./supergraph-variable.js";
import { variablePrefix } from "./variable-prefix.js";

/** Environment variables as they come; a variable set to nothing counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** What production may settle for on the line to a database; the last one unless it is told otherwise. */
export const ACCEPTED_SSL_MODES = ["require", "verify-ca", "verify-full"] as const;

const keySetAddress = z.url({ protocol: /^https?$/ });
const postgresAddress = z.url({ protocol: /^postgres(ql)?$/ });
/** RFC 3339, and the same without seconds. */
const instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })])
  .transform((text) => new Date(text));

/** Several, parted by commas. */
const names = z
  .string()
  .transform(listed)
  .pipe(z.array(z.string().min(1)));
/** A list for each issuer: parted by commas, and the roles within one by `+` or spaces. */
const roles = z
  .string()
  .transform((text) => listed(text).map((ofIssuer) => ofIssuer.split(/[+\s]+/)))
  .pipe(z.array(z.array(z.enum(STATED_ROLES))));

function keyList<Keys>(parse: (text: string) => Keys) {
  return z.string().transform((text, context) => {
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof KeyRingError)) throw error;
      context.addIssue({ code: "custom" });
      return z.NEVER;
    }
  });
}

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(4000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/)
    .default("127.0.0.1"),
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  DATA_DIR: z.string().default(".data"),
  LOG_LEVEL: z.enum(LOG_LEVELS).default("warn"),
  DEMO_DATA: z.enum(["on", "off"]).optional(),
  DEMO_CLOCK: instant.optional(),
  DATABASE_URL: postgresAddress.optional(),
  DATABASE_MIN_SSLMODE: z.enum(ACCEPTED_SSL_MODES).optional(),
  JWKS_URL: names.pipe(z.array(keySetAddress)).optional(),
  JWT_ISSUER: names.optional(),
  JWT_AUDIENCE: names.optional(),
  JWT_ROLES: roles.optional(),
  JWT_MAX_AGE_SECONDS: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .optional(),
  SIGNING_KEYS: signingKeys.optional(),
  PII_KEYS: keyList(parseKeyRing).optional(),
  AUDIT_KEYS: keyList(parseAuditKeys).optional(),
  ...callVariables,
  ...httpVariables,
  ...observabilityVariables,
  ...redisVariable,
  ...supergraphVariable,
});

export type Variables = z.infer<typeof schema>;

const POSTGRES_FIX = "give an address like postgres://role:password@host:5432/database";

const FIXES: Record<keyof Variables, string> = {
  PORT: "give a port from 1 to 65535, 0 for any free port, or leave it out for 4000",
  HOST: "give a host name or an IP address to listen on, or leave it out for 127.0.0.1",
  NODE_ENV:
    "give development, test or production, or leave it out: production where a database or a subgraph elsewhere is named, else development",
  DATA_DIR: "give a folder, or leave it out for .data",
  LOG_LEVEL: `give one of ${LOG_LEVELS.join(", ")}, or leave it out for warn`,
  DEMO_DATA: "give on or off, or leave it out",
  DEMO_CLOCK: "give an instant with its offset, like 2023-03-02T10:00:00+09:00, or leave it out",
  DATABASE_URL: POSTGRES_FIX,
  DATABASE_MIN_SSLMODE: `give one of ${ACCEPTED_SSL_MODES.join(", ")}, or leave it out for verify-full`,
  JWKS_URL:
    "give the https address of the identity provider's key set; of several, parted by commas",
  JWT_ISSUER: "give the issuer that the tokens name; of several, in the order of JWKS_URL",
  JWT_AUDIENCE: "give the audience that the tokens name: one, or one for each issuer",
  JWT_ROLES: `give the roles that each issuer may state, like user+partner,operator:talk: issuers in the order of JWT_ISSUER, roles of ${STATED_ROLES.join(", ")}`,
  JWT_MAX_AGE_SECONDS: "give a whole number of seconds, or leave it out for no limit",
  SIGNING_KEYS: SIGNING_KEYS_FIX,
  PII_KEYS:
    "give keys like 2026a:<base64>, parted by commas, each of 32 bytes (openssl rand -base64 32): the first encrypts, all decrypt",
  AUDIT_KEYS:
    "give keys like 2026a:<base64>, parted by commas, each of 32 bytes (openssl rand -base64 32): the first signs, all verify",
  ...CALL_FIXES,
  ...HTTP_FIXES,
  ...OBSERVABILITY_FIXES,
  ...REDIS_FIX,
  ...SUPERGRAPH_FIX,
};

/** Variables that hold passwords or keys: what is wrong with them is told without quoting them. */
const SECRET = /_URL$|_KEYS$|_TOKEN$|_ENDPOINT$/;

/** Reads the variables that mean something on their own, or says what is wrong with each. */
export function readVariables(environment: Environment): {
  variables: Variables | null;
  problems: SettingsProblem[];
} {
  const result = schema.safeParse(environment);
  if (result.success) return { variables: result.data, problems: [] };
  const wrong = new Set(result.error.issues.map(({ path }) => path[0] as keyof Variables));
  return {
    variables: null,
    problems: [...wrong].map((variable) => ({
      variable,
      problem: SECRET.test(variable)
        ? `this is no such ${secretKind(variable)}`
        : `"${environment[variable]}" is not accepted`,
      fix: FIXES[variable],
    })),
  };
}

function secretKind(variable: string): string {
  if (variable.endsWith("_KEYS")) return "list of keys";
  return variable.endsWith("_TOKEN") ? "token" : "address";
}

/** The parts of a list. */
export function listed(text: string): string[] {
  return text.split(",").map((part) => part.trim());
}

/** The name of the variable with a subgraph's own address, where it runs elsewhere: `TALK_URL`. */
export function addressVariable(subgraph: string): string {
  return callVariablesOf(subgraph).url;
}

/** The names of the variables with a subgraph's database addresses: `TALK_DATABASE_URL`, `TALK_OWNER_DATABASE_URL`. */
export function databaseVariables(subgraph: string): { url: string; ownerUrl: string } {
  const prefix = variablePrefix(subgraph);
  return { url: `${prefix}_DATABASE_URL`, ownerUrl: `${prefix}_OWNER_DATABASE_URL` };
}

/** The variables that name a database, of those that are set. */
export function databaseAddresses(
  environment: Environment,
  subgraphs: readonly string[],
): string[] {
  const own = subgraphs.flatMap((subgraph) => Object.values(databaseVariables(subgraph)));
  return ["DATABASE_URL", ...own].filter((variable) => environment[variable] !== undefined);
}

/** Problems with the addresses of the subgraphs' databases, each on its own. */
export function databaseAddressProblems(
  environment: Environment,
  subgraphs: readonly string[],
): SettingsProblem[] {
  const own = subgraphs.flatMap((subgraph) => Object.values(databaseVariables(subgraph)));
  return [
    ...own
      .filter((variable) => !postgresAddress.optional().safeParse(environment[variable]).success)
      .map((variable) => ({ variable, problem: "this is no such address", fix: POSTGRES_FIX })),
    ...["DATABASE_URL", ...own].flatMap((variable) => {
      const line = readSecureLine(environment[variable] ?? "");
      return "problem" in line ? [{ variable, ...line }] : [];
    }),
  ];
}
