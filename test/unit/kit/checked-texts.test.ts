import { execute, parse } from "graphql";
import { Arg, Field, ID, InputType, ObjectType, Query, Resolver } from "type-graphql";
import { describe, expect, it } from "vitest";
import { createCompiledExecutor } from "../../../subgraphs/kit/compiled-execution.js";
import { buildFederatedSchema } from "../../../subgraphs/kit/federated-schema.js";
import { checkTexts } from "../../../subgraphs/kit/input/checked-resolvers.js";
import { faultOfTexts, LONGEST_TEXT } from "../../../subgraphs/kit/input/text.rules.js";

const NO_CHARACTER =
  "has U+0000 or half of a surrogate pair in it, which are no characters of a text.";

describe("what is wrong with a text", () => {
  it.each([
    ["", null],
    ["a\n\u0001\u202E\uFFFF😀", null],
    ["가".repeat(LONGEST_TEXT), null],
    [
      "가".repeat(LONGEST_TEXT + 1),
      `note has ${LONGEST_TEXT + 1} characters; a text has at most ${LONGEST_TEXT}.`,
    ],
    ["\0", `note ${NO_CHARACTER}`],
    ["a\uD83Db", `note ${NO_CHARACTER}`],
    ["a\uDE00", `note ${NO_CHARACTER}`],
  ])("%j", (text, fault) => {
    expect(faultOfTexts("note", text)).toBe(fault);
  });

  it("is said of the first one inside a value, with the way to it", () => {
    const shares = [{ driverId: "ptn_1", weight: 1 }, { driverId: "\0" }];

    expect(faultOfTexts("input", { at: new Date(0), note: null, shares })).toBe(
      `input.shares[1].driverId ${NO_CHARACTER}`,
    );
  });
});

@InputType("CheckedInput")
class Input {
  @Field(() => [ID])
  ids!: string[];
}

@ObjectType("CheckedThing")
class Thing {
  @Field(() => ID)
  id!: string;
}

let resolved: unknown[] = [];

@Resolver()
class Things {
  @Query(() => String, { nullable: true })
  named(
    @Arg("name", () => String, { nullable: true }) name?: string,
    @Arg("input", () => Input, { nullable: true }) input?: Input,
  ): string {
    resolved.push(name ?? input?.ids);
    return "found";
  }
}

const { schema } = buildFederatedSchema({
  resolvers: [Things],
  types: [Thing],
  references: { CheckedThing: ({ id }: Record<string, unknown>) => ({ id }) },
  extraSdl: ['extend type CheckedThing @key(fields: "id")'],
});
const compiled = createCompiledExecutor(schema);

const EXECUTORS = [
  [
    "graphql-js",
    (text: string, variables: object) =>
      execute({ schema, document: parse(text), variableValues: { ...variables } }),
  ],
  [
    "graphql-jit",
    (text: string, variables: object) =>
      compiled({ document: parse(text), variables: { ...variables }, context: {} }),
  ],
] as const;

describe.each(EXECUTORS)("a schema, executed by %s", (_which, ask) => {
  async function askAbout(text: string, variables: object) {
    resolved = [];
    const { data, errors } = await ask(text, variables);
    return {
      data: JSON.parse(JSON.stringify(data)),
      errors: errors?.map(({ message, path, extensions }) => ({ message, path, extensions })),
      resolved,
    };
  }
  const refused = (message: string, path: (string | number)[]) => [
    { message, path, extensions: { code: "BAD_USER_INPUT" } },
  ];

  it("resolves no field with a text that cannot be kept", async () => {
    expect(await askAbout("query ($name: String) { named(name: $name) }", { name: "\0" })).toEqual({
      data: { named: null },
      errors: refused(`name ${NO_CHARACTER}`, ["named"]),
      resolved: [],
    });
    expect(
      await askAbout("query ($ids: [ID!]!) { named(input: { ids: $ids }) }", { ids: ["a", "\0"] }),
    ).toEqual({
      data: { named: null },
      errors: refused(`input.ids[1] ${NO_CHARACTER}`, ["named"]),
      resolved: [],
    });
  });

  it("resolves every other", async () => {
    expect(await askAbout("{ named(name: null) }", {})).toMatchObject({ errors: undefined });
    expect(await askAbout('{ named(name: "a") }', {})).toEqual({
      data: { named: "found" },
      errors: undefined,
      resolved: ["a"],
    });
  });

  it("finds the entities of the other keys", async () => {
    const keys = ["a", "\0", "b"].map((id) => ({ __typename: "CheckedThing", id }));

    const answer = await askAbout(
      "query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on CheckedThing { id } } }",
      { keys },
    );

    expect(answer).toEqual({
      data: { _entities: [{ id: "a" }, null, { id: "b" }] },
      errors: refused(`id ${NO_CHARACTER}`, ["_entities", 1]),
      resolved: [],
    });
  });
});

describe("a field that takes a text", () => {
  it("without a resolver to keep it from does not get into a schema", () => {
    expect(() => checkTexts(schema, { Query: {} })).toThrow(
      "Query.named takes a text and has no resolver to keep it from",
    );
  });
});
