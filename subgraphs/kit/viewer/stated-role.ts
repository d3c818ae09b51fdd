import { Affiliate } from "../contract/enums.js";
import { IDENTIFIED_ROLES, type IdentifiedRole, type IdentifiedViewer } from "./viewer.js";

/** A role as an issuer may be trusted to state it; an operator's names the affiliate: `operator:talk`. */
export type StatedRole = Exclude<IdentifiedRole, "operator"> | OperatorRole;

type OperatorRole = `operator:${Lowercase<Affiliate>}`;

/** All that an issuer may be trusted to state. */
export const STATED_ROLES: readonly StatedRole[] = IDENTIFIED_ROLES.flatMap((role) =>
  role === "operator" ? Object.values(Affiliate).map(operatorOf) : [role],
);

/** The role that was stated by whoever made this viewer's token. */
export function statedRole(viewer: IdentifiedViewer): StatedRole {
  return viewer.role === "operator" ? operatorOf(viewer.affiliate) : viewer.role;
}

function operatorOf(affiliate: Affiliate): OperatorRole {
  return `operator:${affiliate.toLowerCase() as Lowercase<Affiliate>}`;
}
