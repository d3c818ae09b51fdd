import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  parseSavedOperation,
  readSavedOperations,
} from "../../../gateway/graphiql/saved-operations.js";

const OUTAGES = "# All outages\n# 모든 장애\nquery Outages {\n  outages { id }\n}\n";
const PARTNER = [
  "# One partner",
  "# 파트너 하나",
  '# variables: {"id": "ptn_demo_bakery", "first": 2}',
  "",
  "query Partner($id: ID!, $first: Int) {",
  "  # A comment of the query's own.",
  "  partner(id: $id) { id }",
  "}",
].join("\r\n");

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "saved-operations-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

describe("saved operations", () => {
  it("are read in the order of their files, with titles, variables and text", async () => {
    const folder = await folderWith({
      "02-partner.graphql": PARTNER,
      "01-outages.graphql": OUTAGES,
      "README.md": "not an operation",
    });

    expect(await readSavedOperations(folder)).toEqual([
      {
        name: "Outages",
        title: { en: "All outages", ko: "모든 장애" },
        text: OUTAGES,
        variables: {},
      },
      {
        name: "Partner",
        title: { en: "One partner", ko: "파트너 하나" },
        text: [
          "# One partner",
          "# 파트너 하나",
          "query Partner($id: ID!, $first: Int) {",
          "  # A comment of the query's own.",
          "  partner(id: $id) { id }",
          "}",
          "",
        ].join("\n"),
        variables: { id: "ptn_demo_bakery", first: 2 },
      },
    ]);
  });

  it.each([
    ["no titles", "query Outages { outages { id } }", "two comments"],
    ["one title", "# All outages\nquery Outages { outages { id } }", "two comments"],
    ["no name", "# All\n# 모두\n{ outages { id } }", "one operation, with a name"],
    ["two operations", "# All\n# 모두\nquery A { a } query B { b }", "one operation, with a name"],
    ["no operation", "# All\n# 모두\nfragment F on T { id }", "one operation, with a name"],
    ["no query", "# All\n# 모두", "Unexpected"],
    ["broken GraphQL", "# All\n# 모두\nquery A {", "Expected"],
    ["broken variables", "# All\n# 모두\n# variables: {id: 1}\nquery A { a }", "JSON object"],
    ["variables that are a list", "# All\n# 모두\n# variables: []\nquery A { a }", "JSON object"],
  ])("are refused with %s", (_what, text, problem) => {
    expect(() => parseSavedOperation(text)).toThrow(problem);
  });

  it("are refused by the name of the file", async () => {
    const folder = await folderWith({ "broken.graphql": "query A { a }" });

    await expect(readSavedOperations(folder)).rejects.toThrow(
      "broken.graphql: it must begin with two comments",
    );
  });

  it("are refused when two have one name, because a link could open either", async () => {
    const folder = await folderWith({ "a.graphql": OUTAGES, "b.graphql": OUTAGES });

    await expect(readSavedOperations(folder)).rejects.toThrow("are named Outages");
  });
});
