import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLSchema } from "graphql";
import { isObjectType } from "graphql";
import type { RequestAudit } from "../audit/request-audit.js";
import { graphError } from "../errors/graph-error.js";
import { concernedBy } from "../mutations/caller.js";
import type { Viewer } from "../viewer/viewer.js";
import { everyone, type Guard, searchers } from "./guards.js";
import { DECLARED, type Declared } from "./visible-to.js";

type Context = { viewer: Viewer; audit: RequestAudit };
type FieldResolver = GraphQLFieldResolver<unknown, Context>;
type ByField = Record<string, unknown>;

/**
 * Puts every declared guard in front of the resolver it stands beside. Only fields with a declaration are wrapped, once,
 * when the schema is built: the thousands of leaves under them cost nothing.
 * @param resolvers by type and field; what is guarded is replaced in place
 */
export function guardResolvers(
  schema: GraphQLSchema,
  resolvers: Readonly<Record<string, ByField>>,
): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const ofType = resolvers[type.name];
    if (ofType) guardFields(type, ofType);
  }
}

function guardFields(type: GraphQLObjectType, resolvers: ByField): void {
  for (const [name, { extensions }] of Object.entries(type.getFields())) {
    const declared = declaredIn(extensions);
    if (!declared) continue;
    const resolve = resolvers[name];
    if (typeof resolve !== "function") {
      throw new Error(`${type.name}.${name} is guarded and has no resolver to guard`);
    }
    resolvers[name] = guarded(resolve as FieldResolver, `${type.name}.${name}`, declared);
  }
  const declared = declaredIn(type.extensions);
  const reference = resolvers.__resolveReference;
  if (declared && typeof reference === "function") {
    resolvers.__resolveReference = guardedReference(reference as Reference, declared);
  }
}

function guarded(
  resolve: FieldResolver,
  what: string,
  { guard, subjectOf }: Guarding,
): FieldResolver {
  return (parent, args, context, info) => {
    const subject = subjectOf(parent, args);
    return guard.permits(context.viewer, subject)
      ? resolve(parent, args, context, info)
      : refuse(context, guard, what, subject);
  };
}

type Reference = (reference: unknown, context: Context, info: unknown) => unknown;

function guardedReference(resolve: Reference, { guard, subjectOf }: Guarding): Reference {
  return (reference, context, info) => {
    const subject = subjectOf(reference, {});
    return guard.permits(context.viewer, subject)
      ? resolve(reference, context, info)
      : refuse(context, guard, "Query._entities", subject);
  };
}

/**
 * One word for who may not and for what is not there: a refusal never tells whether there is anything to see. That
 * somebody who works with the graph tried is on record before they are told.
 */
async function refuse(
  { audit }: Context,
  guard: Guard<unknown>,
  what: string,
  subject: unknown,
): Promise<never> {
  const concerned = typeof subject === "string" ? concernedBy({ beneficiaryId: subject }) : null;
  await audit.record({
    action: guard === searchers ? "SEARCH" : "LOOKUP",
    whom: concerned === null ? [] : [concerned],
    what,
    outcome: "FORBIDDEN",
  });
  throw graphError("FORBIDDEN");
}

type Guarding = {
  guard: Guard<unknown>;
  subjectOf(parent: unknown, args: unknown): unknown;
};

/** The extensions are anything to graphql-js; only `VisibleTo` writes this one. Null where there is nothing to refuse. */
function declaredIn(extensions: Readonly<Record<string, unknown>>): Guarding | null {
  const declared = extensions[DECLARED] as (Declared & Guarding) | undefined;
  return declared && declared.guard !== everyone ? (declared as Guarding) : null;
}
