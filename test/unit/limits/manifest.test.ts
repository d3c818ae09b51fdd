import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, print } from "graphql";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  documentHash,
  manifestOf,
  readManifest,
} from "../../../gateway/trusted-documents/manifest.js";

const FILE = `# Who I am\n# 나\n# variables: {}\nquery WhoAmI { viewer { role } }\n`;

async function written(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "manifest-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "manifest.json");
  await writeFile(path, text);
  return path;
}

describe("the manifest of trusted documents", () => {
  it("gives back every document by its hash", async () => {
    const body = print(parse("query WhoAmI { viewer { role } }"));

    const trusted = await readManifest(await written(manifestOf(new Map([["who.graphql", FILE]]))));

    expect([...trusted]).toEqual([[documentHash(body), body]]);
  });

  it("keeps a hash when only the titles, the example or the spaces change", () => {
    const other = `# Me\n# 저\n# variables: {}\nquery   WhoAmI {\n\n viewer {role} }`;

    expect(manifestOf(new Map([["who.graphql", other]]))).toBe(
      manifestOf(new Map([["who.graphql", FILE]])),
    );
  });

  it("is not read when a document was changed under its hash", async () => {
    const path = await written(
      manifestOf(new Map([["who.graphql", FILE]])).replace("role", "role id"),
    );

    await expect(readManifest(path)).rejects.toThrow(
      `${path}: WhoAmI is not what its hash names. Run "npm run schema" and commit what it writes.`,
    );
  });

  it("names the file that is no saved operation", () => {
    expect(() => manifestOf(new Map([["a.graphql", "query A { a }"]]))).toThrow(
      "a.graphql: it must begin with two comments",
    );
  });

  it("is kept under the hash that any other tool makes of the text", () => {
    expect(documentHash("abc")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});
