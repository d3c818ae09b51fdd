import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { startStandaloneServer } from "@apollo/server/standalone";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { afterAll, vi } from "vitest";

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated"])';

const PRODUCTS = /* GraphQL */ `
  type Query { products: [Product!]!  slow: Product }
  type Product @key(fields: "id") { id: ID!  name: String }
`;
const REVIEWS = /* GraphQL */ `
  scalar Moment
  type Product @key(fields: "id") { id: ID!  rating: Int  asOf: Moment  count: Int }
`;

type Product = { id: string; name: string };

/** A subgraph that somebody else wrote, on a port of its own. */
export type SmallSubgraph = {
  url: string;
  /** The `Authorization` of each request it got. */
  authorizations: (string | undefined)[];
  stop(): Promise<void>;
};

export type SmallGraph = {
  products: SmallSubgraph;
  reviews: SmallSubgraph;
  /** The two composed: as they first were, with one more field, and with a field that is for some only. */
  supergraphs: { first: string; second: string; guarded: string };
  /** Settles when the field `slow` is asked for, which is answered once `answer` is called. */
  slow: { asked: Promise<void>; answer(): void };
};

/** Two subgraphs that share an entity. Call it at the top of a test file; they are stopped after it. */
export async function startSmallGraph(): Promise<SmallGraph> {
  // It would tell its maker of every start.
  vi.stubEnv("APOLLO_TELEMETRY_DISABLED", "1");
  let asked = () => {};
  let answer = (_product: Product) => {};
  const slowAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const slowAnswer = new Promise<Product>((resolve) => {
    answer = resolve;
  });
  const products = await startSubgraph(PRODUCTS, {
    Query: {
      products: () => [
        { id: "1", name: "one" },
        { id: "2", name: "two" },
      ],
      slow() {
        asked();
        return slowAnswer;
      },
    },
  });
  const reviews = await startSubgraph(REVIEWS, {
    Product: {
      // A moment is a number here: what others' scalars are like is theirs to say.
      __resolveReference: ({ id }: Product) => ({ id, rating: Number(id), asOf: 5, count: 7 }),
    },
  });
  afterAll(async () => {
    await Promise.all([products.stop(), reviews.stop()]);
    vi.unstubAllEnvs();
  });
  const composed = (reviewsSdl: string) =>
    compose({ products: [PRODUCTS, products.url], reviews: [reviewsSdl, reviews.url] });

  return {
    products,
    reviews,
    supergraphs: {
      first: composed(REVIEWS.replace("count: Int", "")),
      second: composed(REVIEWS),
      guarded: composed(REVIEWS.replace("count: Int", "count: Int @authenticated")),
    },
    slow: { asked: slowAsked, answer: () => answer({ id: "3", name: "slow" }) },
  };
}

/** @param subgraphs SDL and address by name */
export function compose(subgraphs: Record<string, readonly [sdl: string, url: string]>): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([name, [sdl, url]]) => {
      return { name, url, typeDefs: parse(`${LINK} ${sdl}`) };
    }),
  );
  if (!supergraphSdl) throw new Error(JSON.stringify(errors));
  return supergraphSdl;
}

async function startSubgraph(sdl: string, resolvers: object): Promise<SmallSubgraph> {
  const authorizations: SmallSubgraph["authorizations"] = [];
  const server = new ApolloServer({
    schema: buildSubgraphSchema({
      typeDefs: parse(`${LINK} ${sdl}`),
      resolvers: resolvers as never,
    }),
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  const { url } = await startStandaloneServer(server, {
    listen: { host: "127.0.0.1", port: 0 },
    context: async ({ req }) => {
      authorizations.push(req.headers.authorization);
      return {};
    },
  });
  let stopped: Promise<void> | null = null;
  return {
    url,
    authorizations,
    stop() {
      stopped ??= server.stop();
      return stopped;
    },
  };
}
