import { auditServer } from "graphql-http";
import { describe, expect, it } from "vitest";
import { AGENT } from "../../demo.js";
import { startProduction } from "./production.fixture.js";

// The audits send documents of their own, which production would not answer: it measures them here instead.
const graph = await startProduction({ TRUSTED_DOCUMENTS: "measure" });
const token = await graph.token(AGENT);

/**
 * Where they want a field with an argument, the audits ask the introspection, the one thing every graph has. Ours is
 * closed in production, so that the same is asked of the search.
 */
function ofOurGraph(text: string): string {
  return text.replaceAll(
    /__type\(name: (\$name|\\?".*?")\) \{ name \}/g,
    "searchBeneficiaries(query: $1) { count }",
  );
}

/** A client of ours: with a token, and with the header that tells a GET from a link on another site. */
async function ourFetch(url: string, init: RequestInit = {}) {
  const address = new URL(url);
  const query = address.searchParams.get("query");
  if (query !== null) address.searchParams.set("query", ofOurGraph(query));
  return fetch(address, {
    ...init,
    ...(typeof init.body === "string" ? { body: ofOurGraph(init.body) } : {}),
    headers: { authorization: `Bearer ${token}`, "apollo-require-preflight": "1", ...init.headers },
  });
}

/**
 * What is not met. All three want 200 for a request of which nothing is executed, from the time when a client could not
 * tell an answer of the graph from one of something in between. Ours is refused with 400 and a code, so that every proxy,
 * log and monitor sees that it failed; a client that accepts application/graphql-response+json is promised just that.
 */
const WARNINGS = [
  "572B SHOULD use 200 status code on document parsing failure when accepting application/json",
  "FDE2 SHOULD use 200 status code on document validation failure when accepting application/json",
  "7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json",
];

describe("GraphQL over HTTP", () => {
  it("is spoken as its specification says, but for three warnings", async () => {
    const results = await auditServer({ url: `${graph.address}/graphql`, fetchFn: ourFetch });

    const byStatus = (status: string) =>
      results.filter((result) => result.status === status).map(({ id, name }) => `${id} ${name}`);
    expect(results.length).toBeGreaterThan(60);
    expect({
      error: byStatus("error"),
      warn: byStatus("warn"),
      notice: byStatus("notice"),
    }).toEqual({ error: [], warn: WARNINGS, notice: [] });
  });
});
