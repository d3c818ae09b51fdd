import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bundleVersion } from "../../../gateway/graphiql/bundle.js";
import { createGraphiql, type GraphiqlOptions } from "../../../gateway/graphiql/graphiql.js";
import type { SavedOperation } from "../../../gateway/graphiql/saved-operations.js";

const ASSETS = `/graphiql/assets/${bundleVersion()}`;
const PARTNER: SavedOperation = {
  name: "Partner",
  title: { en: "One partner", ko: "파트너 하나" },
  text: "query Partner($id: ID!) { partner(id: $id) { id } }\n",
  variables: { id: "ptn_demo_bakery" },
};

function graphiql(options: Partial<GraphiqlOptions> = {}) {
  return createGraphiql({
    title: "보상 그래프",
    path: "/graphiql",
    endpoint: "/graphql",
    operations: [PARTNER],
    demoToken: null,
    ...options,
  });
}

/** For the files, which are loaded once and stay. */
const pages = graphiql();

async function page(options: Partial<GraphiqlOptions> = {}) {
  const answer = await graphiql(options).answer("/graphiql", "gzip");
  return { html: String(answer?.body), headers: answer?.headers ?? {} };
}

/** What the page hands to its script, read as a browser would read it. */
function dataOf(html: string): unknown {
  const [, json] = /<script type="application\/json" id="page">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json ?? "null");
}

describe("the GraphiQL page", () => {
  it("holds the saved operations, the graph's path and the demo's token", async () => {
    const { html } = await page({ demoToken: async () => "aaa.bbb.ccc" });

    expect(dataOf(html)).toEqual({
      title: "보상 그래프",
      endpoint: "/graphql",
      assets: ASSETS,
      headers: '{\n  "Authorization": "Bearer aaa.bbb.ccc"\n}',
      operations: [
        {
          name: "Partner",
          query: PARTNER.text,
          variables: '{\n  "id": "ptn_demo_bakery"\n}',
        },
      ],
    });
    expect(html).toContain('<a href="?operation=Partner"><b>파트너 하나</b> One partner</a>');
  });

  it("has a fresh token each time it is opened, and is kept by nobody on the way", async () => {
    let made = 0;
    const demo = graphiql({ demoToken: async () => `token-${++made}` });

    const bodies = [await demo.answer("/graphiql", ""), await demo.answer("/graphiql", "")];

    expect(bodies.map((answer) => /Bearer (token-\d)/.exec(String(answer?.body))?.[1])).toEqual([
      "token-1",
      "token-2",
    ]);
    expect(bodies[0]?.headers["cache-control"]).toBe("no-store");
  });

  it("has no token outside of the demo, and does not send an empty one", async () => {
    expect(dataOf((await page()).html)).toMatchObject({ headers: "" });
  });

  it("runs nothing but its own script and GraphiQL's files", async () => {
    const { html, headers } = await page();
    const inline = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(
      ([, script]) => script ?? "",
    );
    const policy = new Map(
      headers["content-security-policy"]?.split("; ").map((rule) => {
        const [name = "", ...values] = rule.split(" ");
        return [name, values];
      }),
    );

    expect(policy.get("script-src")).toEqual([
      "'self'",
      ...inline.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`),
    ]);
    expect(policy.get("default-src")).toEqual(["'none'"]);
    expect(policy.get("connect-src")).toEqual(["'self'"]);
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(html).not.toMatch(/ on\w+=/);
  });

  it("cannot be broken out of by what it shows", async () => {
    const hostile = "</script><script>alert(1)</script>\"'<!--";
    const { html } = await page({
      title: hostile,
      demoToken: async () => hostile,
      operations: [
        { name: "A&B", title: { en: hostile, ko: hostile }, text: hostile, variables: { hostile } },
      ],
    });

    expect(html).not.toContain("<script>alert");
    expect(html).not.toContain("<!--");
    expect(html).toContain('href="?operation=A%26B"');
    expect(dataOf(html)).toMatchObject({
      operations: [
        { name: "A&B", query: hostile, variables: JSON.stringify({ hostile }, null, 2) },
      ],
    });
  });
});

describe("GraphiQL's files", () => {
  const FILES: [string, string, RegExp][] = [
    ["graphiql.js", "text/javascript; charset=utf-8", /renderYogaGraphiQL/],
    ["graphiql.css", "text/css; charset=utf-8", /\.graphiql-container/],
    ["editor.worker.js", "text/javascript; charset=utf-8", /onmessage/],
    ["json.worker.js", "text/javascript; charset=utf-8", /onmessage/],
    ["graphql.worker.js", "text/javascript; charset=utf-8", /onmessage/],
  ];

  it.each(FILES)("%s comes compressed, to be kept for good", async (name, type, content) => {
    const answer = await pages.answer(`${ASSETS}/${name}`, "gzip, deflate, br");

    expect(answer?.headers).toEqual({
      "content-type": type,
      "cache-control": "public, max-age=31536000, immutable",
      "content-encoding": "gzip",
      "x-content-type-options": "nosniff",
      vary: "accept-encoding",
    });
    expect(gunzipSync(answer?.body as Buffer).toString()).toMatch(content);
  });

  it("come as they are for a client that takes no compression", async () => {
    const answer = await pages.answer(`${ASSETS}/graphiql.css`, undefined);

    expect(answer?.headers).not.toHaveProperty("content-encoding");
    expect(String(answer?.body)).toContain(".graphiql-container");
  });

  it("are all that the page asks for", async () => {
    const { html } = await page();
    const asked = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? "");

    expect(asked).toEqual([`${ASSETS}/graphiql.css`, `${ASSETS}/graphiql.js`]);
    for (const path of asked) expect(await pages.answer(path, "gzip")).not.toBeNull();
  });

  it.each([
    "/graphiql/",
    "/graphiql/assets/0.0.0/graphiql.js",
    `${ASSETS}/`,
    `${ASSETS}/constructor`,
    `${ASSETS}/../../settings.ts`,
    "/graphql",
  ])("are not at %s", async (path) => {
    expect(await pages.answer(path, "gzip")).toBeNull();
  });
});
