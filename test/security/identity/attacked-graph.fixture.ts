import { request } from "node:http";
import { afterAll } from "vitest";
import { openIdentity } from "../../../gateway/viewer/identity.js";
import { startGraph } from "../../graph.js";
import {
  type IdentityProvider,
  type ProviderKey,
  providerKey,
  signToken,
  startIdentityProvider,
} from "../../identity-provider.js";

export const ISSUER = "https://id.example/";
export const AUDIENCE = "compensation";

/** What a token says, right or wrong. */
export type Claims = Record<string, unknown>;

/** Several texts are several headers. */
export type Headers = Record<string, string | string[]>;

export type Told = { status: number; challenge: string | undefined; body: unknown };

export type AttackedGraph = {
  /** The key that the identity provider signs with. */
  key: ProviderKey;
  provider: IdentityProvider;
  /** Everything a good token of these claims has; a claim that is set to undefined is left out. */
  claims(claims: Claims): Claims;
  token(claims: Claims, by?: ProviderKey, header?: Record<string, unknown>): Promise<string>;
  /** Asks who asks. */
  askWho(headers?: Headers, path?: string): Promise<Told>;
  ask(query: string, headers?: Headers, path?: string): Promise<Told>;
  logLines: string[];
};

/** The gateway over HTTP as production runs it: it believes an identity provider's key set. */
export async function startAttackedGraph(): Promise<AttackedGraph> {
  const key = await providerKey("RS256", "2026a");
  const provider = await startIdentityProvider(key);
  afterAll(() => provider.close());
  const issuer = { issuer: ISSUER, jwksUrl: provider.jwksUrl, audience: AUDIENCE };
  const identity = await openIdentity(
    {
      identity: { mode: "key-set", issuers: [issuer], maxTokenAgeSeconds: null },
      dataDir: "unused",
    },
    () => new Date(),
  );
  const graph = await startGraph({ identity });

  const claims = (some: Claims) => ({
    iss: ISSUER,
    aud: AUDIENCE,
    exp: secondsFromNow(3600),
    ...some,
  });
  const ask: AttackedGraph["ask"] = (query, headers = {}, path = "/graphql") =>
    post(`${graph.address}${path}`, JSON.stringify({ query }), headers);
  return {
    key,
    provider,
    claims,
    ask,
    askWho: (headers, path) => ask("{ viewer { role id affiliate } }", headers, path),
    token: (some, by = key, header = {}) => signToken(claims(some), by, header),
    logLines: graph.logLines,
  };
}

/** An instant as tokens write it. */
export function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}

/** Not `fetch`, which would make one header of two. */
function post(url: string, body: string, headers: Headers): Promise<Told> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { method: "POST", agent: false, headers: { "content-type": "application/json", ...headers } },
      async (response) => {
        let text = "";
        for await (const chunk of response.setEncoding("utf8")) text += chunk;
        resolve({
          status: response.statusCode ?? 0,
          challenge: response.headers["www-authenticate"],
          body: JSON.parse(text),
        });
      },
    );
    asked.on("error", reject).end(body);
  });
}
