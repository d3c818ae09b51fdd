import { request } from "undici";
import { SupergraphUnreadable } from "./no-supergraph.js";
import type { SupergraphSource } from "./supergraph-source.js";

/** Less than the time in which a new one is to be served. */
const TIMEOUT_MS = 1_000;

/** The text of an address, as it was when it had this tag. */
type Known = { etag: string; text: string };

/** A supergraph at an http(s) address. With an `ETag` it is sent only when it changed. */
export function addressSource(url: URL): SupergraphSource {
  let known: Known | null = null;

  async function read(): Promise<string> {
    const { statusCode, headers, body } = await request(url, {
      headers: {
        accept: "application/graphql, text/plain, */*",
        ...(known && { "if-none-match": known.etag }),
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (statusCode === 304 && known) {
      await body.dump();
      return known.text;
    }
    if (statusCode !== 200) {
      await body.dump();
      throw new SupergraphUnreadable(`it answered with status ${statusCode}`);
    }
    const text = await body.text();
    known = typeof headers.etag === "string" ? { etag: headers.etag, text } : null;
    return text;
  }

  // The address itself may hold a key; its host is enough to know it by.
  return { name: url.host, candidates: async () => [{ name: url.host, read }], watch: null };
}
