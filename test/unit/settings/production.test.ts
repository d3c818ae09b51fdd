import { describe, expect, it } from "vitest";
import { SettingsError } from "../../../gateway/settings/settings-problem.js";
import { readSettings } from "../../../gateway/settings.js";

const SUBGRAPHS = ["directory", "talk"];
const KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
const TLS = "?sslmode=verify-full";
const SAFE = {
  NODE_ENV: "production",
  JWKS_URL: "https://id.example/keys",
  JWT_ISSUER: "https://id.example/",
  JWT_AUDIENCE: "compensation",
  DIRECTORY_DATABASE_URL: `postgres://app:s3cret@a.example/directory${TLS}`,
  TALK_DATABASE_URL: `postgres://app:s3cret@b.example/talk${TLS}`,
  PII_KEYS: `2026a:${KEY}`,
  AUDIT_KEYS: `2026a:${KEY}`,
};

/** What is wrong with the safe settings once they are changed; undefined leaves a variable out. */
function problems(change: Record<string, string | undefined>) {
  try {
    readSettings({ ...SAFE, ...change }, SUBGRAPHS);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

function complaints(change: Record<string, string | undefined>): string[] {
  return problems(change).map(({ variable }) => variable);
}

const NOTHING = Object.fromEntries(Object.keys(SAFE).map((name) => [name, undefined]));
const { PII_KEYS, AUDIT_KEYS } = SAFE;
const EMBEDDED = { ...NOTHING, NODE_ENV: "production", PII_KEYS, AUDIT_KEYS };

describe("production", () => {
  it("starts on safe settings", () => {
    expect(problems({})).toEqual([]);
  });

  it("never starts on the embedded database or the demo's tokens, and says both at once", () => {
    expect(complaints(EMBEDDED)).toEqual(["JWKS_URL", "JWT_ISSUER", "JWT_AUDIENCE", "NODE_ENV"]);
  });

  it.each<[string, Record<string, string | undefined>, string[]]>([
    ["demo data", { DEMO_DATA: "on" }, ["DEMO_DATA"]],
    ["a demo clock", { DEMO_CLOCK: "2022-10-15T15:30:00+09:00" }, ["DEMO_CLOCK"]],
    ["no issuer", { JWT_ISSUER: undefined }, ["JWT_ISSUER"]],
    ["keys fetched over an open line", { JWKS_URL: "http://id.example/keys" }, ["JWKS_URL"]],
    [
      "one key set of two fetched over an open line",
      {
        JWKS_URL: "https://id.example/keys,http://id2.example/keys",
        JWT_ISSUER: "https://id.example/,https://id2.example/",
        JWT_ROLES: "user,agent",
      },
      ["JWKS_URL"],
    ],
    ["rates over an open line", { REDIS_URL: "redis://redis.internal" }, ["REDIS_URL"]],
    ["no key for contacts", { PII_KEYS: undefined }, ["PII_KEYS"]],
    ["no key for the audit", { AUDIT_KEYS: undefined }, ["AUDIT_KEYS"]],
    ["an unsigned way to a subgraph", { TALK_URL: "http://talk:4001" }, ["SIGNING_KEYS"]],
    [
      "an unsigned way to one subgraph of two",
      {
        TALK_URL: "http://talk:4001",
        DIRECTORY_URL: "http://directory:4001",
        TALK_SIGNING_KEYS: `a:${KEY}`,
      },
      ["SIGNING_KEYS"],
    ],
    ["statements in the log", { LOG_LEVEL: "debug" }, ["LOG_LEVEL"]],
    ["everything in the log", { LOG_LEVEL: "trace" }, ["LOG_LEVEL"]],
    ["queries of anybody's making", { TRUSTED_DOCUMENTS: "off" }, ["TRUSTED_DOCUMENTS"]],
    [
      "a serving role that owns the tables",
      { TALK_OWNER_DATABASE_URL: `postgres://app:other@b.example/talk${TLS}` },
      ["TALK_DATABASE_URL"],
    ],
  ])("never starts with %s", (_what, change, variables) => {
    expect(complaints(change)).toEqual(variables);
  });

  it.each<[string, Record<string, string | undefined>]>([
    ["keys fetched from this machine", { JWKS_URL: "http://127.0.0.1:9000/keys" }],
    [
      "a subgraph elsewhere, called with a signature",
      { TALK_URL: "http://talk:4001", SIGNING_KEYS: `a:${KEY}` },
    ],
    [
      "a subgraph elsewhere, called with a key of its own",
      { TALK_URL: "http://talk:4001", TALK_SIGNING_KEYS: `a:${KEY}` },
    ],
    [
      "an owner of the tables who is another role",
      { TALK_OWNER_DATABASE_URL: `postgres://owner:s3cret@b.example/talk${TLS}` },
    ],
    ["a log of requests", { LOG_LEVEL: "info" }],
    ["rates over an encrypted line", { REDIS_URL: "rediss://redis.internal" }],
    ["rates in this machine's Redis", { REDIS_URL: "redis://127.0.0.1:6379" }],
  ])("starts with %s", (_what, change) => {
    expect(complaints(change)).toEqual([]);
  });

  it.each([
    ["postgres://app@b.example/talk", true],
    ["postgres://app@b.example/talk?sslmode=disable", true],
    ["postgres://app@b.example/talk?sslmode=prefer", true],
    ["postgres://app@localhost.example/talk", true],
    ["postgres://app@localhost,b.example/talk", true],
    ["postgres://app@b.example/talk?sslmode=require", true],
    ["postgres://app@b.example/talk?ssl=true", true],
    ["postgres://app@b.example/talk?sslmode=verify-ca&sslrootcert=ours.pem", true],
    ["postgres://app@b.example/talk?sslmode=require&sslrootcert=ours.pem", true],
    ["postgres://app@b.example/talk?sslmode=verify-full&sslrootcert=ours.pem", false],
    ["postgres://app@b.example/talk?sslrootcert=system", false],
    ["postgres://app@b.example/talk?ssl=verify-full", false],
    ["postgres://app@localhost/talk", false],
    ["postgres://app@127.0.0.1:5433/talk", false],
    ["postgres://app@[::1]/talk", false],
    ["postgres://app@%2Fvar%2Frun%2Fpostgresql/talk", false],
  ])(
    "sends nothing to a database that it has not verified: %s refused is %s",
    (address, refused) => {
      expect(complaints({ TALK_DATABASE_URL: address })).toEqual(
        refused ? ["TALK_DATABASE_URL"] : [],
      );
    },
  );

  it.each([
    ["require", "sslmode=require", []],
    ["require", "sslmode=prefer", ["TALK_DATABASE_URL"]],
    ["verify-ca", "sslmode=verify-ca&sslrootcert=ours.pem", []],
    ["verify-ca", "sslmode=require", ["TALK_DATABASE_URL"]],
    ["verify-full", "sslmode=verify-ca&sslrootcert=ours.pem", ["TALK_DATABASE_URL"]],
    ["prefer", "sslmode=prefer", ["DATABASE_MIN_SSLMODE", "TALK_DATABASE_URL"]],
  ])("settles for %s when it is told to, and for nothing less: %s", (least, line, variables) => {
    const change = {
      DATABASE_MIN_SSLMODE: least,
      TALK_DATABASE_URL: `postgres://app@b.example/talk?${line}`,
    };

    expect(complaints(change)).toEqual(variables);
  });

  it("says of a line that is encrypted to anybody what it lacks and how to settle for it", () => {
    expect(problems({ TALK_DATABASE_URL: "postgres://app@b.example/talk?ssl=true" })).toEqual([
      {
        variable: "TALK_DATABASE_URL",
        problem:
          "sslmode require does not make sure that the server is the one of this name, so another could answer",
        fix: "add ?sslmode=verify-full to the address, and sslrootcert=<file> of your own authority, or set DATABASE_MIN_SSLMODE=require where the network makes sure",
      },
    ]);
  });

  it("asks for a closed line to the owner's database and to the one server for all as well", () => {
    expect(complaints({ TALK_OWNER_DATABASE_URL: "postgres://owner@b.example/talk" })).toEqual([
      "TALK_OWNER_DATABASE_URL",
    ]);
    expect(
      complaints({
        DIRECTORY_DATABASE_URL: undefined,
        TALK_DATABASE_URL: undefined,
        DATABASE_URL: "postgres://admin:s3cret@b.example/postgres",
      }),
    ).toEqual(["DATABASE_URL"]);
  });

  it("tells everything that is unsafe at once, each with its fix and none with a secret", () => {
    const unsafe = {
      DEMO_DATA: "on",
      DEMO_CLOCK: "2022-10-15T15:30:00+09:00",
      PII_KEYS: undefined,
      AUDIT_KEYS: undefined,
      JWKS_URL: "http://id.example/keys",
      TALK_URL: "http://talk:4001",
      TALK_DATABASE_URL: "postgres://app:s3cret@b.example/talk",
      TALK_OWNER_DATABASE_URL: "postgres://app:s3cret@b.example/talk",
      LOG_LEVEL: "debug",
      TRUSTED_DOCUMENTS: "off",
    };

    const told = problems(unsafe);

    expect(told.map(({ variable }) => variable)).toEqual([
      "DEMO_CLOCK",
      "DEMO_DATA",
      "JWKS_URL",
      "SIGNING_KEYS",
      "PII_KEYS",
      "AUDIT_KEYS",
      "TALK_DATABASE_URL",
      "TALK_OWNER_DATABASE_URL",
      "TALK_DATABASE_URL",
      "LOG_LEVEL",
      "TRUSTED_DOCUMENTS",
    ]);
    expect(told.every(({ fix }) => /^(give|leave|add) /.test(fix))).toBe(true);
    expect(JSON.stringify(told)).not.toContain("s3cret");
  });

  it("is asked for no more than safety while developing", () => {
    const developing = {
      PII_KEYS: undefined,
      AUDIT_KEYS: undefined,
      NODE_ENV: "development",
      DEMO_DATA: "on",
      JWKS_URL: "http://id.example/keys",
      TALK_URL: "http://talk:4001",
      TALK_DATABASE_URL: "postgres://app@b.example/talk",
      TALK_OWNER_DATABASE_URL: "postgres://app@b.example/talk",
      LOG_LEVEL: "debug",
    };

    expect(complaints(developing)).toEqual([]);
  });
});
