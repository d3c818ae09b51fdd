import { buildSubgraphSchema, printSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import {
  type GraphQLSchema,
  isInterfaceType,
  isUnionType,
  lexicographicSortSchema,
  parse,
} from "graphql";
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from "type-graphql";
import { ACCESS_SDL } from "./access/access.js";
import { guardResolvers } from "./access/guarded-resolvers.js";
import { checkTexts } from "./input/checked-resolvers.js";

/** The federation version every subgraph speaks and the directives it may use. */
const FEDERATION_LINK = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@tag", "@composeDirective"]
)`;

// biome-ignore lint/complexity/noBannedTypes: type-graphql takes classes as plain functions
export type GraphClass = Function;

/** Turns an entity's key, as the router sends it, into the value its field resolvers start from. Untrusted input. */
export type ReferenceResolver = (reference: Record<string, unknown>, context: never) => unknown;

/** What a federated schema is made from. */
export type SchemaParts = {
  resolvers: readonly GraphClass[];
  /** Every object type of this subgraph that no root field returns directly: entities, grants, claims, slices. */
  types: readonly GraphClass[];
  /** By entity name. */
  references: Readonly<Record<string, ReferenceResolver>>;
  /** SDL that classes cannot say, such as stubs made from the register. */
  extraSdl?: readonly string[];
};

export type FederatedSchema = {
  schema: GraphQLSchema;
  /** The subgraph's SDL as its author would write it, sorted; what is committed and composed. */
  sdl: string;
};

/**
 * Builds a subgraph's executable federated schema from type-graphql classes.
 *
 * type-graphql keeps one registry for the whole process. `orphanedTypes` is always given, so that a subgraph holds the
 * types it lists and never those of another subgraph that was loaded into the same process.
 */
export function buildFederatedSchema(parts: SchemaParts): FederatedSchema {
  const plain = buildSchemaSync({
    resolvers: parts.resolvers as NonEmptyArray<GraphClass>,
    orphanedTypes: [...parts.types],
    skipCheck: true,
    validate: false,
  });
  const resolvers = createResolversMap(plain);
  for (const type of Object.values(plain.getTypeMap())) {
    // type-graphql's own is async, which compiled execution cannot use: it would take the promise for a type.
    if (isInterfaceType(type) || isUnionType(type))
      resolvers[type.name] = { __resolveType: typenameOf } as never;
  }
  for (const [entity, resolveReference] of Object.entries(parts.references)) {
    resolvers[entity] = { ...resolvers[entity], __resolveReference: resolveReference } as never;
  }
  guardResolvers(plain, resolvers as never);
  checkTexts(plain, resolvers as never);
  const typeDefs = parse(
    [FEDERATION_LINK, ACCESS_SDL, printSchemaWithDirectives(plain), ...(parts.extraSdl ?? [])].join(
      "\n\n",
    ),
  );
  const schema = buildSubgraphSchema({ typeDefs, resolvers: resolvers as never });
  return { schema, sdl: `${printSubgraphSchema(lexicographicSortSchema(schema))}\n` };
}

/** Every value of an interface or union names its object type, so that no subgraph has to know another's types. */
function typenameOf(value: { __typename: string }): string {
  return value.__typename;
}
