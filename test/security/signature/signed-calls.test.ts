import { randomBytes } from "node:crypto";
import { type OutgoingHttpHeaders, request } from "node:http";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createLog } from "../../../gateway/log.js";
import {
  createRequestSigner,
  type RemoteRequest,
} from "../../../gateway/subgraph-call/signed-http.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { serveSubgraph } from "../../../subgraphs/kit/serve.js";
import {
  parseSigningKeys,
  type SigningKey,
} from "../../../subgraphs/kit/signature/signing-keys.js";
import { createTokenVerifier } from "../../../subgraphs/kit/viewer/token.js";
import type { Viewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { registry } from "../../../subgraphs/registry.js";
import { DEMO_INSTANT } from "../../demo.js";
import { providerKey, signToken } from "../../identity-provider.js";

const START = new Date("2026-02-03T04:05:06Z");
const WHO = '{"query":"{ viewer { role id affiliate } }"}';
const USER: Viewer = { role: "user", id: "usr_1" };

const [current, previous, removed] = ["2026b", "2026a", "2025z"].map(newKey) as [
  SigningKey,
  SigningKey,
  SigningKey,
];
const issuer = await providerKey("EdDSA", "id");
const agentToken = await signToken(
  { iss: "i", aud: "a", sub: "agt_1", scope: "compensation:read:any", exp: 4e9 },
  issuer,
);

let now = START;
const logLines: string[] = [];
// Asked who asks, the directory needs no rows.
const database = openDatabase("postgres://nobody:nothing@127.0.0.1:1/none", { max: 1 });
afterAll(() => database.close());
const directory = await serve([current, previous], "production");

beforeEach(() => {
  now = START;
  logLines.length = 0;
});

function newKey(id: string): SigningKey {
  const [key] = parseSigningKeys(`${id}:${randomBytes(32).toString("base64")}`) ?? [];
  if (!key) throw new Error("no key was made");
  return key;
}

async function serve(signingKeys: SigningKey[], environment: "development" | "production") {
  const definition = await registry.find(({ name }) => name === "directory")?.load();
  if (!definition) throw new Error("there is no directory");
  const served = await serveSubgraph(definition, {
    database,
    environment,
    signingKeys,
    realTime: () => now,
    identity: createTokenVerifier({ key: issuer.jwk, issuer: "i", audience: "a", now: () => now }),
    clock: () => DEMO_INSTANT,
    listen: { host: "127.0.0.1", port: 0 },
    log: createLog("info", { write: (line: string) => void logLines.push(line) }),
  });
  afterAll(() => served.close());
  return new URL(`${served.address}/graphql`);
}

/** A call as the gateway signs it, by this key at this instant. */
function signed(
  change: {
    body?: string;
    viewer?: Viewer;
    key?: SigningKey;
    subgraph?: string;
    url?: URL;
    at?: Date;
  } = {},
) {
  const {
    body = WHO,
    viewer = USER,
    key = current,
    subgraph = "directory",
    url = directory,
  } = change;
  return createRequestSigner(
    key,
    () => change.at ?? now,
  )({
    subgraph,
    url,
    viewer,
    request: { now: DEMO_INSTANT },
    body,
  });
}

type Answer = { status: number; challenge: string | undefined; body: unknown };

function send(
  { method, headers, body }: { method: string; headers: OutgoingHttpHeaders; body: string },
  url = directory,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, async (response) => {
      let text = "";
      for await (const chunk of response.setEncoding("utf8")) text += chunk;
      resolve({
        status: response.statusCode ?? 0,
        challenge: response.headers["www-authenticate"],
        body: JSON.parse(text),
      });
    });
    asked.on("error", reject).end(body);
  });
}

function answered(role: string, id: string | null): Answer {
  const viewer = { role, id, affiliate: null };
  return { status: 200, challenge: undefined, body: { data: { viewer } } };
}

const REFUSED: Answer = {
  status: 401,
  challenge: "Signature",
  body: {
    errors: [
      {
        message: "호출의 서명을 인정할 수 없습니다. The signature of the call is not accepted.",
        extensions: { code: "SIGNATURE_REFUSED", retryable: false },
      },
    ],
  },
};

function logged() {
  return logLines.map((line) => {
    const { msg, fault, keyId } = JSON.parse(line);
    return { msg, fault, keyId };
  });
}

const secondsLater = (seconds: number) => new Date(START.getTime() + seconds * 1000);

describe("a subgraph whose calls are signed", () => {
  it.each<[Viewer, string, string | null]>([
    [USER, "USER", "usr_1"],
    [{ role: "anonymous" }, "ANONYMOUS", null],
    [{ role: "agent", id: "agt_1", permissions: ["contact:reveal"] }, "AGENT", "agt_1"],
  ])("answers for whom the gateway names: %j", async (viewer, role, id) => {
    expect(await send(signed({ viewer }))).toEqual(answered(role, id));
    expect(logLines).toEqual([]);
  });

  it("does not look at a token that comes along", async () => {
    const call = signed();

    for (const authorization of [`Bearer ${agentToken}`, "nonsense"]) {
      const { headers } = signed();
      expect(await send({ ...call, headers: { ...headers, authorization } })).toEqual(
        answered("USER", "usr_1"),
      );
    }
  });

  it("knows the key that is on its way out until it is taken away", async () => {
    const after = await serve([current], "production");

    expect(await send(signed({ key: previous }))).toEqual(answered("USER", "usr_1"));
    expect(await send(signed({ key: current, url: after }), after)).toEqual(
      answered("USER", "usr_1"),
    );
    expect(await send(signed({ key: previous, url: after }), after)).toEqual(REFUSED);
  });

  it("does not start in production without keys, and says what to do", async () => {
    await expect(serve([], "production")).rejects.toThrow(
      "set SIGNING_KEYS to the gateway's keys and start again",
    );
  });

  it("takes a token while developing, when it was given no keys", async () => {
    const open = await serve([], "development");
    const headers = { "content-type": "application/json" };
    const authorization = `Bearer ${agentToken}`;

    expect(await send({ method: "POST", headers, body: WHO }, open)).toEqual(
      answered("ANONYMOUS", null),
    );
    expect(
      await send({ method: "POST", headers: { ...headers, authorization }, body: WHO }, open),
    ).toEqual(answered("AGENT", "agt_1"));
  });

  it("tells whoever runs it how it is without a signature, and nobody its schema", async () => {
    const sdl = { method: "POST", headers: { "content-type": "application/json" } };

    expect(await send({ ...sdl, body: '{"query":"{ _service { sdl } }"}' })).toEqual(REFUSED);
    const health = await fetch(new URL("/health", directory));
    expect([health.status, await health.json()]).toEqual([200, { status: "ok" }]);
  });
});

