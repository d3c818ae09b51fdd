import { composeServices } from "@theguild/federation-composition";
import { type DocumentNode, type GraphQLSchema, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { switchableEngine } from "../../../../gateway/engine/engine.js";
import { loadEngine } from "../../../../gateway/engine/load-engine.js";
import { gatewayContext } from "../../../../gateway/subgraph-call/subgraph-call.js";
import { AGENT, DEMO_INSTANT } from "../../../demo.js";

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9")';

/** A supergraph whose fields answer with who answered, and the documents that were asked of it. */
async function loaded(answer: string, fields: string, subgraph = "Our-Subgraph") {
  const { supergraphSdl = "" } = composeServices([
    { name: subgraph, url: "http://one.invalid", typeDefs: parse(`${LINK} ${fields}`) },
  ]);
  const asked: { subgraph: string; document: DocumentNode }[] = [];
  const engine = await loadEngine(supergraphSdl, async (name, { document }) => {
    asked.push({ subgraph: name, document });
    return { data: { word: answer } };
  });
  return { engine, asked };
}

const context = () => gatewayContext({ viewer: AGENT, now: DEMO_INSTANT });
const WORD = "query Word($max: Int!) { word(max: $max) }";
const FIELDS = "type Query { word(max: Int): String }";

const asking = () => ({
  document: parse(WORD),
  operationName: "Word",
  variables: { max: 1 },
  context: context(),
});

describe("an engine that is replaced", () => {
  it("answers the requests that were validated against its schema, and no others", async () => {
    const first = await loaded("first", FIELDS);
    const second = await loaded("second", FIELDS);
    const engine = switchableEngine(async () => first.engine);
    const told: GraphQLSchema[] = [];
    engine.onSchemaLoadOrUpdate(({ apiSchema }) => told.push(apiSchema));
    const { executor } = await engine.load({} as never);
    const answers = async (schema: GraphQLSchema | undefined) => {
      const request = { query: WORD, variables: { max: 1 } };
      const document = parse(WORD);
      const given = { schema, document, request, context: context() };
      return executor?.(given as never);
    };

    engine.switchTo(second.engine);

    expect(told).toEqual([first.engine.apiSchema, second.engine.apiSchema]);
    expect(await answers(told[0])).toEqual({ data: { word: "first" } });
    expect(await answers(told[1])).toEqual({ data: { word: "second" } });
  });

  it("goes on when the next one cannot be served", async () => {
    const first = await loaded("first", FIELDS);
    const engine = switchableEngine(async () => first.engine);
    engine.onSchemaLoadOrUpdate(({ apiSchema }) => {
      if (apiSchema !== first.engine.apiSchema) throw new Error("it is no valid schema");
    });
    const { executor } = await engine.load({} as never);
    const second = await loaded("second", FIELDS);

    expect(() => engine.switchTo(second.engine)).toThrow("it is no valid schema");

    const request = { query: "{ word }" };
    const asked = { document: parse("{ word }"), request, context: context() };
    expect(await executor?.(asked as never)).toEqual({ data: { word: "first" } });
  });
});

describe("a document that is planned before it is asked for", () => {
  it("asks nobody, and clients get that plan", async () => {
    const { engine, asked } = await loaded("word", FIELDS);

    await engine.warm(WORD);
    const askedToPlan = asked.length;
    await engine.execute(asking());
    await engine.execute(asking());

    expect(askedToPlan).toBe(0);
    // A plan has its documents: the same object is the same plan.
    expect(asked).toHaveLength(2);
    expect(asked[1]?.document).toBe(asked[0]?.document);
  });

  it("is planned for each client's own where it was not", async () => {
    const { engine, asked } = await loaded("word", FIELDS);

    await engine.execute(asking());
    await engine.execute(asking());

    expect(asked[1]?.document).not.toBe(asked[0]?.document);
  });
});

describe("a subgraph", () => {
  it("is called by the name it was composed under", async () => {
    const { engine, asked } = await loaded("word", FIELDS, "My-Words");

    await engine.execute(asking());

    expect(asked.map(({ subgraph }) => subgraph)).toEqual(["My-Words"]);
  });
});
