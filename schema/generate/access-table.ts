import {
  type ConstDirectiveNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
} from "graphql";
import { ACCESSES, type Access } from "../../subgraphs/kit/access/access.js";

/** Whom a coordinate is for; nobody when empty. */
export type AccessSet = readonly Access[];

/** A word that is part of a wider one: whom the wider one admits, it admits. */
const PART_OF: Readonly<Partial<Record<Access, Access>>> = {
  CONTACT_REVEALER: "AGENT",
  AUDITOR: "ADMIN",
};

/**
 * Who may reach every field of every object type: what the field itself says, of those who reach its type at all. A type
 * is reached by whoever may see any field that returns it; a root type by everyone.
 * @returns by coordinate, in the order of the schema
 */
export function accessTable(schema: GraphQLSchema): ReadonlyMap<string, AccessSet> {
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith("__"),
  );
  const roots = [schema.getQueryType(), schema.getMutationType()];
  const reach = new Map<string, AccessSet>(
    roots.flatMap((root) => (root ? [[root.name, ["EVERYONE"]] as const] : [])),
  );
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const type of types) {
      for (const field of Object.values(type.getFields())) {
        const access = accessOf(type, field, reach);
        for (const { name } of objectTypesBehind(schema, getNamedType(field.type))) {
          const before = reach.get(name) ?? [];
          const after = eitherOf(before, access);
          if (after.length !== before.length || after.some((each) => !before.includes(each))) {
            reach.set(name, after);
            isSettled = false;
          }
        }
      }
    }
  }
  return new Map(
    types.flatMap((type) =>
      Object.values(type.getFields()).map((field) => [
        `${type.name}.${field.name}`,
        accessOf(type, field, reach),
      ]),
    ),
  );
}

type Declaring = { astNode?: { readonly directives?: readonly ConstDirectiveNode[] } | null };

/** What a field or type says of itself; null when it says nothing. */
export function declaredAccess(of: unknown): AccessSet | null {
  const directives = (of as Declaring).astNode?.directives ?? [];
  return directives.map(wordsOf).find((words) => words !== null) ?? null;
}

/** The words of `@access(to: [...])`; null for any other directive. */
export function wordsOf(directive: ConstDirectiveNode): AccessSet | null {
  if (directive.name.value !== "access") return null;
  const to = directive.arguments?.find(({ name }) => name.value === "to")?.value;
  const words = to?.kind === Kind.LIST ? to.values : [];
  const named = words.flatMap((word) => (word.kind === Kind.ENUM ? [word.value] : []));
  return ACCESSES.filter((access) => named.includes(access));
}

/** The object types that a field of this type can return. */
export function objectTypesBehind(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

/** True when whoever `narrow` admits is admitted by `wide`. */
export function isWithin(narrow: AccessSet, wide: AccessSet): boolean {
  return narrow.every((access) => admits(wide, access));
}

/** The committed text: a line for each coordinate. */
export function accessText(table: ReadonlyMap<string, AccessSet>): string {
  return [...table]
    .map(([coordinate, access]) => `${coordinate}: ${access.join(" ") || "nobody"}\n`)
    .join("");
}

function accessOf(
  type: GraphQLObjectType,
  field: unknown,
  reach: ReadonlyMap<string, AccessSet>,
): AccessSet {
  const everyone: AccessSet = ["EVERYONE"];
  const ofType = bothOf(reach.get(type.name) ?? [], declaredAccess(type) ?? everyone);
  return bothOf(ofType, declaredAccess(field) ?? everyone);
}

function admits(set: AccessSet, access: Access): boolean {
  const wider = PART_OF[access];
  return (
    set.includes("EVERYONE") || set.includes(access) || (wider !== undefined && admits(set, wider))
  );
}

function bothOf(one: AccessSet, other: AccessSet): AccessSet {
  return shortest(ACCESSES.filter((access) => admits(one, access) && admits(other, access)));
}

function eitherOf(one: AccessSet, other: AccessSet): AccessSet {
  return shortest(ACCESSES.filter((access) => one.includes(access) || other.includes(access)));
}

/** Without the words that another one of the set includes. */
function shortest(set: AccessSet): AccessSet {
  return set.filter(
    (access) =>
      !admits(
        set.filter((each) => each !== access),
        access,
      ),
  );
}
