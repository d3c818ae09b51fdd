import { buildSchema, execute, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { createCompiledExecutor } from "../../../subgraphs/kit/compiled-execution.js";

const schema = buildSchema(/* GraphQL */ `
  scalar Odd
  type Outage { id: ID! title: String outages: [Outage!] }
  type Query { outage(id: ID!): Outage count(of: Int!, odd: Odd): Int }
`);
const outage = ({ id }: { id: string }) => ({ id, title: `outage ${id}`, outages: [] });
const fields = schema.getQueryType()?.getFields() ?? {};
if (fields.outage) fields.outage.resolve = (_root, given) => outage(given);
if (fields.count) fields.count.resolve = (_root, { of }) => of;

/** What is answered compiled, and what graphql-js itself answers. */
async function bothAnswers(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const compiled = await createCompiledExecutor(schema)({ document, variables, context: {} });
  const plain = await execute({ schema, document, variableValues: variables });
  return [compiled, plain].map((answer) => JSON.parse(JSON.stringify(answer)) as unknown);
}

describe("compiled execution answers as graphql-js does", () => {
  it.each([
    ["a query", '{ outage(id: "1015") { id name: title } }', {}],
    ["a variable", "query ($of: Int!) { count(of: $of) }", { of: 3 }],
    ["a variable of a wrong type", "query ($of: Int!) { count(of: $of) }", { of: "three" }],
    ["a variable that is missing", "query ($of: Int!) { count(of: $of) }", {}],
    ["a whole number that is too large", "query ($of: Int!) { count(of: $of) }", { of: 2 ** 31 }],
  ])("%s", async (_what, query, variables) => {
    const [compiled, plain] = await bothAnswers(query, variables);

    expect(compiled).toEqual(plain);
  });

  it.each([
    ["an object", '{ __proto__: outage(id: "1") { title: id } }'],
    ["a number", '{ __proto__: count(of: 1) outage(id: "1") { __proto__: id title } }'],
    ["a list", '{ outage(id: "1") { __proto__: outages { title } } }'],
    ["a variable", 'query ($__proto__: ID = "1") { outage(id: $__proto__) { id } }'],
  ])("and nothing reaches a prototype by the name of %s", async (_what, query) => {
    const [compiled, plain] = await bothAnswers(query);

    expect(JSON.stringify(compiled)).toBe(JSON.stringify(plain));
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("title" in {}).toBe(false);
  });
});
