import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { bundleVersion, isBundleFileName, loadBundle } from "./bundle.js";
import { GRAPHIQL_PAGE_HEADERS, graphiqlPage } from "./graphiql-page.js";
import type { SavedOperation } from "./saved-operations.js";

export type GraphiqlOptions = {
  title: string;
  /** Where GraphiQL is served: `/graphiql`. */
  path: string;
  /** Where the graph is served, on the same origin: `/graphql`. */
  endpoint: string;
  operations: readonly SavedOperation[];
  /** Makes a token for the page at hand; null outside of the demo. */
  demoToken: (() => Promise<string>) | null;
};

export type GraphiqlAnswer = { headers: Readonly<Record<string, string>>; body: string | Buffer };

export type Graphiql = {
  /**
   * Answers a GET for the page or one of its files; null for any other path.
   * @param path the request's path, without its query
   * @param acceptEncoding the request's header of that name
   */
  answer(path: string, acceptEncoding: string | undefined): Promise<GraphiqlAnswer | null>;
};

/** GraphiQL, served from this process and loaded on the first request for one of its files, not before. */
export function createGraphiql({ path, demoToken, ...content }: GraphiqlOptions): Graphiql {
  const assets = `${path}/assets/${bundleVersion()}`;
  let bundle: ReturnType<typeof loadBundle> | undefined;

  async function file(name: string, acceptEncoding = ""): Promise<GraphiqlAnswer | null> {
    if (!isBundleFileName(name)) return null;
    bundle ??= loadBundle();
    const { type, gzipped } = (await bundle)[name];
    const compressed = /\bgzip\b/.test(acceptEncoding);
    return {
      headers: {
        "content-type": type,
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
        vary: "accept-encoding",
        ...(compressed ? { "content-encoding": "gzip" } : {}),
      },
      body: compressed ? gzipped : await promisify(gunzip)(gzipped),
    };
  }

  return {
    async answer(requested, acceptEncoding) {
      if (requested === path) {
        const token = (await demoToken?.()) ?? null;
        return {
          headers: GRAPHIQL_PAGE_HEADERS,
          body: graphiqlPage({ ...content, assets, demoToken: token }),
        };
      }
      return requested.startsWith(`${assets}/`)
        ? file(requested.slice(assets.length + 1), acceptEncoding)
        : null;
    },
  };
}
