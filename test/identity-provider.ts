import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
} from "jose";

export type ProviderKey = { alg: string; kid: string; privateKey: CryptoKey; jwk: JWK };

/** A key pair as an identity provider would make it; the `jwk` is the public part. */
export async function providerKey(alg: string, kid: string): Promise<ProviderKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, kid, privateKey, jwk: { ...(await exportJWK(publicKey)), alg, kid, use: "sig" } };
}

/** Signs claims as they are: what a token lacks, nobody adds. */
export function signToken(
  claims: JWTPayload,
  { alg, kid, privateKey }: Pick<ProviderKey, "alg" | "kid" | "privateKey">,
  header: Record<string, unknown> = {},
): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg, kid, ...header }).sign(privateKey);
}

export type IdentityProvider = {
  jwksUrl: string;
  /** From now on the key set holds these. */
  publish(...keys: ProviderKey[]): void;
  /** From now on the key set is answered like this. */
  answer(respond: RequestListener): void;
  /** The paths that were asked for since the last call. */
  takeRequests(): string[];
  close(): Promise<void>;
};

/** The key set of an identity provider, on a port of its own. */
export async function startIdentityProvider(...keys: ProviderKey[]): Promise<IdentityProvider> {
  const paths: string[] = [];
  let respond: RequestListener = setOf(keys);
  const server = createServer((request, response) => {
    paths.push(request.url ?? "");
    respond(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    jwksUrl: `http://127.0.0.1:${port}/keys`,
    publish: (...next) => {
      respond = setOf(next);
    },
    answer: (next) => {
      respond = next;
    },
    takeRequests: () => paths.splice(0),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function setOf(keys: readonly ProviderKey[]): RequestListener {
  const body = JSON.stringify({ keys: keys.map(({ jwk }) => jwk) });
  return (_request, response) => response.end(body);
}
