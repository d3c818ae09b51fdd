import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { openIdentity } from "../../../gateway/viewer/identity.js";
import type { StatedRole } from "../../../subgraphs/kit/viewer/stated-role.js";
import { createTokenVerifier } from "../../../subgraphs/kit/viewer/token.js";
import {
  type ProviderKey,
  providerKey,
  signToken,
  startIdentityProvider,
} from "../../identity-provider.js";

const START = new Date("2023-03-02T01:00:00Z");
const AGENT = { role: "agent", id: "agt_1" };
const REFUSED = { code: "UNAUTHENTICATED", httpStatus: 401 };
const UNAVAILABLE = { code: "IDENTITY_UNAVAILABLE", httpStatus: 503 };

const first = await providerKey("RS256", "2026a");
const second = await providerKey("ES256", "2026b");

// Only the date: jose keeps its key sets by it, and whatever waits for a socket still waits for real.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
  onTestFinished(() => void vi.useRealTimers());
});

function pass(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}

async function provider(issuer: string, audience: string, ...keys: ProviderKey[]) {
  const started = await startIdentityProvider(...keys);
  onTestFinished(() => started.close());
  return { ...started, issuer, audience };
}

type Trusted = Awaited<ReturnType<typeof provider>> & { roles?: readonly StatedRole[] };

async function gatewayOf(...issuers: Trusted[]) {
  const identity = { mode: "key-set", issuers, maxTokenAgeSeconds: null } as const;
  const { verify } = await openIdentity({ identity, dataDir: "unused" }, () => new Date());
  return async (key: ProviderKey, claims: { iss: string; aud: string }) => {
    const exp = Date.now() / 1000 + 3600;
    const agent = { sub: "agt_1", scope: "compensation:read:any" };
    return verify(`Bearer ${await signToken({ exp, ...agent, ...claims }, key)}`);
  };
}

describe("several issuers", () => {
  const ONE = { iss: "https://one.example/", aud: "graph" };
  const TWO = { iss: "https://two.example/", aud: "calls" };

  async function both() {
    const one = await provider(ONE.iss, ONE.aud, first);
    const two = await provider(TWO.iss, TWO.aud, second);
    return { one, two, verify: await gatewayOf(one, two) };
  }

  it("are each believed by their own keys", async () => {
    const { verify } = await both();

    expect(await verify(first, ONE)).toEqual(AGENT);
    expect(await verify(second, TWO)).toEqual(AGENT);
  });

  it("cannot sign for one another, nor for one another's audience", async () => {
    const { verify } = await both();

    await expect(verify(first, TWO)).rejects.toMatchObject(REFUSED);
    await expect(verify(second, ONE)).rejects.toMatchObject(REFUSED);
    await expect(verify(first, { ...ONE, aud: TWO.aud })).rejects.toMatchObject(REFUSED);
  });

  it("state each its own roles, as the settings say", async () => {
    const one = await provider(ONE.iss, ONE.aud, first);
    const two = await provider(TWO.iss, TWO.aud, second);
    const verify = await gatewayOf({ ...one, roles: ["operator:talk"] }, two);

    await expect(verify(first, ONE)).rejects.toMatchObject(REFUSED);
    expect(await verify(second, TWO)).toEqual(AGENT);
  });

  it("are not asked for keys by a token of somebody else's", async () => {
    const { one, two, verify } = await both();

    await expect(verify(first, { ...ONE, iss: "https://evil.example/" })).rejects.toMatchObject(
      REFUSED,
    );
    expect([...one.takeRequests(), ...two.takeRequests()]).toEqual([]);
  });

  it("fail alone: while one is down, the other's tokens are good and its own are neither good nor bad", async () => {
    const { one, verify } = await both();
    one.answer((request) => request.destroy());

    await expect(verify(first, ONE)).rejects.toMatchObject(UNAVAILABLE);
    expect(await verify(second, TWO)).toEqual(AGENT);
  });
});

