import { buildSubgraphSchema } from "@apollo/subgraph";
import { composeServices } from "@theguild/federation-composition";
import {
  buildASTSchema,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  isAbstractType,
  parse,
} from "graphql";
import { createEngine } from "../../../gateway/engine/engine.js";
import { gatewayContext } from "../../../gateway/subgraph-call/subgraph-call.js";
import { createCompiledExecutor } from "../../../subgraphs/kit/compiled-execution.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";

const LINK = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])`;

/** Everything that types can be to each other, which the real graph is too tame for. */
const FIRST = /* GraphQL */ `
  type Query {
    node: Node  must: Node!  list: [Node!]!  items: [Node]  either: Either  eithers: [Either!]!  named: Named  a: A!
  }
  type Mutation { turn(to: Kind = X): Either }
  interface Node { id: ID!  name: String  next: Node  sure: Node!  peers: [Node!] }
  interface Named { name: String }
  interface Deep implements Node & Named {
    id: ID!  name: String  next: Node  sure: Node!  peers: [Node!]  depth: Int
  }
  union Either = A | B | C
  union Two = A | C
  type A implements Node & Named & Deep @key(fields: "id") {
    id: ID!  name: String  next: A  sure: Deep!  peers: [Node!]  depth: Int
    two: Two  own: LeafA!  kinds: [Kind!]!  words: [String!]  title(kind: Kind = X): String
  }
  type B implements Node @key(fields: "id") {
    id: ID!  name: String  next: Node  sure: Node!  peers: [Node!]  own: LeafB!  words: [String!]
  }
  type C implements Named { name: String  label: String  number: Int  back: A }
  enum Kind { X Y }
  type LeafA { p: String!  q: String }
  type LeafB { p: String!  r: String! }
`;
const SECOND = /* GraphQL */ `
  type A @key(fields: "id") {
    id: ID!  price: Int  tags: [String!]!  extra: Extra  more: [Extra!]
    depth: Int @external  doubled: Int @requires(fields: "depth")  inKind(kind: Kind = X): Kind
  }
  type B @key(fields: "id") { id: ID!  price: Int  extra: Extra }
  interface Extra { size: Int  kind: String }
  type Small implements Extra { size: Int  kind: String  s: String  of: A }
  type Large implements Extra { size: Int  kind: String  l: String  of: B }
  enum Kind { X Y }
`;

type Thing = Record<string, unknown> & { __typename: string; id?: string };

function ofKind(_parent: unknown, { kind }: { kind: string }) {
  return kind;
}

/** The data, which ends nowhere: objects that refer to each other, with nulls and empty lists among them. */
function everything(): { root: Record<string, unknown>; things: readonly Thing[] } {
  const a: Thing = { __typename: "A", id: "1", name: "one", depth: 3 };
  const other: Thing = { __typename: "A", id: "2", name: null, depth: null };
  const b: Thing = { __typename: "B", id: "1", name: "bee", words: ["w"], price: 9 };
  const c: Thing = { __typename: "C", name: "sea", label: "L", number: 4, back: a };
  const small: Thing = { __typename: "Small", size: 1, kind: "small", s: "s", of: a };
  const large: Thing = { __typename: "Large", size: 2, kind: null, l: "l", of: b };
  Object.assign(a, {
    next: other,
    sure: a,
    peers: [a, b, other],
    two: c,
    own: { p: "p", q: null },
  });
  Object.assign(a, { kinds: ["X", "Y"], words: ["p", "q"], price: 7, tags: ["t", "u"] });
  Object.assign(a, { doubled: 6, extra: small, more: [small, large, small] });
  Object.assign(other, { next: null, sure: a, peers: null, two: a, own: { p: "pp", q: "qq" } });
  Object.assign(other, { kinds: [], words: null, price: null, tags: [], extra: null, more: [] });
  Object.assign(b, { next: a, sure: b, peers: [], own: { p: "bp", r: "br" }, extra: large });
  const root = { node: a, must: b, list: [a, b, other], items: [b, null, a], named: c, a: other };
  return {
    root: { ...root, either: c, eithers: [c, a, b], turn: () => c },
    things: [a, other, b],
  };
}

export type SmallFederation = {
  api: GraphQLSchema;
  /** What graphql-js answers over one schema with all of it. */
  expected(query: string, variables?: Record<string, unknown>): Promise<unknown>;
  /** What the engine answers over the two subgraphs. */
  answered(
    query: string,
    variables?: Record<string, unknown>,
    operationName?: string,
  ): Promise<unknown>;
};

/** Two subgraphs in this process behind the engine, compiled as the real ones are, and the same data in one schema. */
export async function smallFederation(): Promise<SmallFederation> {
  const { root, things } = everything();
  const composed = composeServices(
    Object.entries({ first: FIRST, second: SECOND }).map(([name, sdl]) => ({
      name,
      typeDefs: parse(`${LINK} ${sdl}`),
      url: `http://${name}.invalid`,
    })),
  );
  if (!composed.supergraphSdl) throw new Error(JSON.stringify(composed.errors));
  const api = buildASTSchema(composed.publicDocumentNode);
  const executors = new Map(
    Object.entries({ first: FIRST, second: SECOND }).map(([name, sdl]) => [
      name,
      createCompiledExecutor(subgraph(sdl, root, things)),
    ]),
  );
  const engine = createEngine(composed.supergraphSdl, async (name, request, context) => {
    const executor = executors.get(name);
    if (!executor) throw new Error(`there is no subgraph ${name}`);
    return executor({ ...request, context }) as Promise<never>;
  });
  const { executor } = await engine.load({} as never);
  if (!executor) throw new Error("the engine gave no executor");

  return {
    api,
    expected: async (query, variables = {}) =>
      sent(
        await execute({
          schema: withArguments(api),
          document: parse(query),
          variableValues: variables,
          rootValue: root,
        }),
      ),
    answered: async (query, variables = {}, operationName) =>
      sent(
        await executor({
          document: parse(query),
          request: { query, variables },
          operationName,
          context: gatewayContext({ viewer: AGENT, now: DEMO_INSTANT }),
        } as never),
      ),
  };
}

/** As it arrives at the client. */
function sent({ data, errors }: Pick<ExecutionResult, "data" | "errors">): unknown {
  return JSON.parse(JSON.stringify({ data, errors }));
}

function subgraph(sdl: string, root: Record<string, unknown>, things: readonly Thing[]) {
  const schema = buildSubgraphSchema({
    typeDefs: parse(`${LINK} ${sdl}`),
    resolvers: Object.fromEntries(
      ["A", "B"].map((type) => [
        type,
        {
          __resolveReference: ({ id, depth }: Thing) => {
            const found = things.find((thing) => thing.__typename === type && thing.id === id);
            // Of what was sent along, not of what is known here: a wrong representation has a wrong answer.
            return typeof depth === "number" ? { ...found, doubled: 2 * depth } : found;
          },
        },
      ]),
    ),
  });
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type) && !type.name.startsWith("_")) {
      type.resolveType = ({ __typename }: Thing) => __typename;
    }
  }
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      if (field.name.startsWith("_")) continue;
      const value = root[field.name];
      field.resolve = () => (typeof value === "function" ? value() : value);
    }
  }
  return withArguments(schema);
}

function withArguments(schema: GraphQLSchema): GraphQLSchema {
  const type = schema.getType("A");
  const fields = type && "getFields" in type ? type.getFields() : {};
  for (const name of ["title", "inKind"]) {
    const field = fields[name];
    if (field) (field as { resolve?: unknown }).resolve = ofKind;
  }
  return schema;
}
