import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { projectFile } from "../../gateway/project-files.js";
import { startGraph } from "../graph.js";

const graph = await startGraph();

/** What a browser must have before the page is there: fonts come after it. */
const FIRST_BUNDLE_BYTES = 300_000;

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${graph.address}${path}`, { headers });

async function loadedFirst(): Promise<string[]> {
  const html = await (await get("/console")).text();
  return [...html.matchAll(/(?:src|href)="(\/console\/assets\/[^"]+)"/g)].map(
    ([, path = ""]) => path,
  );
}

describe("the console's page", () => {
  it("is the same for every address below /console, with a policy that lets in nothing but its own files", async () => {
    const answers = await Promise.all(
      ["/console", "/console/partners/ptn_x"].map((path) => get(path)),
    );

    for (const { status, headers } of answers) {
      const policy = headers.get("content-security-policy") ?? "";
      expect(status).toBe(200);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(policy.replace(/'nonce-[\w-]{22}'/, "'nonce'")).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
    }
    const [first, second] = answers.map(({ headers }) => headers.get("content-security-policy"));
    expect(first).not.toBe(second);
  });

  it("loads at most 300 kB before it is there", async () => {
    const files = await loadedFirst();
    const sizes = await Promise.all(
      files.map(
        async (path) => gzipSync(await readFile(projectFile("dist", path.slice(1)))).byteLength,
      ),
    );

    expect(files.length).toBeGreaterThanOrEqual(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(FIRST_BUNDLE_BYTES);
  });
});

describe("the console's files", () => {
  it("may be kept for good, and are sent compressed to who takes that", async () => {
    const [script = ""] = await loadedFirst();

    const { status, headers } = await get(script, { "accept-encoding": "gzip" });

    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(headers.get("content-encoding")).toBe("gzip");
  });

  it.each([
    "/console/assets/none.js",
    "/console/assets/index.html",
    "/console/assets/..%2findex.html",
    "/console/assets/..%5cindex.html.js",
    "/console/assets/",
  ])("are nothing else: %s", async (path) => {
    const { status } = await get(path);

    expect(status).toBe(404);
  });
});

describe("signing in as the demo's staff", () => {
  it.each([{}, { staff: "root" }, { staff: "constructor" }, "none"])(
    "is refused for %j",
    async (body) => {
      const response = await fetch(`${graph.address}/console/sign-in`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });

      expect(response.status).toBe(400);
    },
  );
});
