import { exportSPKI, importJWK, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, describe, expect, it } from "vitest";
import { providerKey, startIdentityProvider } from "../../identity-provider.js";
import {
  AUDIENCE,
  ISSUER,
  secondsFromNow,
  startAttackedGraph,
  type Told,
} from "./attacked-graph.fixture.js";

const graph = await startAttackedGraph();
const AGENT = { sub: "agt_1", scope: "compensation:read:any" };
const sent: string[] = [];

/** What is answered to a token that is not believed, and nothing else. */
function refused(message: string): Told {
  return {
    status: 401,
    challenge: 'Bearer error="invalid_token"',
    body: { errors: [{ message, extensions: { code: "UNAUTHENTICATED", retryable: false } }] },
  };
}

const NOT_ACCEPTED = refused("토큰을 인정할 수 없습니다. The token is not accepted.");
const EXPIRED = refused(
  "토큰이 만료되었습니다. 새 토큰을 받으세요. The token has expired: get a new one.",
);
const NO_BEARER = refused(
  "Authorization 헤더는 'Bearer <토큰>' 형식이어야 합니다. The Authorization header must be 'Bearer <token>'.",
);
const NO_ROLE = refused(
  "토큰의 역할과 ID를 인정할 수 없습니다. The role and id in the token are not accepted.",
);
const TWO_HEADERS = refused(
  "Authorization 헤더는 하나만 보낼 수 있습니다. Send only one Authorization header.",
);

function viewer(role: string, id: string | null): Told {
  const who = { role, id, affiliate: null };
  return { status: 200, challenge: undefined, body: { data: { viewer: who } } };
}

async function askWith(token: string): Promise<Told> {
  sent.push(token);
  return graph.askWho({ authorization: `Bearer ${token}` });
}

/** Signed with a secret that everybody knows: the provider's public key, in the form that libraries mistake for one. */
async function sharedSecret(secret: string): Promise<string> {
  return new SignJWT(graph.claims(AGENT))
    .setProtectedHeader({ alg: "HS256", kid: graph.key.kid })
    .sign(new TextEncoder().encode(secret));
}

/** Says that whoever does not know the extension must not believe the token (RFC 7515 section 4.1.11). */
function demanding(extension: string): Promise<string> {
  const { alg, kid, privateKey } = graph.key;
  return new SignJWT(graph.claims(AGENT))
    .setProtectedHeader({ alg, kid, crit: [extension], [extension]: 1 })
    .sign(privateKey, { crit: { [extension]: true } });
}

async function publicPem(): Promise<string> {
  const key = await importJWK(graph.key.jwk, "RS256", { extractable: true });
  if (key instanceof Uint8Array) throw new Error("a public key is no bytes");
  return exportSPKI(key);
}

describe("a good token", () => {
  it("is believed, so that what follows is refused for what is wrong with it", async () => {
    expect(await askWith(await graph.token(AGENT))).toEqual(viewer("AGENT", "agt_1"));
  });

  it("is believed whatever the case of its scheme (RFC 9110 section 11.1), not taken for none", async () => {
    const token = await graph.token(AGENT);

    for (const scheme of ["bearer", "BEARER"]) {
      expect(await graph.askWho({ authorization: `${scheme} ${token}` })).toEqual(
        viewer("AGENT", "agt_1"),
      );
    }
  });

  it("in the address is not looked at: addresses are logged on the way", async () => {
    const token = await graph.token(AGENT);

    for (const name of ["access_token", "token", "authorization"]) {
      expect(await graph.askWho({}, `/graphql?${name}=${token}`)).toEqual(
        viewer("ANONYMOUS", null),
      );
    }
  });
});

