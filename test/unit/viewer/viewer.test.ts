import { describe, expect, it } from "vitest";
import {
  ANONYMOUS,
  IDENTIFIED_ROLES,
  identifiedViewerSchema,
  mayExport,
  mayReadAudit,
  mayReadCompensation,
  mayReadLastKnown,
  mayReadOwnAudit,
  mayRevealContact,
  maySearch,
  type Viewer,
  viewerSchema,
} from "../../../subgraphs/kit/viewer/viewer.js";

const USER = "usr_minji";
const PARTNER = "ptn_bakery";

const VIEWERS: Record<Viewer["role"], Viewer> = {
  anonymous: ANONYMOUS,
  user: { role: "user", id: USER },
  partner: { role: "partner", id: PARTNER },
  agent: { role: "agent", id: "agt_demo" },
  operator: { role: "operator", id: "opr_demo_talk", affiliate: "TALK" },
  admin: { role: "admin", id: "adm_demo" },
};

/** Of each role: reads the user's, the partner's, somebody else's; searches. */
const TABLE: [Viewer["role"], boolean, boolean, boolean, boolean][] = [
  ["anonymous", false, false, false, false],
  ["user", true, false, false, false],
  ["partner", false, true, false, false],
  ["agent", true, true, true, true],
  ["operator", false, false, false, false],
  ["admin", false, false, false, false],
];

describe("what a viewer may do", () => {
  it.each(TABLE)("follows from being %s", (role, user, partner, other, search) => {
    const viewer = VIEWERS[role];

    expect({
      user: mayReadCompensation(viewer, USER),
      partner: mayReadCompensation(viewer, PARTNER),
      other: mayReadCompensation(viewer, "usr_other"),
      search: maySearch(viewer),
    }).toEqual({ user, partner, other, search });
  });

  it("is decided for every role there is", () => {
    expect(TABLE.map(([role]) => role)).toEqual(["anonymous", ...IDENTIFIED_ROLES]);
  });

  it("does not follow from an id: an operator or admin named like a beneficiary reads nothing", () => {
    expect(mayReadCompensation({ role: "admin", id: USER }, USER)).toBe(false);
    expect(mayReadCompensation({ role: "operator", id: USER, affiliate: "TALK" }, USER)).toBe(
      false,
    );
  });
});

describe("exporting, and reading what is on record of oneself", () => {
  it.each(Object.values(VIEWERS))("is for agents alone: $role", (viewer) => {
    const isAgent = viewer.role === "agent";
    expect([mayExport(viewer), mayReadOwnAudit(viewer)]).toEqual([isAgent, isAgent]);
  });
});

describe("reading what affiliates told earlier", () => {
  it.each(Object.values(VIEWERS))("is for agents alone, not even one's own: $role", (viewer) => {
    expect(mayReadLastKnown(viewer)).toBe(viewer.role === "agent");
  });
});

describe("what some of a role may do", () => {
  it.each(Object.values(VIEWERS))("is nothing by being $role alone", (viewer) => {
    expect([mayRevealContact(viewer), mayReadAudit(viewer)]).toEqual([false, false]);
  });

  it("is given one by one", () => {
    const agent = { role: "agent", id: "agt_demo", permissions: ["contact:reveal"] } as const;
    const admin = { role: "admin", id: "adm_demo", permissions: ["audit:read"] } as const;

    expect([mayRevealContact(agent), mayReadAudit(agent)]).toEqual([true, false]);
    expect([mayRevealContact(admin), mayReadAudit(admin)]).toEqual([false, true]);
  });
});

describe("a viewer read from a token", () => {
  it.each(IDENTIFIED_ROLES.map((role) => VIEWERS[role]))(
    "arrives as it was sent: $role",
    (viewer) => {
      expect(identifiedViewerSchema.parse(JSON.parse(JSON.stringify(viewer)))).toEqual(viewer);
      expect(viewerSchema.parse(viewer)).toEqual(viewer);
    },
  );

  it("may be nobody only where a whole request is spoken for, and is then nothing more", () => {
    expect(viewerSchema.parse({ role: "anonymous", id: "agt_demo" })).toEqual(ANONYMOUS);
    expect(identifiedViewerSchema.safeParse(ANONYMOUS).success).toBe(false);
  });

  it.each([
    ["a role nobody knows", { role: "root", id: "adm_demo" }],
    ["no role", { id: "agt_demo" }],
    ["no id", { role: "agent" }],
    ["an id of another role", { role: "agent", id: "usr_minji" }],
    ["an id that is only a prefix", { role: "agent", id: "agt_" }],
    ["an id with anything strange in it", { role: "user", id: "usr_a' or 1=1" }],
    ["an id followed by a line break", { role: "user", id: "usr_minji\n" }],
    ["an operator of no affiliate", { role: "operator", id: "opr_demo_talk" }],
    ["an operator of an unknown one", { role: "operator", id: "opr_x", affiliate: "BANK" }],
    ["a permission of another role", { role: "agent", id: "agt_x", permissions: ["audit:read"] }],
    ["a permission nobody knows", { role: "admin", id: "adm_x", permissions: ["all"] }],
    ["nothing", null],
  ])("is refused with %s", (_what, told) => {
    expect(identifiedViewerSchema.safeParse(told).success).toBe(false);
  });
});
