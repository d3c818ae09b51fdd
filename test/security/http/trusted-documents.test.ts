import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { documentHash } from "../../../gateway/trusted-documents/manifest.js";
import { AGENT } from "../../demo.js";
import { refusal, startProduction } from "./production.fixture.js";

const enforcing = await startProduction();
const measuring = await startProduction({ TRUSTED_DOCUMENTS: "measure" });
const token = await enforcing.token(AGENT);

type Entry = { id: string; name: string; body: string };
const manifest = JSON.parse(
  await readFile(projectFile("schema", "operations", "manifest.json"), "utf8"),
) as { operations: Entry[] };
const entry = (name: string) =>
  manifest.operations.find((operation) => operation.name === name) as Entry;

const who = entry("WhoAmI");
const total = entry("CompensationTotal");
const UNTRUSTED = [400, refusal("UNTRUSTED_DOCUMENT")];
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({
  persistedQuery: { version, sha256Hash },
});

const post = async (body: unknown) => {
  const { status, json } = await enforcing.post(body, { authorization: `Bearer ${token}` });
  return [status, json];
};

describe("production answers a document of the manifest", () => {
  const variables = { id: "ptn_demo_taxi", outageId: "1015" };
  const answer = [200, { data: { partner: { compensation: { total: { received: 7550 } } } } }];

  it.each([
    ["by the hash that client libraries send", { extensions: persisted(total.id) }],
    ["by its id", { documentId: total.id }],
    ["by its id with the kind of hash before it", { documentId: `sha256:${total.id}` }],
    ["by its hash with its text beside it", { query: total.body, extensions: persisted(total.id) }],
  ])("%s, with variables", async (_how, body) => {
    expect(await post({ ...body, variables })).toMatchObject(answer);
  });

  it("and so answers every one of our own", async () => {
    for (const { id, name } of manifest.operations) {
      const [, json] = await post({ documentId: id, variables: {} });

      // Without its variables it is refused for them, and not for itself.
      expect(json.errors?.[0].extensions.code ?? "answered", name).toMatch(
        /^(answered|BAD_USER_INPUT)$/,
      );
    }
  });
});

describe("production refuses everything else with 400", () => {
  const other = "{ viewer { role } }";

  it.each([
    ["a document of one's own", { query: other }],
    [
      "a document of one's own with its hash",
      { query: other, extensions: persisted(documentHash(other)) },
    ],
    ["a trusted text without its hash", { query: who.body }],
    ["a hash that is not in the manifest", { documentId: "0".repeat(64) }],
    ["a hash that every object has", { documentId: "constructor" }],
    ["no document at all", { variables: {} }],
    ["several requests at once", [{ documentId: who.id }]],
    ["the introspection", { query: "{ __schema { types { name } } }" }],
  ])("%s", async (_what, body) => {
    expect(await post(body)).toEqual(UNTRUSTED);
  });

  it.each([
    ["another text beside a trusted hash", { query: other, extensions: persisted(who.id) }],
    ["an empty text beside a trusted hash", { query: "", extensions: persisted(who.id) }],
    ["another version of the protocol", { extensions: persisted(who.id, 2) }],
    ["a hash that is none", { extensions: persisted([who.id]) }],
    ["a persisted query that is none", { extensions: { persistedQuery: who.id } }],
  ])("%s", async (_what, body) => {
    expect(await post(body)).toEqual([400, refusal("BAD_REQUEST")]);
  });

  it.each([
    ["a document", `query=${encodeURIComponent(who.body)}`],
    ["a trusted hash", `extensions=${encodeURIComponent(JSON.stringify(persisted(who.id)))}`],
    ["a trusted id", `documentId=${who.id}`],
  ])("%s in the address, whatever the body asks for", async (_what, search) => {
    const response = await fetch(`${enforcing.address}/graphql?${search}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: other }),
    });

    expect([response.status, await response.json()]).toEqual(UNTRUSTED);
  });

  it("and remembers nothing that a client sent: the hash of a refused document stays unknown", async () => {
    await post({ query: other, extensions: persisted(documentHash(other)) });

    expect(await post({ documentId: documentHash(other) })).toEqual(UNTRUSTED);
  });
});

describe("while it is measured what would be refused", () => {
  it("is answered, and logged once by its hash and without its text", async () => {
    const secret = `{ partner(id: "ptn_nobody_010_1234_5678") { id } }`;
    const told = () => measuring.logLines.filter((line) => line.includes("not trusted"));

    const answers = [
      await measuring.post({ query: secret }),
      await measuring.post({ query: secret }),
      await measuring.post({ documentId: who.id }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(told().map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ level: 40, documentHash: documentHash(secret) }),
    ]);
    expect(measuring.logLines.join("")).not.toContain("010_1234_5678");
  });

  it("is still held to the limits", async () => {
    const { status, json } = await measuring.post({
      query: `{ viewer { ${"role ".repeat(100)} } }`,
    });

    expect([status, json.errors[0].extensions.code]).toEqual([400, "TOO_MANY_REPEATED_FIELDS"]);
  });

  it("an unknown hash is answered in the words that client libraries know", async () => {
    const { status, json } = await measuring.post({ documentId: "0".repeat(64) });

    expect([status, json]).toEqual([
      200,
      {
        errors: [
          {
            message: "PersistedQueryNotFound",
            extensions: { code: "PERSISTED_QUERY_NOT_FOUND", retryable: false },
          },
        ],
      },
    ]);
  });
});