describe("a token of an attacker's", () => {
  it.each<[string, () => string | Promise<string>, Told]>([
    [
      "signed with another key under the known name",
      async () => graph.token(AGENT, await providerKey("RS256", graph.key.kid)),
      NOT_ACCEPTED,
    ],
    [
      "whose claims were changed after signing",
      async () => {
        const [header, , signature] = (await graph.token(AGENT)).split(".");
        const claims = JSON.stringify(graph.claims({ sub: "adm_1", scope: "admin" }));
        return `${header}.${Buffer.from(claims).toString("base64url")}.${signature}`;
      },
      NOT_ACCEPTED,
    ],
    [
      "whose signature was cut off",
      async () => `${(await graph.token(AGENT)).split(".").slice(0, 2).join(".")}.`,
      NOT_ACCEPTED,
    ],
    [
      "without a signature, alg none",
      () => new UnsecuredJWT(graph.claims(AGENT)).encode(),
      NOT_ACCEPTED,
    ],
    [
      "that says alg None over a good signature",
      async () => {
        const [, claims, signature] = (await graph.token(AGENT)).split(".");
        const header = Buffer.from('{"alg":"None","kid":"2026a"}').toString("base64url");
        return `${header}.${claims}.${signature}`;
      },
      NOT_ACCEPTED,
    ],
    [
      "of HS256 with the public key as PEM",
      async () => sharedSecret(await publicPem()),
      NOT_ACCEPTED,
    ],
    [
      "of HS256 with the public key as JWK",
      () => sharedSecret(JSON.stringify(graph.key.jwk)),
      NOT_ACCEPTED,
    ],
    ["of HS256 with nothing as secret", () => sharedSecret("\0"), NOT_ACCEPTED],
    [
      "of an algorithm that is not on the list, by a key of the set's own kind",
      async () => graph.token(AGENT, await providerKey("RS512", graph.key.kid)),
      NOT_ACCEPTED,
    ],
    ["that has expired", () => graph.token({ ...AGENT, exp: secondsFromNow(-120) }), EXPIRED],
    ["that never expires", () => graph.token({ ...AGENT, exp: undefined }), NOT_ACCEPTED],
    [
      "that is not valid yet",
      () => graph.token({ ...AGENT, nbf: secondsFromNow(120) }),
      NOT_ACCEPTED,
    ],
    ["for another audience", () => graph.token({ ...AGENT, aud: "shop" }), NOT_ACCEPTED],
    ["for no audience", () => graph.token({ ...AGENT, aud: undefined }), NOT_ACCEPTED],
    [
      "of another issuer",
      () => graph.token({ ...AGENT, iss: "https://evil.example/" }),
      NOT_ACCEPTED,
    ],
    [
      "of an issuer that begins like ours",
      () => graph.token({ ...AGENT, iss: `${ISSUER}evil` }),
      NOT_ACCEPTED,
    ],
    ["of no issuer", () => graph.token({ ...AGENT, iss: undefined }), NOT_ACCEPTED],
    [
      "that demands what we do not understand",
      () => demanding("urn:example:extension"),
      NOT_ACCEPTED,
    ],
    ["that is no token", () => "a.b.c", NOT_ACCEPTED],
    [
      "of ten thousand characters",
      () => graph.token({ ...AGENT, note: "x".repeat(10_000) }),
      NO_BEARER,
    ],
  ])("%s is refused, and told no more than that", async (_what, make, answer) => {
    expect(await askWith(await make())).toEqual(answer);
  });

  it.each([
    "../../../../etc/passwd",
    "2026a' OR '1'='1",
    "2026a; DROP TABLE keys --",
    "http://127.0.0.1:1/keys",
    "__proto__",
    "",
    "키".repeat(100),
  ])("that names the key %j has nothing looked up but the key set", async (kid) => {
    graph.provider.takeRequests();

    const answer = await askWith(await graph.token(AGENT, { ...graph.key, kid }));

    expect(answer).toEqual(NOT_ACCEPTED);
    expect(graph.provider.takeRequests()).toEqual([]);
  });

  it("that brings its own key, or the address of one, is refused and the address not visited", async () => {
    const own = await providerKey("RS256", "mine");
    const evil = await startIdentityProvider(own);
    afterAll(() => evil.close());

    for (const header of [{ jwk: own.jwk }, { jku: evil.jwksUrl }, { x5u: evil.jwksUrl }]) {
      expect(await askWith(await graph.token(AGENT, own, header))).toEqual(NOT_ACCEPTED);
    }
    expect(evil.takeRequests()).toEqual([]);
  });

  it("beyond what a server reads of headers is refused before anybody looks at it", async () => {
    const answer = await graph.askWho({ authorization: `Bearer ${"x".repeat(100_000)}` });

    expect({ status: answer.status, challenge: answer.challenge }).toEqual({
      status: 431,
      challenge: undefined,
    });
    expect(JSON.stringify(answer.body)).not.toContain("xxx");
  });
});

