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

/** A client of ours: with a token. */
async function ourFetch(url: string, init: RequestInit = {}) {
  return fetch(url, {
    ...init,
    ...(typeof init.body === "string" ? { body: ofOurGraph(init.body) } : {}),
    headers: { authorization: `Bearer ${token}`, ...init.headers },
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

/**
 * What a server may leave out, and ours does: GET. Its query and variables are in the address, which every proxy, log and
 * browser's history on the way keeps: a number that an agent searches for must not get there.
 */
const NOTICES = [
  "5A70 MAY accept application/x-www-form-urlencoded formatted GET requests",
  "D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json",
  "6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json",
];

describe("GraphQL over HTTP", () => {
  it("is spoken as its specification says, but for three warnings, and by POST alone", async () => {
    const results = await auditServer({ url: `${graph.address}/graphql`, fetchFn: ourFetch });

    const byStatus = (status: string) =>
      results.filter((result) => result.status === status).map(({ id, name }) => `${id} ${name}`);
    expect(results.length).toBeGreaterThan(60);
    expect({
      error: byStatus("error"),
      warn: byStatus("warn"),
      notice: byStatus("notice"),
    }).toEqual({ error: [], warn: WARNINGS, notice: NOTICES });
  });
});
