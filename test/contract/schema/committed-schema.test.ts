import { buildSchema, lexicographicSortSchema, parse, printSchema } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { createEngine } from "../../../gateway/engine/engine.js";
import { projectFile } from "../../../gateway/project-files.js";
import { gatewayContext } from "../../../gateway/subgraph-call/subgraph-call.js";
import { checkSchema } from "../../../schema/check/check-schema.js";
import { readSchemaTree, type SchemaTree } from "../../../schema/check/tree.js";
import { printSubgraphs } from "../../../schema/generate/printed-subgraph.js";
import { registry } from "../../../subgraphs/registry.js";

let tree: SchemaTree;

beforeAll(async () => {
  tree = await readSchemaTree(projectFile("schema"));
});

function committed(file: string): string {
  const text = tree.committed.get(file);
  if (text === undefined) throw new Error(`${file} is not there`);
  return text;
}

describe("the committed schema", () => {
  it("is what the code prints and breaks no rule; what the base branch says is CI's to ask", async () => {
    const reports = await checkSchema({
      ...tree,
      subgraphs: await printSubgraphs(registry),
      base: null,
      today: "2022-10-15",
    });

    expect(reports.flatMap(({ findings }) => findings ?? [])).toEqual([]);
    expect(reports.filter(({ findings }) => findings === null).map(({ rule }) => rule)).toEqual([
      "breaking",
      "keys",
    ]);
  });

  it("is loaded by the gateway's engine, which shows clients the public schema and asks subgraphs by name", async () => {
    const asked: string[] = [];
    const engine = createEngine(committed("supergraph.graphql"), async (subgraph) => {
      asked.push(subgraph);
      return { data: { viewer: { role: "AGENT" } } };
    });
    const shown: string[] = [];
    engine.onSchemaLoadOrUpdate(({ apiSchema }) =>
      shown.push(printSchema(lexicographicSortSchema(apiSchema))),
    );

    const { executor } = await engine.load({} as never);
    const answer = await executor?.({
      document: parse("{ viewer { role } }"),
      request: { query: "{ viewer { role } }" },
      context: gatewayContext({ viewer: { role: "anonymous" }, now: new Date(0) }),
    } as never);
    await engine.stop();

    expect(answer?.data).toEqual({ viewer: { role: "AGENT" } });
    expect(asked).toEqual(["directory"]);
    expect(shown).toEqual([printSchema(buildSchema(committed("api.graphql")))]);
  });
});
