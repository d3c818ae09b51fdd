/**
 * Whom a field is for, as the schema says it with `@access`. A viewer is several of them at once: an agent with the
 * permission to reveal contacts is an AGENT and a CONTACT_REVEALER.
 */
export const ACCESS = {
  EVERYONE: "Whoever asks, without a token as well.",
  OWNER: "The user or partner whose data it is.",
  AGENT: "A support agent, about anyone.",
  CONTACT_REVEALER: "A support agent with the permission contact:reveal.",
  OPERATOR: "An operator of the affiliate that owns the field, and of no other.",
  ADMIN: "An admin.",
  AUDITOR: "An admin with the permission audit:read.",
} as const;
export type Access = keyof typeof ACCESS;

/** In the order in which the schema and the access table name them. */
export const ACCESSES = Object.keys(ACCESS) as readonly Access[];

/** The directive as SDL, to be put beside a field or an entity. */
export function accessDirective(to: readonly Access[]): string {
  return `@access(to: [${ACCESSES.filter((access) => to.includes(access)).join(", ")}])`;
}

/** The `.invalid` host (RFC 2606) says that the address names the specification and is not there to be called. */
const ACCESS_SPEC = "https://compensation.invalid/access/v1.0";

/** SDL of the directive itself, and of its link: without the link composition drops what it does not know. */
export const ACCESS_SDL = `
extend schema @link(url: "${ACCESS_SPEC}", import: ["@access"]) @composeDirective(name: "@access")

"""
Whom a field is for; on an entity, whom its fields are for that do not say so themselves. What is inside a field needs what the field needs. The subgraph that owns the field refuses everybody else.
"""
directive @access(
  "Any one of them is enough."
  to: [Access!]!
) on FIELD_DEFINITION | OBJECT

"Whom a field is for."
enum Access {
${ACCESSES.map((access) => `  "${ACCESS[access]}"\n  ${access}`).join("\n")}
}
`;
