import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll } from "vitest";
import { createLog } from "../../../gateway/log.js";
import { DEMO_AUDIENCE, DEMO_ISSUER } from "../../../gateway/viewer/demo-identity.js";
import { type Database, openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { serveSubgraph } from "../../../subgraphs/kit/serve.js";
import type { SubgraphDefinition } from "../../../subgraphs/kit/subgraph.types.js";
import { createTokenVerifier } from "../../../subgraphs/kit/viewer/token.js";
import type { Viewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { freshDatabases } from "../../postgres.js";

export type ServedAffiliate = {
  definition: SubgraphDefinition;
  address: string;
  /** Under the owner role, for rows that no use case would write. */
  owner: Database;
  serving: Database;
  /** Asks over HTTP as a router would. */
  ask(query: string, variables: object, as?: Viewer): Promise<{ status: number; body: unknown }>;
  /** SQL statements of the serving role since the last call. */
  takeStatements(): string[];
};

/** Serves one affiliate as a server of its own, on a copy of its database, until the test file is done. */
export async function serveAffiliate(definition: SubgraphDefinition): Promise<ServedAffiliate> {
  const { name } = definition;
  const { [name]: urls } = await freshDatabases(name);
  if (!urls) throw new Error(`there is no database of ${name}`);
  const statements: string[] = [];
  const owner = openDatabase(urls.ownerUrl, { max: 1 });
  const serving = openDatabase(urls.servingUrl, {
    max: 2,
    auditKeys: TEST_AUDIT_KEYS,
    onStatement: (text) => statements.push(text),
  });
  const { publicKey, privateKey } = await generateKeyPair("EdDSA");
  const key = { ...(await exportJWK(publicKey)), kid: "test", alg: "EdDSA" };
  const served = await serveSubgraph(definition, {
    database: serving,
    environment: "test",
    signingKeys: [],
    realTime: () => new Date(),
    identity: createTokenVerifier({
      key,
      issuer: DEMO_ISSUER,
      audience: DEMO_AUDIENCE,
      now: () => new Date(),
    }),
    clock: () => DEMO_INSTANT,
    listen: { host: "127.0.0.1", port: 0 },
    // Nobody reads it here, but what is in it is searched for leaks after the run.
    log: createLog("trace", { write: () => undefined }),
  });
  afterAll(async () => {
    await served.close();
    await Promise.all([owner.close(), serving.close()]);
  });

  function token({ role, ...viewer }: Viewer) {
    const { id = "", ...claims } = viewer as { id?: string };
    return new SignJWT({ role, ...claims })
      .setProtectedHeader({ alg: "EdDSA", kid: "test" })
      .setIssuer(DEMO_ISSUER)
      .setAudience(DEMO_AUDIENCE)
      .setSubject(id)
      .setExpirationTime("1h")
      .sign(privateKey);
  }

  return {
    definition,
    address: served.address,
    owner,
    serving,
    takeStatements: () => statements.splice(0),
    async ask(query, variables, as = AGENT) {
      const response = await fetch(`${served.address}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(as.role === "anonymous" ? {} : { authorization: `Bearer ${await token(as)}` }),
        },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}
