import { describe, expect, it } from "vitest";
import { DEFAULT_CALLS } from "../../../gateway/settings/call-variables.js";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import { observabilitySettings } from "../../../gateway/settings/observability-variables.js";
import { SettingsError } from "../../../gateway/settings/settings-problem.js";
import { readSettings } from "../../../gateway/settings.js";

const SUBGRAPHS = ["directory", "talk", "mobility"];
const DATABASE_URL = "postgres://app:s3cret@db.example:5432/graph?sslmode=verify-full";
const KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
const OTHER_KEY = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
const KEY_SET = {
  JWKS_URL: "https://id.example/keys",
  JWT_ISSUER: "https://id.example/",
  JWT_AUDIENCE: "compensation",
};

/** The variables that are complained about while developing, in order. */
function complaints(environment: Record<string, string>): string[] {
  return problems(environment).map(({ variable }) => variable);
}

function problems(environment: Record<string, string>) {
  try {
    readSettings({ NODE_ENV: "development", ...environment }, SUBGRAPHS);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe("settings", () => {
  it("need nothing to be set: one embedded process with demo data, a demo clock and a demo key", () => {
    expect(readSettings({}, SUBGRAPHS)).toEqual({
      environment: "development",
      calls: DEFAULT_CALLS,
      listen: { host: "127.0.0.1", port: 4000 },
      http: httpSettings("development", {}),
      dataDir: ".data",
      log: { level: "warn" },
      database: { mode: "embedded" },
      identity: { mode: "demo" },
      observability: observabilitySettings("development", {}),
      supergraph: null,
      redisUrl: null,
      signingKeys: { of: {}, others: [] },
      piiKeys: null,
      auditKeys: null,
      clock: { mode: "demo", startsAt: new Date("2023-03-02T10:00:00+09:00") },
      demoData: true,
    });
  });

  it("take everything that can be set", () => {
    const environment = {
      ...KEY_SET,
      PORT: "8080",
      HOST: "0.0.0.0",
      NODE_ENV: "production",
      DATA_DIR: "/var/lib/graph",
      LOG_LEVEL: "warn",
      DATABASE_URL,
      REDIS_URL: "rediss://graph:secret@redis.internal:6379",
      JWT_MAX_AGE_SECONDS: "3600",
      SIGNING_KEYS: `2026a:${KEY},2026b:${OTHER_KEY}`,
      PII_KEYS: `2026a:${KEY}`,
      AUDIT_KEYS: `2026b:${OTHER_KEY},2026a:${KEY}`,
    };

    const { signingKeys, piiKeys, auditKeys, ...settings } = readSettings(environment, SUBGRAPHS);

    expect(signingKeys.of).toEqual({});
    expect(signingKeys.others.map(({ id }) => id)).toEqual(["2026a", "2026b"]);
    expect(piiKeys).not.toBeNull();
    expect(auditKeys?.active.id).toBe("2026b");
    expect(settings).toEqual({
      environment: "production",
      calls: DEFAULT_CALLS,
      listen: { host: "0.0.0.0", port: 8080 },
      http: httpSettings("production", {}),
      dataDir: "/var/lib/graph",
      log: { level: "warn" },
      database: { mode: "one-server", url: DATABASE_URL },
      identity: {
        mode: "key-set",
        issuers: [
          {
            issuer: "https://id.example/",
            jwksUrl: "https://id.example/keys",
            audience: "compensation",
          },
        ],
        maxTokenAgeSeconds: 3600,
      },
      observability: observabilitySettings("production", {}),
      supergraph: null,
      redisUrl: "rediss://graph:secret@redis.internal:6379",
      clock: { mode: "real" },
      demoData: false,
    });
  });

  it("take one database address per subgraph, with the owner's beside it where this process migrates", () => {
    const environment = {
      ...KEY_SET,
      NODE_ENV: "development",
      DIRECTORY_DATABASE_URL: "postgres://app@a/directory",
      TALK_DATABASE_URL: "postgresql://app@b/talk",
      TALK_OWNER_DATABASE_URL: "postgresql://owner@b/talk",
      MOBILITY_DATABASE_URL: "postgres://app@c/mobility",
    };

    expect(readSettings(environment, SUBGRAPHS).database).toEqual({
      mode: "per-subgraph",
      subgraphs: {
        directory: { url: "postgres://app@a/directory", ownerUrl: null },
        talk: { url: "postgresql://app@b/talk", ownerUrl: "postgresql://owner@b/talk" },
        mobility: { url: "postgres://app@c/mobility", ownerUrl: null },
      },
    });
  });

  it("take several issuers, told apart by their place, with an audience for all or one for each", () => {
    const two = {
      JWKS_URL: "https://a.example/keys, https://b.example/keys",
      JWT_ISSUER: "https://a.example/,https://b.example/",
      JWT_ROLES: "user+partner, operator:talk",
    };
    const issuersWith = (JWT_AUDIENCE: string) => {
      const { identity } = readSettings({ ...two, JWT_AUDIENCE }, SUBGRAPHS);
      return identity.mode === "key-set" ? identity.issuers : [];
    };
    const a = {
      issuer: "https://a.example/",
      jwksUrl: "https://a.example/keys",
      roles: ["user", "partner"],
    };
    const b = {
      issuer: "https://b.example/",
      jwksUrl: "https://b.example/keys",
      roles: ["operator:talk"],
    };

    expect(issuersWith("graph")).toEqual([
      { ...a, audience: "graph" },
      { ...b, audience: "graph" },
    ]);
    expect(issuersWith("graph, calls")).toEqual([
      { ...a, audience: "graph" },
      { ...b, audience: "calls" },
    ]);
  });

  it("read the demo clock with or without seconds", () => {
    const clocks = ["2022-10-15T15:30:00+09:00", "2022-10-15T15:30+09:00", "2022-10-15T06:30:00Z"];

    expect(clocks.map((DEMO_CLOCK) => readSettings({ DEMO_CLOCK }, SUBGRAPHS).clock)).toEqual(
      clocks.map(() => ({ mode: "demo", startsAt: new Date("2022-10-15T06:30:00Z") })),
    );
  });

  it("let demo data be switched off, and on beside a database of one's own", () => {
    expect(readSettings({ DEMO_DATA: "off" }, SUBGRAPHS).demoData).toBe(false);
    const own = { ...KEY_SET, NODE_ENV: "development", DATABASE_URL, DEMO_DATA: "on" };
    expect(readSettings(own, SUBGRAPHS).demoData).toBe(true);
  });

  it("let the embedded database be used with a real identity provider", () => {
    const { database, identity } = readSettings(KEY_SET, SUBGRAPHS);

    expect([database.mode, identity.mode]).toEqual(["embedded", "key-set"]);
  });

  it("count a variable that is set to nothing as not set", () => {
    expect(readSettings({ PORT: "", DATABASE_URL: "", DEMO_DATA: "" }, SUBGRAPHS)).toEqual(
      readSettings({}, SUBGRAPHS),
    );
  });

  it("cannot be changed once read", () => {
    const settings = readSettings({}, SUBGRAPHS);

    expect(() => {
      settings.listen.port = 1;
    }).toThrow(TypeError);
    expect(() => {
      settings.demoData = false;
    }).toThrow(TypeError);
  });
});

describe("settings that cannot be used", () => {
  it.each([
    ["PORT", "http"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["HOST", "not a host"],
    ["NODE_ENV", "prod"],
    ["LOG_LEVEL", "loud"],
    ["DEMO_DATA", "yes"],
    ["DEMO_CLOCK", "2022-10-15T15:30"],
    ["DEMO_CLOCK", "2022-10-32T15:30:00+09:00"],
    ["JWT_MAX_AGE_SECONDS", "0"],
    ["JWT_MAX_AGE_SECONDS", "1h"],
  ])("are refused by name and value: %s=%s", (variable, value) => {
    expect(problems({ [variable]: value })).toEqual([
      { variable, problem: `"${value}" is not accepted`, fix: expect.stringMatching(/^give /) },
    ]);
  });

  it("are told all at once, the wrong, the missing and the contradictory", () => {
    expect(
      complaints({
        PORT: "http",
        LOG_LEVEL: "loud",
        TALK_DATABASE_URL: "mysql://app@b/talk",
        JWKS_URL: "https://id.example/keys",
        DEMO_CLOCK: "2022-10-15T15:30:00+09:00",
      }),
    ).toEqual([
      "PORT",
      "LOG_LEVEL",
      "TALK_DATABASE_URL",
      "DIRECTORY_DATABASE_URL",
      "MOBILITY_DATABASE_URL",
      "JWT_ISSUER",
      "JWT_AUDIENCE",
      "DEMO_CLOCK",
    ]);
  });

  it.each([
    ["sslmode=verify_full", "give one of disable, allow, prefer, require, verify-ca, verify-full"],
    ["sslmode=verify-ca", "give sslmode=verify-full, or the file of your own authority"],
    ["sslmode=verify-full&sslcert=client.pem", "leave sslcert out"],
  ])("are those whose line to a database means nothing: %s", (parameters, fix) => {
    const addresses = {
      ...KEY_SET,
      DIRECTORY_DATABASE_URL: "postgres://app@a/directory",
      TALK_DATABASE_URL: `postgres://app:s3cret@b/talk?${parameters}`,
      MOBILITY_DATABASE_URL: "postgres://app@c%zz/mobility",
    };

    const told = problems(addresses);

    expect(told).toEqual([
      {
        variable: "TALK_DATABASE_URL",
        problem: expect.any(String),
        fix: expect.stringContaining(fix),
      },
    ]);
    expect(JSON.stringify(told)).not.toContain("s3cret");
  });

  it("never show a password", () => {
    const environment = {
      DATABASE_URL: "mysql://app:s3cret@db.example/graph",
      TALK_OWNER_DATABASE_URL: "oracle://owner:s3cret@db.example/talk",
    };

    expect(() => readSettings(environment, SUBGRAPHS)).toThrow(SettingsError);
    expect(() => readSettings(environment, SUBGRAPHS)).not.toThrow("s3cret");
  });

  it.each([
    "s3cret",
    "id:c2hvcnQ=",
    `a b:${KEY}`,
    `a:${KEY},a:${OTHER_KEY}`,
    `a:${KEY},b:${KEY}`,
    `a:${"A".repeat(43)}=`,
    `a:${KEY},`,
    `a:${KEY},b:${OTHER_KEY},c:${"C".repeat(21)}${KEY}`,
  ])("never show a signing key, whatever is wrong with it: %s", (SIGNING_KEYS) => {
    expect(problems({ SIGNING_KEYS })).toEqual([
      {
        variable: "SIGNING_KEYS",
        problem: "this is no such list of keys",
        fix: expect.stringMatching(/^give one or two keys like 2026a:<base64>/),
      },
    ]);
  });

  it.each([
    [{ JWKS_URL: "https://a.example/keys" }, ["JWKS_URL"]],
    [{ JWT_AUDIENCE: "one,two,three" }, ["JWT_AUDIENCE"]],
    [{ JWT_ISSUER: "https://a.example/,https://a.example/" }, ["JWT_ISSUER"]],
    [{ JWT_ISSUER: "https://a.example/", JWT_ROLES: "agent" }, ["JWKS_URL"]],
  ])("are those where issuers and key sets do not go together: %j", (change, variables) => {
    const two = {
      JWKS_URL: "https://a.example/keys,https://b.example/keys",
      JWT_ISSUER: "https://a.example/,https://b.example/",
      JWT_AUDIENCE: "compensation",
      JWT_ROLES: "user,agent",
    };

    expect(complaints({ ...two, ...change })).toEqual(variables);
  });

  it("name each problem and its fix in the message", () => {
    expect(() => readSettings({ PORT: "http" }, SUBGRAPHS)).toThrow(
      [
        "The settings cannot be used:",
        '  PORT: "http" is not accepted',
        "    → give a port from 1 to 65535, 0 for any free port, or leave it out for 4000",
      ].join("\n"),
    );
  });

  it("are those with a database of one's own and no key set", () => {
    expect(complaints({ DATABASE_URL })).toEqual(["JWKS_URL", "JWT_ISSUER", "JWT_AUDIENCE"]);
  });

  it("are those where it is not clear which database address holds", () => {
    expect(
      complaints({ ...KEY_SET, DATABASE_URL, TALK_DATABASE_URL: "postgres://app@b/talk" }),
    ).toEqual(["DATABASE_URL"]);
  });

  it("are those where only the owner of a subgraph's tables can sign in", () => {
    expect(complaints({ ...KEY_SET, TALK_OWNER_DATABASE_URL: "postgres://owner@b/talk" })).toEqual([
      "DIRECTORY_DATABASE_URL",
      "TALK_DATABASE_URL",
      "MOBILITY_DATABASE_URL",
    ]);
  });

  it("are those that would play a demo clock over a real database", () => {
    expect(
      complaints({ ...KEY_SET, DATABASE_URL, DEMO_CLOCK: "2022-10-15T15:30:00+09:00" }),
    ).toEqual(["DEMO_CLOCK"]);
  });
});
