import {
  type GraphQLArgument,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from "graphql";
import { graphError } from "../errors/graph-error.js";
import { faultOfTexts } from "./text.rules.js";

type FieldResolver = GraphQLFieldResolver<unknown, unknown>;
type Reference = (reference: Record<string, unknown>, context: unknown, info: unknown) => unknown;
type ByField = Record<string, unknown>;

/**
 * Lets no text reach a resolver that cannot be kept: neither in an argument nor in an entity's key. In the subgraph's own
 * schema, so that it holds behind any router. Fields that take no text are left as they are.
 * @param resolvers by type and field; what is checked is replaced in place
 */
export function checkTexts(
  schema: GraphQLSchema,
  resolvers: Readonly<Record<string, ByField>>,
): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const ofType = resolvers[type.name];
    if (ofType) checkFields(type, ofType);
  }
}

function checkFields(type: GraphQLObjectType, resolvers: ByField): void {
  for (const [name, { args }] of Object.entries(type.getFields())) {
    const resolve = resolvers[name];
    if (!args.some(takesText)) continue;
    if (typeof resolve !== "function") {
      throw new Error(`${type.name}.${name} takes a text and has no resolver to keep it from`);
    }
    resolvers[name] = checked(resolve as FieldResolver);
  }
  const reference = resolvers.__resolveReference;
  if (typeof reference === "function") {
    resolvers.__resolveReference = checkedReference(reference as Reference);
  }
}

function takesText({ type }: Pick<GraphQLArgument, "type">): boolean {
  return leadsToText(type, new Set());
}

function leadsToText(type: GraphQLInputType, seen: Set<unknown>): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return named.name === "String" || named.name === "ID";
  if (seen.has(named)) return false;
  seen.add(named);
  return Object.values(named.getFields()).some((field) => leadsToText(field.type, seen));
}

function checked(resolve: FieldResolver): FieldResolver {
  return (parent, args, context, info) => {
    const refusal = refusalOf(args, () => true);
    if (refusal) throw refusal;
    return resolve(parent, args, context, info);
  };
}

/**
 * A key is of texts; what else a representation holds, an affiliate has said, and its reader parses it. The refusal is
 * given back and not thrown: thrown, it would take the entities of all the other keys with it.
 */
function checkedReference(resolve: Reference): Reference {
  return (reference, context, info) =>
    refusalOf(reference, (value) => typeof value === "string") ?? resolve(reference, context, info);
}

/** BAD_USER_INPUT that names the first text which cannot be kept; null when all of them can. */
function refusalOf(
  values: Readonly<Record<string, unknown>>,
  isChecked: (value: unknown) => boolean,
): GraphQLError | null {
  for (const [name, value] of Object.entries(values)) {
    const message = isChecked(value) ? faultOfTexts(name, value) : null;
    if (message !== null) return graphError("BAD_USER_INPUT", { message });
  }
  return null;
}
