import { execute, parse } from "graphql";
import { Directive, Field, ID, InterfaceType, ObjectType, Query, Resolver } from "type-graphql";
import { describe, expect, it } from "vitest";
import { createCompiledExecutor } from "../../../subgraphs/kit/compiled-execution.js";
import { buildFederatedSchema } from "../../../subgraphs/kit/federated-schema.js";

@InterfaceType("Pet", { description: "An animal.", autoRegisterImplementations: false })
abstract class Pet {
  @Field(() => ID, { description: "Its tag." })
  id!: string;
}

@ObjectType("Dog", { implements: Pet, description: "A dog." })
@Directive('@key(fields: "id")')
class Dog extends Pet {
  @Field(() => String, { nullable: true, description: "What it says." })
  bark!: string | null;
}

@ObjectType("Cat", { implements: Pet, description: "A cat." })
class Cat extends Pet {
  @Field(() => String, { description: "What it says." })
  purr!: string;
}

/** Of another subgraph in the same process: registered all the same, and listed by nobody here. */
@ObjectType("Snake", { implements: Pet, description: "A snake." })
class Snake extends Pet {}

const DOG = { __typename: "Dog", id: "1", bark: "멍멍" };
const CAT = { __typename: "Cat", id: "2", purr: "야옹" };

@Resolver()
class PetQueries {
  @Query(() => [Pet], { description: "All animals." })
  pets() {
    return [DOG, CAT];
  }

  @Query(() => Pet, { nullable: true, description: "An animal of another subgraph." })
  stray() {
    return { __typename: Snake.name, id: "3" };
  }
}

const { schema, sdl } = buildFederatedSchema({
  resolvers: [PetQueries],
  types: [Dog, Cat],
  references: { Dog: ({ id }) => (id === DOG.id ? DOG : null) },
  extraSdl: ["type Stub { id: ID! }", "extend type Query { stub: Stub }"],
});

const compiled = createCompiledExecutor(schema);
const runs: [string, (query: string, variables?: Record<string, unknown>) => Promise<unknown>][] = [
  [
    "compiled",
    async (query, variables = {}) => {
      const { data, errors } = await compiled({ document: parse(query), variables, context: {} });
      return { data, errors: errors?.map(({ path }) => path) };
    },
  ],
  [
    "interpreted",
    async (query, variableValues = {}) => {
      const { data, errors } = await execute({ schema, document: parse(query), variableValues });
      return { data: JSON.parse(JSON.stringify(data)), errors: errors?.map(({ path }) => path) };
    },
  ],
];

describe.each(runs)("a federated schema, %s", (_how, run) => {
  it("takes a value of an interface for the type that it names", async () => {
    const query = "{ pets { __typename id ... on Dog { bark } ... on Cat { purr } } }";

    expect(await run(query)).toEqual({ data: { pets: [DOG, CAT] }, errors: undefined });
  });

  it("gives an entity for its key, and null for one that it does not know", async () => {
    const query = `query ($keys: [_Any!]!) {
      _entities(representations: $keys) { __typename ... on Dog { id bark } }
    }`;
    const keys = ["1", "9"].map((id) => ({ __typename: "Dog", id }));

    expect(await run(query, { keys })).toEqual({
      data: { _entities: [DOG, null] },
      errors: undefined,
    });
  });

  it("answers with an error where a value names a type that is not its own", async () => {
    expect(await run("{ stray { id } }")).toEqual({ data: { stray: null }, errors: [["stray"]] });
  });
});

describe("the SDL of a federated schema", () => {
  it("has the types that were listed, what they need and the extra SDL, and no type of another subgraph", () => {
    const types = parse(sdl).definitions.flatMap((definition) =>
      "fields" in definition
        ? [[definition.name.value, definition.fields?.map(({ name }) => name.value).sort()]]
        : [],
    );

    expect(types).toEqual([
      ["Cat", ["id", "purr"]],
      ["Dog", ["bark", "id"]],
      ["Pet", ["id"]],
      ["Query", ["pets", "stray"]],
      ["Query", ["stub"]],
      ["Stub", ["id"]],
    ]);
  });

  it("names the federation version and keeps keys and descriptions, without which nothing could be composed", () => {
    expect(sdl).toContain('url: "https://specs.apollo.dev/federation/v2.9"');
    expect(sdl).toContain('"""A dog."""\ntype Dog implements Pet\n  @key(fields: "id")\n');
  });
});
