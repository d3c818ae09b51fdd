import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, it, onTestFinished } from "vitest";
import { createTokenVerifier, IdentityError } from "../../../subgraphs/kit/viewer/token.js";

const ISSUER = "https://id.example/";
const AUDIENCE = "compensation";
const NOW = new Date("2023-03-02T01:00:00Z");
const AGENT = { sub: "agt_demo", role: "agent" };

const keys = await keyPair("EdDSA", "one");
const otherKeys = await keyPair("EdDSA", "one");
const verifier = verifierAt(NOW);

type Signer = Pick<typeof keys, "alg" | "kid" | "privateKey">;

async function keyPair(alg: string, kid: string) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, kid, privateKey, jwk: { ...(await exportJWK(publicKey)), alg, kid } };
}

function verifierAt(now: Date) {
  return createTokenVerifier({
    key: keys.jwk,
    issuer: ISSUER,
    audience: AUDIENCE,
    now: () => now,
  });
}

/** A good token, but for what the test says. */
function token(claims: JWTPayload, signer: Signer = keys) {
  return signed({ iss: ISSUER, aud: AUDIENCE, exp: seconds(NOW) + 3600, ...claims }, signer);
}

function signed(claims: JWTPayload, signer: Signer = keys) {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: signer.alg, kid: signer.kid })
    .sign(signer.privateKey);
}

/** A good token of this type. */
function typed(typ: unknown) {
  const { alg, kid, privateKey } = keys;
  return new SignJWT({ ...AGENT, iss: ISSUER, aud: AUDIENCE, exp: seconds(NOW) + 3600 })
    .setProtectedHeader({ alg, kid, ...(typ !== undefined && { typ: typ as string }) })
    .sign(privateKey);
}

function seconds(instant: Date): number {
  return instant.getTime() / 1000;
}

