import { readFile } from "node:fs/promises";
import { ApolloGateway, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import type { GraphQLFormattedError } from "graphql";
import { afterAll, vi } from "vitest";
import { createLog } from "../../../gateway/log.js";
import { projectFile } from "../../../gateway/project-files.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { serveSubgraph } from "../../../subgraphs/kit/serve.js";
import { createTokenVerifier } from "../../../subgraphs/kit/viewer/token.js";
import { TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { builtSubgraphs } from "../../built-subgraphs.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { providerKey, signToken } from "../../identity-provider.js";
import { TEST_KEYS } from "../../pii-keys.js";
import { freshDatabases } from "../../postgres.js";

type Context = { authorization: string };

/** What a router answers to an agent. */
export type RouterAnswer = {
  // biome-ignore lint/suspicious/noExplicitAny: what a query selects is known to the test alone
  data: any;
  errors: readonly GraphQLFormattedError[] | undefined;
};

export type OtherRouter = {
  ask(query: string, variables?: Record<string, unknown>): Promise<RouterAnswer>;
  /** From the next request on, this subgraph refuses connections. */
  takeDown(subgraph: string): Promise<void>;
};

/**
 * Apollo's own router over the committed supergraph: every subgraph a server of its own on a port of its own, reached over
 * HTTP with the caller's token. Call it at the top of a test file; it is closed after it.
 */
export async function startOtherRouter(): Promise<OtherRouter> {
  // It would tell its maker of every start.
  vi.stubEnv("APOLLO_TELEMETRY_DISABLED", "1");
  const issuer = await providerKey("EdDSA", "id");
  const token = await signToken(
    { iss: "i", aud: "a", sub: AGENT.id, scope: "compensation:read:any", exp: 4e9 },
    issuer,
  );
  const served = await serveAll(
    createTokenVerifier({ key: issuer.jwk, issuer: "i", audience: "a", now: () => new Date() }),
  );
  const gateway = new ApolloGateway({
    supergraphSdl: await readFile(projectFile("schema", "supergraph.graphql"), "utf8"),
    buildService: ({ name }) =>
      new RemoteGraphQLDataSource<Context>({
        // Whoever runs the graph says where subgraphs are; the supergraph does not know.
        url: `${served.get(name)?.address}/graphql`,
        willSendRequest({ request, context }) {
          request.http?.headers.set("authorization", context.authorization);
        },
      }),
  });
  const router = new ApolloServer<Context>({ gateway, stopOnTerminationSignals: false });
  await router.start();
  afterAll(async () => {
    await router.stop();
    await Promise.all([...served.values()].map(({ close }) => close()));
    vi.unstubAllEnvs();
  });

  return {
    async ask(query, variables = {}) {
      const { body } = await router.executeOperation(
        { query, variables },
        { contextValue: { authorization: `Bearer ${token}` } },
      );
      if (body.kind !== "single") throw new Error("the router answered in parts");
      return JSON.parse(JSON.stringify(body.singleResult));
    },
    async takeDown(name) {
      await served.get(name)?.close();
      served.delete(name);
    },
  };
}

async function serveAll(identity: ReturnType<typeof createTokenVerifier>) {
  const subgraphs = await builtSubgraphs();
  const urls = await freshDatabases(...subgraphs.map(({ definition }) => definition.name));
  return new Map(
    await Promise.all(
      subgraphs.map(async ({ definition }) => {
        const database = openDatabase(urls[definition.name]?.servingUrl ?? "", {
          max: 2,
          keys: TEST_KEYS,
          auditKeys: TEST_AUDIT_KEYS,
        });
        const { address, close } = await serveSubgraph(definition, {
          database,
          environment: "test",
          signingKeys: [],
          identity,
          realTime: () => new Date(),
          clock: () => DEMO_INSTANT,
          listen: { host: "127.0.0.1", port: 0 },
          log: createLog("silent"),
        });
        const closeBoth = async () => {
          await close();
          await database.close();
        };
        return [definition.name, { address, close: closeBoth }] as const;
      }),
    ),
  );
}
