import { graphql, isUnionType, parse } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { isPrefixedBy } from "../../../schema/check/names.rule.js";
import { isEntity, isStub, objectTypesOf, typesOf } from "../../../schema/definitions.js";
import { type PrintedSubgraph, printSubgraphs } from "../../../schema/generate/printed-subgraph.js";
import type { SubgraphDefinition } from "../../../subgraphs/kit/subgraph.types.js";
import type { Viewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { affiliateEntries, registry } from "../../../subgraphs/registry.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";

/**
 * type-graphql keeps one registry of classes for the whole process. These tests build all subgraphs in one process, as
 * the embedded gateway does, and hold that none of them shows in another.
 */
let printed: PrintedSubgraph[];

beforeAll(async () => {
  printed = await printSubgraphs(registry);
});

function sdlByName(subgraphs: readonly PrintedSubgraph[]) {
  return Object.fromEntries(subgraphs.map(({ name, sdl }) => [name, sdl]));
}

/** Types that are named for another affiliate, except the directory's stubs of what it requires. */
function typesOfOthers(subgraphs: readonly PrintedSubgraph[]): string[] {
  return subgraphs.flatMap(({ name, document }) =>
    typesOf(document)
      .filter((type) => !(name === "directory" && isStub(type)))
      .filter((type) =>
        affiliateEntries.some(
          (other) => other.name !== name && isPrefixedBy(other.name, type.name.value),
        ),
      )
      .map((type) => `${name}: ${type.name.value}`),
  );
}

describe("all subgraphs in one process", () => {
  it("print the same when built again, and in the opposite order", async () => {
    const again = await printSubgraphs(registry.toReversed());

    expect(sdlByName(again)).toEqual(sdlByName(printed));
  });

  it("hold no type of another affiliate; the directory names the slices it requires and no more", () => {
    expect(typesOfOthers(printed)).toEqual([]);
  });

  it("would be caught with one, whatever its kind", () => {
    const leaking = printed.map((subgraph) => ({
      ...subgraph,
      document: parse(`${subgraph.sdl}\n type TalkLeak { id: ID } enum PayLeak { A }`),
    }));

    expect(typesOfOthers(leaking)).toEqual([
      "directory: TalkLeak",
      "directory: PayLeak",
      "talk: PayLeak",
      "mobility: TalkLeak",
      "mobility: PayLeak",
      "games: TalkLeak",
      "games: PayLeak",
      "entertainment: TalkLeak",
      "entertainment: PayLeak",
      "pay: TalkLeak",
    ]);
  });

  it("each add one field of their own to Compensation and to Outage", () => {
    const added = printed
      .filter(({ affiliate }) => affiliate !== null)
      .map(({ name, document }) => [
        name,
        ...objectTypesOf(document)
          .filter(isEntity)
          .map(
            (type) =>
              `${type.name.value}: ${type.fields?.map((field) => field.name.value).join(" ")}`,
          ),
      ]);

    expect(added).toEqual(
      affiliateEntries.map(({ name }) => [
        name,
        `Compensation: outageId beneficiaryId ${name}`,
        `Outage: id ${name}`,
      ]),
    );
  });
});

const KEY = { outageId: "1015", beneficiaryId: "ptn_somebody" };

/** Asks a subgraph for entities, as a router does, with a database that knows nobody. */
async function askForEntities(
  { buildSchema, createContext }: SubgraphDefinition,
  references: object[],
  selection: string,
  viewer: Viewer = AGENT,
) {
  const asked: unknown[][] = [];
  const database = {
    prepared: async (_statement: string, parameters: unknown[]) => {
      asked.push(parameters);
      return [];
    },
  };
  const { data, errors } = await graphql({
    schema: buildSchema().schema,
    source: `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ${selection} } }`,
    variableValues: { of: references },
    contextValue: createContext(database as never, { viewer, now: DEMO_INSTANT }),
  });
  return { entities: data?._entities, errors, asked };
}

/** The entities that the subgraph resolves by key. */
function entitiesOf({ buildSchema }: SubgraphDefinition): string[] {
  const union = buildSchema().schema.getType("_Entity");
  return isUnionType(union)
    ? union
        .getTypes()
        .map(({ name }) => name)
        .sort()
    : [];
}

describe.each(affiliateEntries)("$name, asked for entities by key", ({ name, affiliate, load }) => {
  it("answers its programme of an outage", async () => {
    const { entities, errors } = await askForEntities(
      await load(),
      [{ __typename: "Outage", id: "1015" }],
      `... on Outage { id ${name} { affiliate remedies { affiliate } } }`,
    );

    expect(errors).toBeUndefined();
    expect(entities).toEqual([
      {
        __typename: "Outage",
        id: "1015",
        [name]: { affiliate, remedies: expect.arrayContaining([{ affiliate }]) },
      },
    ]);
  });

  it("looks for its slice of a compensation under the beneficiary asked for", async () => {
    const { entities, errors, asked } = await askForEntities(
      await load(),
      [{ __typename: "Compensation", ...KEY }],
      `... on Compensation { outageId beneficiaryId ${name} { affiliate } }`,
    );

    expect(errors).toBeUndefined();
    expect(entities).toEqual([{ __typename: "Compensation", ...KEY, [name]: null }]);
    expect(asked).toEqual([[[KEY.outageId], [KEY.beneficiaryId]]]);
  });

  it("has no entity besides", async () => {
    expect(entitiesOf(await load())).toEqual(["Compensation", "Outage"]);
  });
});

describe("the directory, asked for entities by key", () => {
  it("answers each of its entities, and null for whom it does not know", async () => {
    const directory = await registry.find(({ name }) => name === "directory")?.load();
    if (!directory) throw new Error("the register has no directory");

    const { entities, errors } = await askForEntities(
      directory,
      [
        { __typename: "Compensation", ...KEY },
        { __typename: "Outage", id: "1015" },
        { __typename: "Outage", id: "0000" },
      ],
      "... on Compensation { outageId total { isComplete } } ... on Outage { startedAt }",
    );

    expect(errors).toBeUndefined();
    expect(entities).toEqual([
      { __typename: "Compensation", outageId: "1015", total: { isComplete: false } },
      { __typename: "Outage", startedAt: new Date("2022-10-15T15:30:00+09:00").toISOString() },
      null,
    ]);
    // A database that knows nobody has no audit either, and without one an agent is told nothing of anybody.
    for (const viewer of [
      { role: "user", id: "usr_nobody" },
      { role: "partner", id: "ptn_nobody" },
    ] as const) {
      const __typename = viewer.role === "user" ? "User" : "Partner";
      const own = await askForEntities(directory, [{ __typename, id: viewer.id }], "", viewer);

      expect(own.errors).toBeUndefined();
      expect(own.entities).toEqual([null]);
    }
    expect(entitiesOf(directory)).toEqual(["Compensation", "Outage", "Partner", "User"]);
  });
});
