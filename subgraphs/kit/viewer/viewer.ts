import { z } from "zod";
import { Affiliate } from "../contract/enums.js";

/**
 * Who asks. Settled once per request from its token and handed to every subgraph. An id names, it does not permit: what
 * a viewer may do follows from the role, by the functions below and nowhere else.
 */
export type Viewer = { role: "anonymous" } | IdentifiedViewer;

/**
 * What some bearers of a role may do beyond the role itself. Nobody has any unless the token says so, and a role that is
 * not listed can have none: an agent who reveals contacts never reads the audit of others.
 */
export const PERMISSIONS = {
  agent: ["contact:reveal"],
  admin: ["audit:read"],
} as const;

type PermissionOf<Role extends keyof typeof PERMISSIONS> = (typeof PERMISSIONS)[Role][number];

/** A viewer with a token. An operator works for one affiliate. Absent permissions are none. */
export type IdentifiedViewer =
  | { role: "user"; id: string }
  | { role: "partner"; id: string }
  | { role: "agent"; id: string; permissions?: readonly PermissionOf<"agent">[] }
  | { role: "operator"; id: string; affiliate: Affiliate }
  | { role: "admin"; id: string; permissions?: readonly PermissionOf<"admin">[] };

export type IdentifiedRole = IdentifiedViewer["role"];

/** Nobody in particular: a request without a token. */
export const ANONYMOUS: Viewer = Object.freeze({ role: "anonymous" });

/** How the ids of a role begin. Users and partners are beneficiaries, so theirs are beneficiary ids. */
export const ID_PREFIXES = {
  user: "usr_",
  partner: "ptn_",
  agent: "agt_",
  operator: "opr_",
  admin: "adm_",
} as const satisfies Record<IdentifiedRole, string>;

export const IDENTIFIED_ROLES = Object.keys(ID_PREFIXES) as readonly IdentifiedRole[];

function idOf(role: IdentifiedRole) {
  return z.string().regex(new RegExp(`^${ID_PREFIXES[role]}[A-Za-z0-9_-]{1,100}$`));
}

/** Reads a viewer that has an id out of anything; fields it does not know are left out. */
export const identifiedViewerSchema: z.ZodType<IdentifiedViewer> = z.discriminatedUnion("role", [
  z.object({ role: z.literal("user"), id: idOf("user") }),
  z.object({ role: z.literal("partner"), id: idOf("partner") }),
  z.object({
    role: z.literal("agent"),
    id: idOf("agent"),
    permissions: z.array(z.enum(PERMISSIONS.agent)).exactOptional(),
  }),
  z.object({
    role: z.literal("operator"),
    id: idOf("operator"),
    affiliate: z.enum(Affiliate),
  }),
  z.object({
    role: z.literal("admin"),
    id: idOf("admin"),
    permissions: z.array(z.enum(PERMISSIONS.admin)).exactOptional(),
  }),
]);

/** Reads any viewer, as a signed call tells it. */
export const viewerSchema: z.ZodType<Viewer> = z.union([
  identifiedViewerSchema,
  z.object({ role: z.literal("anonymous") }),
]);

/**
 * Whether the viewer may read the compensation of a beneficiary, and with it the beneficiary's own record: users and
 * partners their own, agents anyone's. Operators and admins run things; neither is a reason to read about a person.
 */
export function mayReadCompensation(viewer: Viewer, beneficiaryId: string): boolean {
  switch (viewer.role) {
    case "user":
    case "partner":
      return viewer.id === beneficiaryId;
    case "agent":
      return true;
    case "operator":
    case "admin":
    case "anonymous":
      return false;
  }
}

/**
 * Whether the viewer may read what affiliates told of a beneficiary earlier: agents, who know what an old date means. To
 * users and partners it would read as what they are owed now.
 */
export function mayReadLastKnown(viewer: Viewer): boolean {
  return viewer.role === "agent";
}

/** Whether the viewer may look beneficiaries up by name, number or phone. */
export function maySearch(viewer: Viewer): boolean {
  return viewer.role === "agent";
}

/**
 * Whether the viewer may read what an affiliate's programme came to over all people: agents, who answer for all of them,
 * admins, and the operators of this affiliate and no other.
 */
export function mayReadStatistics(viewer: Viewer, affiliate: Affiliate): boolean {
  switch (viewer.role) {
    case "agent":
    case "admin":
      return true;
    case "operator":
      return viewer.affiliate === affiliate;
    case "user":
    case "partner":
    case "anonymous":
      return false;
  }
}

/** Whether the viewer may read what an affiliate's own people work with: its operators and nobody else's. */
export function mayOperate(viewer: Viewer, affiliate: Affiliate): boolean {
  return viewer.role === "operator" && viewer.affiliate === affiliate;
}

/** Whether the viewer may see a contact in full, once a reason is given: agents who were given the permission. */
export function mayRevealContact(viewer: Viewer): boolean {
  return viewer.role === "agent" && viewer.permissions?.includes("contact:reveal") === true;
}

/** Whether the viewer may put on record that they take what they were shown out of the graph: agents. */
export function mayExport(viewer: Viewer): boolean {
  return viewer.role === "agent";
}

/** Whether the viewer may read what is on record of themselves, and of nobody else: agents. */
export function mayReadOwnAudit(viewer: Viewer): boolean {
  return viewer.role === "agent";
}

/** Whether the viewer may read who looked at whom: admins who were given the permission, never those it is about. */
export function mayReadAudit(viewer: Viewer): boolean {
  return viewer.role === "admin" && viewer.permissions?.includes("audit:read") === true;
}
