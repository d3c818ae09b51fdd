import type { Access } from "../../../subgraphs/kit/access/access.js";
import { Affiliate } from "../../../subgraphs/kit/contract/enums.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import type { IdentifiedViewer, Viewer } from "../../../subgraphs/kit/viewer/viewer.js";

/** Whose data is asked for. */
export const SUBJECTS = { user: DEMO.webUser, partner: DEMO.bakery } as const;
export type SubjectKind = keyof typeof SUBJECTS;

/** Everybody who asks in the walk, in the order in which results name them. */
export const WHO = [
  "anonymous",
  "user self",
  "user other",
  "partner self",
  "partner other",
  "agent",
  "agent with contact:reveal",
  "operator of this affiliate",
  "operator of another",
  "admin",
  "admin with audit:read",
] as const;
export type Who = (typeof WHO)[number];

/** @param owner the affiliate whose field it is; where it is none's, any will do */
export function viewerFor(who: Who, owner: Affiliate | null): Viewer {
  const affiliate = owner ?? "TALK";
  const viewers: Record<Who, Viewer> = {
    anonymous: { role: "anonymous" },
    "user self": { role: "user", id: SUBJECTS.user },
    "user other": { role: "user", id: DEMO.reader },
    "partner self": { role: "partner", id: SUBJECTS.partner },
    "partner other": { role: "partner", id: DEMO.florist },
    agent: { role: "agent", id: "agt_walk" },
    "agent with contact:reveal": {
      role: "agent",
      id: "agt_walk_reveals",
      permissions: ["contact:reveal"],
    },
    "operator of this affiliate": { role: "operator", id: "opr_walk", affiliate },
    "operator of another": {
      role: "operator",
      id: "opr_walk_other",
      affiliate: Object.values(Affiliate).find((each) => each !== affiliate) ?? affiliate,
    },
    admin: { role: "admin", id: "adm_walk" },
    "admin with audit:read": {
      role: "admin",
      id: "adm_walk_audits",
      permissions: ["audit:read"],
    },
  };
  return viewers[who];
}

/** The viewer as a request's token says it; none for nobody in particular. */
export function tokenOf(viewer: Viewer): { as?: IdentifiedViewer } {
  return viewer.role === "anonymous" ? {} : { as: viewer };
}

/**
 * What the words of the access table promise to whom.
 * @param subjects whose data a coordinate can be about: a user's, a partner's or both
 */
export function promised(access: readonly Access[], subjects: readonly SubjectKind[]): Who[] {
  const owners = subjects.map((kind): Who => `${kind} self`);
  const agents: Who[] = ["agent", "agent with contact:reveal"];
  const admins: Who[] = ["admin", "admin with audit:read"];
  const to: Record<Access, readonly Who[]> = {
    EVERYONE: WHO,
    OWNER: owners,
    AGENT: agents,
    CONTACT_REVEALER: ["agent with contact:reveal"],
    OPERATOR: ["operator of this affiliate"],
    ADMIN: admins,
    AUDITOR: ["admin with audit:read"],
  };
  const admitted = new Set(access.flatMap((word) => to[word]));
  return WHO.filter((who) => admitted.has(who));
}
