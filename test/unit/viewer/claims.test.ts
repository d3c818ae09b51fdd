import { describe, expect, it } from "vitest";
import { type ViewerClaims, viewerOfClaims } from "../../../subgraphs/kit/viewer/claims.js";

const AGENT = { role: "agent", id: "agt_1" };
const ADMIN = { role: "admin", id: "adm_1" };
const USER = { role: "user", id: "usr_1" };

describe("the claims of a token", () => {
  it.each<[ViewerClaims, object]>([
    [{ sub: "usr_1", scope: "compensation:read:own" }, USER],
    [
      { sub: "ptn_1", scope: "compensation:read:own" },
      { role: "partner", id: "ptn_1" },
    ],
    [{ sub: "agt_1", scope: "compensation:read:any" }, AGENT],
    [{ sub: "adm_1", scope: "admin" }, ADMIN],
    ...["TALK", "MOBILITY", "GAMES", "ENTERTAINMENT", "PAY"].map(
      (affiliate) =>
        [
          { sub: "opr_1", scope: `compensation:operate:${affiliate.toLowerCase()}` },
          { role: "operator", id: "opr_1", affiliate },
        ] satisfies [ViewerClaims, object],
    ),
    [{ sub: "agt_1", role: "agent" }, AGENT],
    [{ sub: "agt_1", role: "agent", scope: "compensation:read:any" }, AGENT],
    [
      { sub: "opr_1", role: "operator", affiliate: "PAY", scope: "compensation:operate:pay" },
      { role: "operator", id: "opr_1", affiliate: "PAY" },
    ],
    [{ sub: "agt_1", scope: "openid profile compensation:read:any email" }, AGENT],
  ])("make a viewer: %j", (claims, viewer) => {
    expect(viewerOfClaims(claims)).toEqual(viewer);
  });

  it.each([
    ["agt_1", "compensation:read:any contact:reveal", AGENT, ["contact:reveal"]],
    ["agt_1", "contact:reveal contact:reveal compensation:read:any", AGENT, ["contact:reveal"]],
    ["adm_1", "admin audit:read", ADMIN, ["audit:read"]],
  ])("of %s with %s give permissions", (sub, scope, viewer, permissions) => {
    expect(viewerOfClaims({ sub, scope })).toEqual({ ...viewer, permissions });
  });

  it.each([
    ["agt_1", "compensation:read:any audit:read", AGENT],
    ["adm_1", "admin contact:reveal", ADMIN],
    ["usr_1", "compensation:read:own contact:reveal audit:read", USER],
    ["agt_1", "compensation:read:any CONTACT:REVEAL contact:reveal,audit:read", AGENT],
  ])("of %s with %s give no permission that the role cannot have", (sub, scope, viewer) => {
    expect(viewerOfClaims({ sub, scope })).toEqual(viewer);
  });

  it("that are not named in the table say nothing, whatever they are called elsewhere", () => {
    const claims = {
      sub: "usr_1",
      role: "user",
      affiliate: "TALK",
      roles: ["admin"],
      scp: "admin",
      permissions: ["contact:reveal", "audit:read"],
      groups: ["agents"],
      is_admin: true,
    };

    expect(viewerOfClaims(claims)).toEqual(USER);
  });

  it.each([
    ["no role at all", { sub: "agt_1" }],
    ["no role but permissions", { sub: "agt_1", scope: "contact:reveal audit:read" }],
    ["two roles by scope", { sub: "agt_1", scope: "compensation:read:any admin" }],
    [
      "two affiliates",
      { sub: "opr_1", scope: "compensation:operate:talk compensation:operate:pay" },
    ],
    ["another role by scope than by claim", { sub: "usr_1", role: "user", scope: "admin" }],
    [
      "another affiliate by scope than by claim",
      { sub: "opr_1", role: "operator", affiliate: "PAY", scope: "compensation:operate:talk" },
    ],
    ["a user's id with an agent's scope", { sub: "usr_1", scope: "compensation:read:any" }],
    ["an agent's id with everybody's scope", { sub: "agt_1", scope: "compensation:read:own" }],
    ["an affiliate nobody knows", { sub: "opr_1", scope: "compensation:operate:bank" }],
    ["an affiliate in capitals", { sub: "opr_1", scope: "compensation:operate:TALK" }],
    ["no id", { scope: "admin" }],
    ["an id that is no text", { sub: ["adm_1"], scope: "admin" }],
    ["scopes that are no text", { sub: "adm_1", scope: ["admin"] }],
    ["null for a role", { sub: "adm_1", role: null, scope: "admin" }],
  ])("with %s make no viewer", (_what, claims) => {
    expect(viewerOfClaims(claims)).toBeNull();
  });
});