/** Serves a key set on a free port for the length of the test, and counts how often it was asked for. */
async function keySetServer(respond: RequestListener) {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    respond(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { jwks: new URL(`http://127.0.0.1:${port}/keys`), requests: () => requests };
}

const REFUSED = { code: "UNAUTHENTICATED", httpStatus: 401 };

describe("a token", () => {
  it.each([
    [AGENT, { role: "agent", id: "agt_demo" }],
    [
      { sub: "usr_minji", role: "user" },
      { role: "user", id: "usr_minji" },
    ],
    [
      { sub: "ptn_bakery", role: "partner" },
      { role: "partner", id: "ptn_bakery" },
    ],
    [
      { sub: "adm_demo", role: "admin" },
      { role: "admin", id: "adm_demo" },
    ],
    [
      { sub: "opr_demo_talk", role: "operator", affiliate: "TALK" },
      { role: "operator", id: "opr_demo_talk", affiliate: "TALK" },
    ],
  ])("says who asks: $role", async (claims, viewer) => {
    expect(await verifier.verify(`Bearer ${await token(claims)}`)).toEqual(viewer);
  });

  it.each([undefined, "JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt"])(
    "is an access token by its type: %s",
    async (typ) => {
      const header = `Bearer ${await typed(typ)}`;

      expect(await verifier.verify(header)).toEqual({ role: "agent", id: "agt_demo" });
    },
  );

  it.each(["logout+jwt", "dpop+jwt", "secevent+jwt", "id+jwt", "", "JWT ", "jwt;at+jwt", 5])(
    "of the type %j is for something else, and refused",
    async (typ) => {
      await expect(verifier.verify(`Bearer ${await typed(typ)}`)).rejects.toMatchObject({
        ...REFUSED,
        message: expect.stringContaining("The token is not accepted."),
      });
    },
  );

  it("may be absent: then nobody in particular asks", async () => {
    expect(await verifier.verify(undefined)).toEqual({ role: "anonymous" });
  });

  it("is good until a minute after its expiry, for clocks that differ, and not longer", async () => {
    const header = `Bearer ${await token({ ...AGENT, exp: seconds(NOW) })}`;

    expect(await verifierAt(new Date(NOW.getTime() + 59_000)).verify(header)).toEqual({
      role: "agent",
      id: "agt_demo",
    });
    await expect(verifierAt(new Date(NOW.getTime() + 61_000)).verify(header)).rejects.toMatchObject(
      { ...REFUSED, message: expect.stringContaining("has expired") },
    );
  });

  it.each<[string, () => string | Promise<string>]>([
    ["signed by another key", () => token(AGENT, otherKeys)],
    ["that names another key", () => token(AGENT, { ...keys, kid: "two" })],
    ["without a signature", () => new UnsecuredJWT({ ...AGENT, iss: ISSUER }).encode()],
    ["of another issuer", () => token({ ...AGENT, iss: "https://evil.example/" })],
    ["for another audience", () => token({ ...AGENT, aud: "other" })],
    ["that is not valid yet", () => token({ ...AGENT, nbf: seconds(NOW) + 61 })],
    ["that never expires", () => signed({ ...AGENT, iss: ISSUER, aud: AUDIENCE })],
    ["of nobody", () => token({ role: "agent" })],
    ["without a role", () => token({ sub: "agt_demo" })],
    ["with several roles", () => token({ sub: "agt_demo", role: ["agent", "admin"] })],
    ["of the role anonymous", () => token({ sub: "agt_demo", role: "anonymous" })],
    ["whose id is of another role", () => token({ sub: "usr_minji", role: "agent" })],
    ["of an operator of no affiliate", () => token({ sub: "opr_x", role: "operator" })],
    [
      "of an operator of no known affiliate",
      () => token({ sub: "opr_x", role: "operator", affiliate: "BANK" }),
    ],
    ["that is no token", () => "hello"],
    ["that is empty", () => ""],
    ["longer than any that is made", () => token({ ...AGENT, note: "x".repeat(9_000) })],
    ["whose issuer is a list", () => token({ ...AGENT, iss: [ISSUER] as never })],
  ])("%s is refused, never taken for none", async (_what, make) => {
    await expect(verifier.verify(`Bearer ${await make()}`)).rejects.toMatchObject(REFUSED);
  });

  it("signed with the public key as a shared secret is refused", async () => {
    const secret = new TextEncoder().encode(JSON.stringify(keys.jwk));
    const forged = await new SignJWT({ ...AGENT, iss: ISSUER, aud: AUDIENCE })
      .setProtectedHeader({ alg: "HS256", kid: "one" })
      .setExpirationTime(seconds(NOW) + 3600)
      .sign(secret);

    await expect(verifier.verify(`Bearer ${forged}`)).rejects.toMatchObject(REFUSED);
  });

  it("of an algorithm that is not on the list is refused, whatever key is at hand", async () => {
    const signer = await keyPair("ES384", "one");
    const lenient = createTokenVerifier({
      key: signer.jwk,
      issuer: ISSUER,
      audience: AUDIENCE,
      now: () => NOW,
    });

    await expect(lenient.verify(`Bearer ${await token(AGENT, signer)}`)).rejects.toMatchObject(
      REFUSED,
    );
  });

  it.each(["", "Bearer", "Basic dXNlcjpwYXNz", "Bearer a.b.c d", "a.b.c"])(
    "cannot come as %j",
    async (header) => {
      await expect(verifier.verify(header)).rejects.toMatchObject(REFUSED);
    },
  );

  it("changed in one character is refused", async () => {
    const good = await token(AGENT);
    await fc.assert(
      fc.asyncProperty(
        // The very last character holds bits that no decoder looks at.
        fc.nat({ max: good.length - 2 }),
        fc.constantFrom(..."AZaz09-_."),
        async (position, character) => {
          fc.pre(good[position] !== character);
          const changed = good.slice(0, position) + character + good.slice(position + 1);

          await expect(verifier.verify(`Bearer ${changed}`)).rejects.toMatchObject(REFUSED);
        },
      ),
    );
  });

  it("is refused once it is older than the limit, where there is one, whatever its own expiry says", async () => {
    const hour = { maxTokenAgeSeconds: 3600, now: () => NOW };
    const strict = createTokenVerifier({
      key: keys.jwk,
      issuer: ISSUER,
      audience: AUDIENCE,
      ...hour,
    });
    const issuedAgo = async (age: number) =>
      `Bearer ${await token({ ...AGENT, iat: seconds(NOW) - age })}`;

    expect(await strict.verify(await issuedAgo(3600))).toEqual({ role: "agent", id: "agt_demo" });
    await expect(strict.verify(await issuedAgo(3661))).rejects.toMatchObject(REFUSED);
    await expect(strict.verify(`Bearer ${await token(AGENT)}`)).rejects.toMatchObject(REFUSED);
  });

  it("leaves nothing of itself in the refusal", async () => {
    const bad = await token({ ...AGENT, sub: "usr_secret_name" }, otherKeys);

    const refusal = await verifier.verify(`Bearer ${bad}`).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(IdentityError);
    expect(JSON.stringify([refusal, (refusal as IdentityError).message])).not.toContain("secret");
    expect((refusal as IdentityError).cause).toBeUndefined();
  });
});

describe("a key set", () => {
  it.each(["EdDSA", "ES256", "RS256", "PS256"])("verifies tokens signed with %s", async (alg) => {
    const signer = await keyPair(alg, "rotated");
    const { jwks, requests } = await keySetServer((_request, response) =>
      response.end(JSON.stringify({ keys: [keys.jwk, signer.jwk] })),
    );
    const remote = createTokenVerifier({
      jwks,
      issuer: ISSUER,
      audience: AUDIENCE,
      now: () => NOW,
    });
    const header = `Bearer ${await token(AGENT, signer)}`;

    expect(await remote.verify(header)).toEqual({ role: "agent", id: "agt_demo" });
    expect(await remote.verify(header)).toEqual({ role: "agent", id: "agt_demo" });
    expect(requests()).toBe(1);
  });

  it("is not fetched anew for every token that names an unknown key", async () => {
    const { jwks, requests } = await keySetServer((_request, response) =>
      response.end(JSON.stringify({ keys: [keys.jwk] })),
    );
    const remote = createTokenVerifier({
      jwks,
      issuer: ISSUER,
      audience: AUDIENCE,
      now: () => NOW,
    });
    const header = `Bearer ${await token(AGENT, { ...keys, kid: "unknown" })}`;

    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(remote.verify(header)).rejects.toMatchObject(REFUSED);
    }
    expect(requests()).toBe(1);
  });

  it.each<[string, RequestListener]>([
    ["cannot be reached", (request) => request.destroy()],
    ["fails", (_request, response) => response.writeHead(500).end("no")],
    ["is no key set", (_request, response) => response.end("{}")],
    ["is no JSON", (_request, response) => response.end("<html>")],
  ])("that %s is no fault of the token's", async (_what, respond) => {
    const { jwks } = await keySetServer(respond);
    const remote = createTokenVerifier({
      jwks,
      issuer: ISSUER,
      audience: AUDIENCE,
      now: () => NOW,
    });

    await expect(remote.verify(`Bearer ${await token(AGENT)}`)).rejects.toMatchObject({
      code: "IDENTITY_UNAVAILABLE",
      httpStatus: 503,
    });
  });
});