describe("an Authorization header", () => {
  it("is refused beside a second one, in either order: whoever stands in front may have read the other", async () => {
    const good = `Bearer ${await graph.token(AGENT)}`;

    for (const authorization of [
      [good, "Bearer a.b.c"],
      ["Bearer a.b.c", good],
      [good, good],
    ]) {
      expect(await graph.askWho({ authorization })).toEqual(TWO_HEADERS);
    }
  });

  it.each(["", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "null", "Bearer a.b.c, Bearer d.e.f"])(
    "that says %j is refused, never taken for anonymous",
    async (authorization) => {
      expect(await graph.askWho({ authorization })).toEqual(NO_BEARER);
    },
  );
});

describe("a role", () => {
  const SEARCH = `{ searchBeneficiaries(query: "데모") { nodes { id } } }`;

  it("is not raised by claims that other systems read", async () => {
    const claims = {
      sub: "usr_1",
      scope: "compensation:read:own contact:reveal audit:read openid",
      roles: ["admin", "agent"],
      permissions: ["contact:reveal", "audit:read"],
      affiliate: "TALK",
      groups: ["agents"],
      scp: "admin",
      is_admin: true,
      viewer: { role: "admin", id: "adm_1" },
      id: "agt_1",
      __proto__: { role: "admin" },
    };
    const authorization = `Bearer ${await graph.token(claims)}`;

    expect(await graph.askWho({ authorization })).toEqual(viewer("USER", "usr_1"));
    expect(await graph.ask(SEARCH, { authorization })).toEqual({
      status: 200,
      challenge: undefined,
      body: {
        data: null,
        errors: [
          {
            message: "이 정보를 볼 권한이 없습니다. You may not read this.",
            path: ["searchBeneficiaries"],
            extensions: { code: "FORBIDDEN", retryable: false },
          },
        ],
      },
    });
  });

  it.each([
    ["two scopes of different roles", { sub: "usr_1", scope: "compensation:read:own admin" }],
    ["a scope beside another role", { sub: "usr_1", role: "user", scope: "compensation:read:any" }],
    ["several roles", { sub: "agt_1", role: ["user", "agent"] }],
    ["an agent's scope with a user's id", { sub: "usr_1", scope: "compensation:read:any" }],
    ["an operator of every affiliate", { sub: "opr_1", role: "operator", affiliate: "*" }],
    ["permissions alone", { sub: "adm_1", scope: "audit:read contact:reveal" }],
    ["an id of SQL", { sub: "agt_1' OR 1=1 --", scope: "compensation:read:any" }],
    ["no role and no scope", { sub: "agt_1" }],
  ])("told by %s is none at all", async (_what, claims) => {
    expect(await askWith(await graph.token(claims))).toEqual(NO_ROLE);
  });
});

describe("the log", () => {
  it("holds nothing of any token that was sent, good or bad", () => {
    const signatures = sent
      .map((token) => token.split(".").at(-1) ?? "")
      .filter((end) => end.length > 9);

    expect(signatures.length).toBeGreaterThan(20);
    expect(signatures.filter((end) => graph.logLines.join().includes(end))).toEqual([]);
    expect(graph.logLines.join()).not.toContain(AUDIENCE);
  });
});