describe("an attack on a subgraph gets one answer, and the log the reason:", () => {
  const ADMIN: Viewer = { role: "admin", id: "adm_1" };
  const OTHER_BODY = '{"query":"{ viewer { id } }"}';
  const altered = (
    headers: Record<string, string | undefined>,
    call: RemoteRequest = signed(),
  ) => ({
    ...call,
    headers: { ...call.headers, ...headers } as Record<string, string>,
  });

  it.each<[string, () => RemoteRequest, string, string | null]>([
    [
      "no signature",
      () => ({ ...signed(), headers: { "content-type": "application/json" } }),
      "UNSIGNED",
      null,
    ],
    [
      "an agent's good token and no signature",
      () => ({
        ...signed(),
        headers: { "content-type": "application/json", authorization: `Bearer ${agentToken}` },
      }),
      "UNSIGNED",
      null,
    ],
    [
      "an agent's name and no signature",
      () => ({
        ...signed(),
        headers: {
          "content-type": "application/json",
          "graph-viewer": '{"role":"agent","id":"agt_1"}',
          "graph-target": "directory",
        },
      }),
      "MALFORMED",
      null,
    ],
    ["a key that was removed", () => signed({ key: removed }), "UNKNOWN_KEY", "2025z"],
    ["another key under a known id", () => signed({ key: newKey("2026b") }), "FORGED", "2026b"],
    ["61 seconds too old", () => signed({ at: secondsLater(-61) }), "OUTSIDE_WINDOW", "2026b"],
    ["from 61 seconds ahead", () => signed({ at: secondsLater(61) }), "OUTSIDE_WINDOW", "2026b"],
    ["another body", () => ({ ...signed(), body: OTHER_BODY }), "CHANGED_BODY", "2026b"],
    [
      "another body with its own digest",
      () =>
        altered(
          { "content-digest": signed({ body: OTHER_BODY }).headers["content-digest"] },
          { ...signed(), body: OTHER_BODY },
        ),
      "FORGED",
      "2026b",
    ],
    [
      "made for another path",
      () => signed({ url: new URL("/admin", directory) }),
      "FORGED",
      "2026b",
    ],
    [
      "made for another subgraph",
      () => signed({ subgraph: "talk" }),
      "FOR_ANOTHER_SUBGRAPH",
      "2026b",
    ],
    [
      "made for another subgraph and sent on",
      () => altered({ "graph-target": "directory" }, signed({ subgraph: "talk" })),
      "FORGED",
      "2026b",
    ],
    [
      "the viewer of another good call",
      () => altered({ "graph-viewer": signed({ viewer: ADMIN }).headers["graph-viewer"] }),
      "FORGED",
      "2026b",
    ],
    [
      "the signature of another good call",
      () => {
        const { signature, "signature-input": input } = signed({ viewer: ADMIN }).headers;
        return altered({ signature, "signature-input": input });
      },
      "FORGED",
      "2026b",
    ],
    [
      "a signature cut short",
      () => altered({ signature: signed().headers.signature?.slice(0, 30) }),
      "MALFORMED",
      null,
    ],
  ])("%s", async (_what, make, fault, keyId) => {
    expect(await send(make())).toEqual(REFUSED);
    expect(logged()).toEqual([{ msg: "a call was refused for its signature", fault, keyId }]);
  });

  it("the same call twice", async () => {
    const call = signed();

    expect(await send(call)).toEqual(answered("USER", "usr_1"));
    now = secondsLater(59);
    expect(await send(call)).toEqual(REFUSED);
    expect(logged()).toMatchObject([{ fault: "REPLAYED", keyId: "2026b" }]);
  });

  it("the same call to another address", async () => {
    expect(await send(signed(), new URL("/graphql?operation=other", directory))).toEqual(REFUSED);
    expect(logged()).toMatchObject([{ fault: "FORGED" }]);
  });

  it("two viewers", async () => {
    const { headers, ...call } = signed();
    const viewers = [headers["graph-viewer"] ?? "", '{"role":"admin","id":"adm_1"}'];

    expect(await send({ ...call, headers: { ...headers, "graph-viewer": viewers } })).toEqual(
      REFUSED,
    );
    expect(logged()).toMatchObject([{ fault: "FORGED" }]);
  });

  it("a body that is no JSON is not even parsed before it is signed", async () => {
    expect(await send({ ...signed(), body: "{ not json" })).toEqual(REFUSED);
    expect(logged()).toMatchObject([{ fault: "CHANGED_BODY" }]);
  });

  it("a header of a megabyte", async () => {
    const answer = await send(altered({ "graph-viewer": "x".repeat(1_048_576) }));

    expect(answer.status).toBe(431);
    expect(JSON.stringify(answer)).not.toContain("xxx");
  });
});
