import { describe, expect, it } from "vitest";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const PROXY = { TRUST_PROXY: ["127.0.0.1"] };
const untrusting = await startGraph({ http: httpSettings("test", { RATE_LIMIT_CLIENT: 3 }) });
const proxied = await startGraph({
  http: httpSettings("test", { RATE_LIMIT_CLIENT: 2, ...PROXY }),
});
const perViewer = await startGraph({
  http: httpSettings("test", { RATE_LIMIT_VIEWER: 6, RATE_LIMIT_SEARCH: 3, RATE_LIMIT_REVEAL: 2 }),
});

type Sent = { headers?: Record<string, string>; path?: string; query?: string };

/** Asks the graph who asks unless told what, or for another path. */
async function ask(
  graph: typeof proxied,
  { headers = {}, path, query = "{ viewer { role } }" }: Sent = {},
) {
  const question = {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  };
  const response = await fetch(`${graph.address}${path ?? "/graphql"}`, path ? {} : question);
  return {
    status: response.status,
    retryAfter: response.headers.get("retry-after"),
    body: (await response.json()) as unknown,
  };
}

const from = (address: string): Sent => ({ headers: { "x-forwarded-for": address } });

const LIMITED = {
  status: 429,
  retryAfter: expect.stringMatching(/^([1-9]|[1-5]\d|60)$/),
  body: {
    errors: [
      {
        message: expect.any(String),
        extensions: {
          code: "RATE_LIMITED",
          retryable: true,
          retryAfterSeconds: expect.any(Number),
        },
      },
    ],
  },
};

describe("a client that asks too often", () => {
  it("is told when to come back, whatever address it claims to have", async () => {
    const first = [
      await ask(untrusting, from("192.0.2.1")),
      await ask(untrusting, from("192.0.2.2")),
    ];
    const beyond = [
      await ask(untrusting, { path: "/ready" }),
      await ask(untrusting, from("192.0.2.3")),
      await ask(untrusting, { path: "/nowhere" }),
    ];

    expect([...first, beyond[0]].map((answer) => answer?.status)).toEqual([200, 200, 200]);
    expect(beyond.slice(1)).toEqual([LIMITED, LIMITED]);
    expect((await ask(untrusting, { path: "/health" })).status).toBe(200);
  });

  it("behind a trusted proxy has the address that the proxy tells, not the one it tells the proxy", async () => {
    const forged = (made: string) => from(`${made}, 198.51.100.7`);

    const answers = [
      await ask(proxied, forged("192.0.2.1")),
      await ask(proxied, forged("192.0.2.2")),
      await ask(proxied, forged("192.0.2.3")),
      await ask(proxied, from("198.51.100.8")),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
  });
});

describe("a viewer who asks too often", () => {
  it("is told when to come back, and others are not", async () => {
    const viewer = { role: "agent", id: "agt_often" } as const;
    const token = { authorization: `Bearer ${await perViewer.token(viewer)}` };
    for (let request = 0; request < 6; request += 1) await ask(perViewer, { headers: token });

    const beyond = await ask(perViewer, { headers: token });
    const other = await perViewer.ask("{ viewer { role } }", { as: AGENT });

    expect(beyond).toEqual(LIMITED);
    expect(other.status).toBe(200);
  });

  it("may search less often than ask, each alias counted, and goes on with everything else", async () => {
    const as = { role: "agent", id: "agt_searcher" } as const;
    const search = (name: string) => `${name}: searchBeneficiaries(query: "데모") { count }`;

    const two = await perViewer.ask(`{ ${search("a")} ${search("b")} }`, { as });
    const twoMore = await perViewer.ask(
      `{ ...Two } fragment Two on Query { ${search("c")} ${search("d")} }`,
      { as },
    );
    const other = await perViewer.ask(`{ partner(id: "ptn_demo_bakery") { id } }`, { as });

    expect(two.status).toBe(200);
    expect(twoMore).toMatchObject({ status: 429, errors: LIMITED.body.errors });
    expect(other).toMatchObject({ status: 200, errors: undefined });
  });

  it("may ask to see fewer whole contacts than it may search, shown or not, each alias counted", async () => {
    const as = { role: "agent", id: "agt_revealer", permissions: ["contact:reveal"] } as const;
    const reveal = (name: string, beneficiaryId = "ptn_demo_bakery") =>
      `${name}: revealDirectoryContact(input: { beneficiaryId: "${beneficiaryId}", kind: PHONE,
        reason: CALL_BACK, note: "조사 결과를 알려 드리기로 함", idempotencyKey: "${name}-of-a-minute" }) { __typename }`;

    const two = await perViewer.ask(
      `mutation { ${reveal("a")} ...One } fragment One on Mutation { ${reveal("b", "ptn_nobody")} }`,
      { as },
    );
    const beyond = await ask(perViewer, {
      headers: { authorization: `Bearer ${await perViewer.token(as)}` },
      query: `mutation { ${reveal("c")} }`,
    });
    const search = await perViewer.ask(`{ searchBeneficiaries(query: "데모") { count } }`, { as });

    expect(two).toEqual({
      status: 200,
      data: {
        a: { __typename: "DirectoryRevealContactOk" },
        b: { __typename: "DirectoryRevealContactRefused" },
      },
      errors: undefined,
    });
    expect(beyond).toEqual(LIMITED);
    expect(search.status).toBe(200);
  });
});
