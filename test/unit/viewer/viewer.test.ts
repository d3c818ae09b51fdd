import { describe, expect, it } from "vitest";
import {
  ANONYMOUS,
  IDENTIFIED_ROLES,
  isAudited,
  mayReadCompensation,
  maySearch,
  ownBeneficiaryId,
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

/** Of each role: reads the user's, the partner's, somebody else's; searches; is on record; who they are as beneficiary. */
const TABLE: [Viewer["role"], boolean, boolean, boolean, boolean, boolean, string | null][] = [
  ["anonymous", false, false, false, false, false, null],
  ["user", true, false, false, false, false, USER],
  ["partner", false, true, false, false, false, PARTNER],
  ["agent", true, true, true, true, true, null],
  ["operator", false, false, false, false, false, null],
  ["admin", false, false, false, false, false, null],
];

describe("what a viewer may do", () => {
  it.each(TABLE)("follows from being %s", (role, user, partner, other, search, audited, own) => {
    const viewer = VIEWERS[role];

    expect({
      user: mayReadCompensation(viewer, USER),
      partner: mayReadCompensation(viewer, PARTNER),
      other: mayReadCompensation(viewer, "usr_other"),
      search: maySearch(viewer),
      audited: isAudited(viewer),
      own: ownBeneficiaryId(viewer),
    }).toEqual({ user, partner, other, search, audited, own });
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

describe("a viewer told by another process", () => {
  it.each(Object.values(VIEWERS))("arrives as it was sent: $role", (viewer) => {
    expect(viewerSchema.parse(JSON.parse(JSON.stringify(viewer)))).toEqual(viewer);
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
    ["nothing", null],
  ])("is refused with %s", (_what, told) => {
    expect(viewerSchema.safeParse(told).success).toBe(false);
  });
});
