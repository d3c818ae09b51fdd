import { describe, expect, it } from "vitest";
import { SettingsError } from "../../../gateway/settings/settings-problem.js";
import { readSettings } from "../../../gateway/settings.js";

const ONE = {
  JWKS_URL: "https://a.example/keys",
  JWT_ISSUER: "https://a.example/",
  JWT_AUDIENCE: "compensation",
};
const TWO = {
  ...ONE,
  JWKS_URL: "https://a.example/keys,https://b.example/keys",
  JWT_ISSUER: "https://a.example/,https://b.example/",
};
const FIX =
  "give a list of roles for each issuer in the order of JWT_ISSUER, like user+partner,operator:talk";

function rolesOf(environment: Record<string, string>) {
  const { identity } = readSettings(environment, ["directory"]);
  return identity.mode === "key-set" ? identity.issuers.map(({ roles }) => roles) : [];
}

function problems(environment: Record<string, string>) {
  try {
    readSettings(environment, ["directory"]);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe("the roles of issuers", () => {
  it("may be left out for a single one, which may then state every role", () => {
    expect(rolesOf(ONE)).toEqual([undefined]);
  });

  it("are each issuer's own, parted by commas, and within one by + or spaces", () => {
    expect(rolesOf({ ...ONE, JWT_ROLES: "agent admin" })).toEqual([["agent", "admin"]]);
    expect(rolesOf({ ...TWO, JWT_ROLES: "user + partner+agent, operator:pay" })).toEqual([
      ["user", "partner", "agent"],
      ["operator:pay"],
    ]);
  });

  it("are to be said of several, for otherwise each could make everybody's people", () => {
    expect(problems(TWO)).toEqual([
      {
        variable: "JWT_ROLES",
        problem:
          "it is missing, so each of 2 issuers could make agents, admins and anybody's operators",
        fix: FIX,
      },
    ]);
  });

  it.each([
    [ONE, "user,agent", "it has 2 lists of roles for 1 issuers"],
    [TWO, "user+agent", "it has 1 lists of roles for 2 issuers"],
  ])("are as many as there are issuers: %#", (issuers, JWT_ROLES, problem) => {
    expect(problems({ ...issuers, JWT_ROLES })).toEqual([
      { variable: "JWT_ROLES", problem, fix: FIX },
    ]);
  });

  it.each(["operator", "operator:bank", "operator:TALK", "root", "anonymous", "user+", "*"])(
    "are roles that there are, an operator's with an affiliate: never %s",
    (JWT_ROLES) => {
      expect(problems({ ...ONE, JWT_ROLES })).toEqual([
        {
          variable: "JWT_ROLES",
          problem: `"${JWT_ROLES}" is not accepted`,
          fix: expect.stringContaining("user, partner, agent, operator:talk, operator:mobility"),
        },
      ]);
    },
  );

  it("mean nothing without the issuers, and whoever says them believes they do", () => {
    expect(problems({ JWT_ROLES: "user" }).map(({ variable }) => variable)).toEqual([
      "JWKS_URL",
      "JWT_ISSUER",
      "JWT_AUDIENCE",
    ]);
  });
});
