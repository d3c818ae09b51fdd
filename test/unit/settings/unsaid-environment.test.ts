import { describe, expect, it } from "vitest";
import { SettingsError } from "../../../gateway/settings/settings-problem.js";
import { readSettings } from "../../../gateway/settings.js";

const SUBGRAPHS = ["directory", "talk"];
const KEY = "2026a:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
const DATABASE_URL = "postgres://app:s3cret@localhost:5432/graph";
const SAFE = {
  DATABASE_URL,
  JWKS_URL: "https://id.example/keys",
  JWT_ISSUER: "https://id.example/",
  JWT_AUDIENCE: "compensation",
  PII_KEYS: KEY,
  AUDIT_KEYS: KEY,
};

function problems(environment: Record<string, string>) {
  try {
    readSettings(environment, SUBGRAPHS);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe("without NODE_ENV", () => {
  it("a database of one's own is served as in production", () => {
    const { environment, http, clock, demoData } = readSettings(SAFE, SUBGRAPHS);

    expect({ environment, http, clock, demoData }).toEqual({
      environment: "production",
      http: expect.objectContaining({ profile: "production", trustedDocuments: "enforce" }),
      clock: { mode: "real" },
      demoData: false,
    });
  });

  it.each([
    ["DATABASE_URL", DATABASE_URL],
    ["TALK_DATABASE_URL", DATABASE_URL],
    ["TALK_OWNER_DATABASE_URL", DATABASE_URL],
    ["DIRECTORY_URL", "https://directory.example"],
    ["TALK_URL", "http://127.0.0.1:4001"],
  ])("%s means production, and whoever meant none is told how to say so", (variable, value) => {
    expect(problems({ [variable]: value }).at(-1)).toEqual({
      variable: "NODE_ENV",
      problem: `it is not set, and with ${variable} that means production`,
      fix: "give NODE_ENV=development where no real people's data is served",
    });
  });

  it("everything that production asks for is told before that, without a password", () => {
    const told = problems({ DATABASE_URL, DEMO_DATA: "on" });

    expect(told.map(({ variable }) => variable)).toEqual([
      "JWKS_URL",
      "JWT_ISSUER",
      "JWT_AUDIENCE",
      "DEMO_DATA",
      "PII_KEYS",
      "AUDIT_KEYS",
      "NODE_ENV",
    ]);
    expect(JSON.stringify(told)).not.toContain("s3cret");
  });

  it("set to nothing is as not set", () => {
    expect(readSettings({ ...SAFE, NODE_ENV: "" }, SUBGRAPHS).environment).toBe("production");
  });

  it("the demo alone is no production, with an identity provider or without", () => {
    const { DATABASE_URL: _, ...demo } = SAFE;

    expect(readSettings({}, SUBGRAPHS).environment).toBe("development");
    expect(readSettings(demo, SUBGRAPHS).environment).toBe("development");
  });
});

describe("NODE_ENV", () => {
  it.each(["development", "test"])("%s holds beside a database of one's own", (NODE_ENV) => {
    const { environment, http } = readSettings({ ...SAFE, NODE_ENV }, SUBGRAPHS);

    expect([environment, http.profile]).toEqual([NODE_ENV, "development"]);
  });
});
