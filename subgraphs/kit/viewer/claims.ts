import { Affiliate } from "../contract/enums.js";
import {
  ID_PREFIXES,
  type IdentifiedViewer,
  identifiedViewerSchema,
  PERMISSIONS,
} from "./viewer.js";

/** What a checked token says about its bearer. */
export type ViewerClaims = { sub?: unknown; role?: unknown; affiliate?: unknown; scope?: unknown };

/** A role as one part of a token tells it. */
type Told = { role: unknown; affiliate?: unknown };

const OPERATE = "compensation:operate:";

/**
 * Who a checked token stands for. The role is told by the claim `role` (with `affiliate` for an operator), or by one
 * scope (RFC 8693 section 4.2: one text, parted by spaces); a token that tells two different roles stands for nobody.
 *
 * | scope                           | makes the bearer                            |
 * |---------------------------------|---------------------------------------------|
 * | `compensation:read:own`         | a user or a partner, as the id says         |
 * | `compensation:read:any`         | a support agent                             |
 * | `compensation:operate:talk`     | an operator of this affiliate; so the others |
 * | `admin`                         | an admin                                    |
 * | `contact:reveal`, `audit:read`  | an agent, an admin with this permission     |
 *
 * Other scopes belong to other systems and say nothing here. Nor does any claim that is not named above, and a permission
 * means nothing for a role that cannot have it.
 * @returns null when the claims make no viewer
 */
export function viewerOfClaims({
  sub,
  role,
  affiliate,
  scope = "",
}: ViewerClaims): IdentifiedViewer | null {
  if (typeof scope !== "string") return null;
  const scopes = scope.split(" ");
  const [told, ...more] = [
    ...(role === undefined ? [] : [{ role, affiliate }]),
    ...scopes.flatMap((name) => roleOfScope(name, sub)),
  ];
  if (!told || more.some((other) => !sameRole(told, other))) return null;
  const permissions = permissionsAmong(scopes, told.role);
  const viewer = identifiedViewerSchema.safeParse({
    ...told,
    id: sub,
    ...(permissions.length > 0 && { permissions }),
  });
  return viewer.success ? viewer.data : null;
}

function roleOfScope(scope: string, sub: unknown): Told[] {
  if (scope === "compensation:read:own") {
    const isPartner = typeof sub === "string" && sub.startsWith(ID_PREFIXES.partner);
    return [{ role: isPartner ? "partner" : "user" }];
  }
  if (scope === "compensation:read:any") return [{ role: "agent" }];
  if (scope === "admin") return [{ role: "admin" }];
  const affiliate = Object.values(Affiliate).find((name) => scope === OPERATE + name.toLowerCase());
  return affiliate ? [{ role: "operator", affiliate }] : [];
}

/** The affiliate counts for operators alone: beside any other role it is a claim of another system. */
function sameRole(one: Told, other: Told): boolean {
  return one.role === other.role && (one.role !== "operator" || one.affiliate === other.affiliate);
}

function permissionsAmong(scopes: readonly string[], role: unknown): readonly string[] {
  if (role !== "agent" && role !== "admin") return [];
  return PERMISSIONS[role].filter((permission) => scopes.includes(permission));
}
