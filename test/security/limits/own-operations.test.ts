import { readFile } from "node:fs/promises";
import { buildSchema, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { readSavedOperations } from "../../../gateway/graphiql/saved-operations.js";
import { costOf } from "../../../gateway/limits/cost.js";
import { sizeOf } from "../../../gateway/limits/document-size.js";
import { LIMITS } from "../../../gateway/limits/limits.js";
import { projectFile } from "../../../gateway/project-files.js";

const schema = buildSchema(await readFile(projectFile("schema", "api.graphql"), "utf8"));
const operations = await readSavedOperations(projectFile("schema", "operations"));

/** What an operation measures: its text, its document, and its cost with the largest page it may ask for. */
const measured = operations.map(({ name, text, variables }) => {
  const document = parse(text);
  const pages = "first" in variables ? { first: 100 } : {};
  return {
    name,
    bodyBytes: Buffer.byteLength(JSON.stringify({ query: text, variables })),
    tokens: document.tokenCount ?? Number.NaN,
    ...sizeOf(document),
    cost: costOf({ schema, document, name, variables: { ...variables, ...pages } }),
  };
});

describe("our own operations", () => {
  it("are measured, so that whoever sets a limit sees what it is set from", () => {
    console.table(measured);

    expect(measured.map(({ name }) => name)).toEqual(operations.map(({ name }) => name));
  });

  it.each(Object.entries(LIMITS))(
    "stay below the limit of %s with half as much again to spare",
    (limit, allowed) => {
      const largest = Math.max(...measured.map((size) => size[limit as keyof typeof LIMITS]));

      expect(largest * 1.5).toBeLessThanOrEqual(allowed);
    },
  );
});