describe("the roles of an issuer", () => {
  const SHOP = "https://id.example/";
  const OURS: readonly StatedRole[] = ["user", "operator:talk"];

  it.each<[string, object, readonly StatedRole[], object | null]>([
    ["a user", { sub: "usr_1", role: "user" }, OURS, { role: "user", id: "usr_1" }],
    ["a partner", { sub: "ptn_1", scope: "compensation:read:own" }, OURS, null],
    ["an agent", { sub: "agt_1", scope: "compensation:read:any" }, OURS, null],
    ["an agent by the claim", { sub: "agt_1", role: "agent" }, OURS, null],
    ["an admin", { sub: "adm_1", scope: "admin audit:read" }, OURS, null],
    [
      "its own operator",
      { sub: "opr_1", scope: "compensation:operate:talk" },
      OURS,
      { role: "operator", id: "opr_1", affiliate: "TALK" },
    ],
    ["another's operator", { sub: "opr_1", scope: "compensation:operate:pay" }, OURS, null],
    [
      "another's operator by the claim",
      { sub: "opr_1", role: "operator", affiliate: "PAY" },
      OURS,
      null,
    ],
    ["anybody, where it may state none", { sub: "usr_1", role: "user" }, [], null],
  ])("hold for %s", async (_what, claims, roles, viewer) => {
    const trusted = { key: first.jwk, issuer: SHOP, audience: "graph", roles };
    const { verify } = createTokenVerifier({ ...trusted, now: () => START });
    const exp = START.getTime() / 1000 + 3600;
    const token = await signToken({ iss: SHOP, aud: "graph", exp, ...claims }, first);

    const asked = verify(`Bearer ${token}`);

    if (viewer) expect(await asked).toEqual(viewer);
    else {
      await expect(asked).rejects.toMatchObject({
        ...REFUSED,
        message: expect.stringContaining("The role and id in the token are not accepted."),
      });
    }
  });
});

describe("a key that is changed", () => {
  const ISSUER = { iss: "https://one.example/", aud: "graph" };

  async function rotating() {
    const one = await provider(ISSUER.iss, ISSUER.aud, first);
    const verify = await gatewayOf(one);
    expect(await verify(first, ISSUER)).toEqual(AGENT);
    one.publish(first, second);
    one.takeRequests();
    return { one, verify: (key: ProviderKey) => verify(key, ISSUER) };
  }

  it("is known half a minute after the set was fetched, at its first token", async () => {
    const { one, verify } = await rotating();

    pass(29);
    await expect(verify(second)).rejects.toMatchObject(REFUSED);
    expect(one.takeRequests()).toEqual([]);

    pass(2);
    expect(await verify(second)).toEqual(AGENT);
    expect(one.takeRequests()).toEqual(["/keys"]);
  });

  it("is asked for at most every half minute, however many tokens name keys that nobody has", async () => {
    const { one, verify } = await rotating();
    const unknown = { ...(await providerKey("EdDSA", "made-up")), alg: "EdDSA" };

    for (let minute = 0; minute < 2; minute += 1) {
      pass(31);
      for (let attempt = 0; attempt < 5; attempt += 1) {
        await expect(verify(unknown)).rejects.toMatchObject(REFUSED);
      }
    }

    expect(one.takeRequests()).toEqual(["/keys", "/keys"]);
  });

  it("is trusted for ten minutes after it was taken out of the set, and no longer", async () => {
    const { one, verify } = await rotating();
    one.publish(second);

    pass(9 * 60);
    expect(await verify(first)).toEqual(AGENT);

    pass(61);
    await expect(verify(first)).rejects.toMatchObject(REFUSED);
  });

  it("lets nobody in on an old set while the issuer is down", async () => {
    const { one, verify } = await rotating();
    one.answer((_request, response) => void response.writeHead(500).end());

    pass(9 * 60);
    expect(await verify(first)).toEqual(AGENT);

    pass(61);
    await expect(verify(first)).rejects.toMatchObject(UNAVAILABLE);
  });

  it("is not asked for again and again while the issuer is down, and found when it is back", async () => {
    const { one, verify } = await rotating();
    one.answer((_request, response) => void response.writeHead(500).end());
    pass(11 * 60);

    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(verify(first)).rejects.toMatchObject(UNAVAILABLE);
    }
    expect(one.takeRequests()).toEqual(["/keys"]);

    one.publish(first);
    pass(2);
    expect(await verify(first)).toEqual(AGENT);
  });
});
