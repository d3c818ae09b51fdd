import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Call, signCall } from "../../../subgraphs/kit/signature/sign-call.js";
import {
  parseSigningKeys,
  type SigningKey,
} from "../../../subgraphs/kit/signature/signing-keys.js";
import {
  type CallFault,
  createCallVerifier,
  type ReceivedCall,
} from "../../../subgraphs/kit/signature/verify-call.js";

const NOW = new Date("2026-02-03T04:05:06Z");
const AGENT = { role: "agent", id: "agt_1", permissions: ["contact:reveal"] } as const;
const CALL: Call = {
  target: "talk",
  method: "POST",
  url: new URL("http://talk.internal:4001/graphql"),
  viewer: AGENT,
  request: { now: new Date("2023-03-02T01:00:00Z") },
  body: '{"query":"{ viewer { role } }"}',
};

const ACCEPTED = { viewer: AGENT, request: { ...CALL.request, sources: new Map() } };

const key = newKey("2026a");
const otherKey = newKey("2026b");

function newKey(id: string): SigningKey {
  const [made] = parseSigningKeys(`${id}:${randomBytes(32).toString("base64")}`) ?? [];
  if (!made) throw new Error("no key was made");
  return made;
}

function verifier({ now = NOW, keys = [key], subgraph = "talk", capacity = 100 } = {}) {
  return createCallVerifier({ subgraph, keys, now: () => now, capacity });
}

/** The call as it arrives when nothing happens to it on the way. */
function received(call: Call = CALL, by: SigningKey = key, at = NOW): ReceivedCall {
  const { method, url, body } = call;
  const headers = signCall(call, by, at);
  return { method, target: url.pathname + url.search, headers, body: Buffer.from(body) };
}

function changed(change: Partial<ReceivedCall["headers"]>): ReceivedCall {
  const call = received();
  return { ...call, headers: { ...call.headers, ...change } };
}

function fault(fault: CallFault, keyId: string | null = key.id) {
  return { fault, keyId };
}

describe("a signed call", () => {
  it.each([
    AGENT,
    { role: "anonymous" } as const,
    { role: "operator", id: "opr_1", affiliate: "TALK" } as const,
  ])("says who asks: $role", (viewer) => {
    expect(verifier()(received({ ...CALL, viewer }))).toEqual({ ...ACCEPTED, viewer });
  });

  it("is made as any library of RFC 9421 would make it", () => {
    const [known] = parseSigningKeys("2026a:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=") ?? [];
    // Computed with Python's hmac and hashlib over the base that section 2.5 prescribes.
    const headers = {
      "content-digest": "sha-256=:2J5sHQL9n+h1fxl4MGGzm6TvgEasXn9CLP3sPKOLr78=:",
      "graph-target": "talk",
      "graph-viewer": '{"role":"agent","id":"agt_1"}',
      "graph-request": '{"now":"2023-03-02T01:00:00.000Z"}',
      "signature-input":
        'call=("@method" "@path" "@query" "content-digest" "graph-target" "graph-viewer" "graph-request");created=1770091506;keyid="2026a";nonce="AAECAwQFBgcICQoLDA0ODw";alg="hmac-sha256"',
      signature: "call=:DZJzbLp1hZpJBDE+IgdsOfgoFOlC4YnlnIKVlDMsvUY=:",
    };
    const call = { method: "POST", target: "/graphql", headers, body: Buffer.from(CALL.body) };

    expect(verifier({ keys: known ? [known] : [] })(call)).toEqual({
      ...ACCEPTED,
      viewer: { role: "agent", id: "agt_1" },
    });
  });

  it.each([
    [-60_000, true],
    [60_000, true],
    [-61_000, false],
    [61_000, false],
  ])("is good a minute before and after it was made: %i ms later is %s", (later, isGood) => {
    const call = received();

    const outcome = verifier({ now: new Date(NOW.getTime() + later) })(call);

    expect(outcome).toEqual(isGood ? ACCEPTED : fault("OUTSIDE_WINDOW"));
  });

  it("is good once", () => {
    const verify = verifier();
    const call = received();

    expect(verify(call)).toEqual(ACCEPTED);
    expect(verify(call)).toEqual(fault("REPLAYED"));
    expect(verify(received())).toEqual(ACCEPTED);
  });

  it("from a clock ahead is good once as well, to the very end of its time", () => {
    let now = new Date(NOW.getTime() - 60_000);
    const verify = createCallVerifier({ subgraph: "talk", keys: [key], now: () => now });
    const call = received();

    expect(verify(call)).toEqual(ACCEPTED);
    now = new Date(NOW.getTime() + 60_000);
    expect(verify(call)).toEqual(fault("REPLAYED"));
  });

  it("beyond those that can be told from replays is refused", () => {
    const verify = verifier({ capacity: 1 });

    expect(verify(received())).toEqual(ACCEPTED);
    expect(verify(received())).toEqual(fault("TOO_MANY"));
  });

  it("is good with either key while one takes over from the other, and with neither after that", () => {
    const during = verifier({ keys: [otherKey, key] });

    expect(during(received(CALL, key))).toEqual(ACCEPTED);
    expect(during(received(CALL, otherKey))).toEqual(ACCEPTED);
    expect(verifier({ keys: [otherKey] })(received(CALL, key))).toEqual(fault("UNKNOWN_KEY"));
  });
});

describe("a call that somebody had a hand in", () => {
  const ofAdmin = received({ ...CALL, viewer: { role: "admin", id: "adm_1" } }).headers;
  const body = Buffer.from('{"query":"{ viewer { id } }"}');

  it.each<[string, () => ReceivedCall, ReturnType<typeof fault>]>([
    ["no signature", () => ({ ...received(), headers: {} }), fault("UNSIGNED", null)],
    [
      "only a token",
      () => ({ ...received(), headers: { authorization: "Bearer a.b.c" } }),
      fault("UNSIGNED", null),
    ],
    ["a key nobody has", () => received(CALL, newKey("2026z")), fault("UNKNOWN_KEY", "2026z")],
    ["another key under a known id", () => received(CALL, newKey("2026a")), fault("FORGED")],
    ["another body", () => ({ ...received(), body }), fault("CHANGED_BODY")],
    ["no body", () => ({ ...received(), body: Buffer.alloc(0) }), fault("CHANGED_BODY")],
    [
      "another body and its digest",
      () => {
        const { headers } = received({ ...CALL, body: body.toString() });
        return { ...changed({ "content-digest": headers["content-digest"] }), body };
      },
      fault("FORGED"),
    ],
    ["another path", () => ({ ...received(), target: "/admin" }), fault("FORGED")],
    ["a query behind the path", () => ({ ...received(), target: "/graphql?x=1" }), fault("FORGED")],
    ["another method", () => ({ ...received(), method: "PUT" }), fault("FORGED")],
    [
      "another viewer",
      () => changed({ "graph-viewer": '{"role":"admin","id":"adm_1"}' }),
      fault("FORGED"),
    ],
    [
      "the viewer of a call that is good",
      () => changed({ "graph-viewer": ofAdmin["graph-viewer"] }),
      fault("FORGED"),
    ],
    [
      "the signature of a call that is good",
      () =>
        changed({ signature: ofAdmin.signature, "signature-input": ofAdmin["signature-input"] }),
      fault("FORGED"),
    ],
    ["another target", () => changed({ "graph-target": "pay" }), fault("FORGED")],
    [
      "another subgraph's signature",
      () => received({ ...CALL, target: "pay" }),
      fault("FOR_ANOTHER_SUBGRAPH"),
    ],
    ["two targets", () => changed({ "graph-target": "pay, talk" }), fault("FORGED")],
    [
      "a signature cut short",
      () => changed({ signature: `${received().headers.signature}`.slice(0, -5) }),
      fault("MALFORMED", null),
    ],
    [
      "31 bytes of signature",
      () => changed({ signature: `call=:${"A".repeat(42)}==:` }),
      fault("MALFORMED", null),
    ],
    ["an empty signature", () => changed({ signature: "" }), fault("MALFORMED", null)],
    [
      "fewer covered parts",
      () =>
        changed({
          "signature-input":
            'call=("@method");created=1770091506;keyid="2026a";nonce="AAECAwQFBgcICQoLDA0ODw";alg="hmac-sha256"',
        }),
      fault("MALFORMED", null),
    ],
    [
      "another algorithm",
      () =>
        changed({
          "signature-input": `${received().headers["signature-input"]}`.replace(
            "hmac-sha256",
            "none",
          ),
        }),
      fault("MALFORMED", null),
    ],
    [
      "a viewer of a megabyte",
      () => changed({ "graph-viewer": "x".repeat(1_048_576) }),
      fault("MALFORMED", null),
    ],
    [
      "an input of a megabyte",
      () => changed({ "signature-input": "(".repeat(1_048_576) }),
      fault("MALFORMED", null),
    ],
    [
      "headers that are lists",
      () => changed({ signature: ["a", "b"] as never }),
      fault("MALFORMED", null),
    ],
    [
      "a viewer nobody can be, of the gateway's own making",
      () => received({ ...CALL, viewer: { role: "root" } as never }),
      fault("NO_VIEWER"),
    ],
  ])("is refused with %s", (_what, make, outcome) => {
    expect(verifier()(make())).toEqual(outcome);
  });

  it("is refused whichever character of whichever header is another", () => {
    const good = received();
    const names = Object.keys(good.headers);

    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.constantFrom(..."AZaz09+/-_."),
        (name, at, character) => {
          const value = `${good.headers[name]}`;
          const place = at % value.length;
          fc.pre(value[place] !== character);
          // The last character of 32 bytes in base64 holds two bits that stand for nothing.
          fc.pre(!(name === "signature" && place === value.length - 3));
          const other = value.slice(0, place) + character + value.slice(place + 1);

          const outcome = verifier()({ ...good, headers: { ...good.headers, [name]: other } });

          expect(Object.keys(outcome)).toEqual(["fault", "keyId"]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("does not use up the nonce of the call that it was made from", () => {
    const verify = verifier();
    const good = received();

    expect(verify({ ...good, body })).toEqual(fault("CHANGED_BODY"));
    expect(verify({ ...good, target: "/admin" })).toEqual(fault("FORGED"));
    expect(verify(good)).toEqual(ACCEPTED);
  });
});
