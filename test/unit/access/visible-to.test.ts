import { execute, parse } from "graphql";
import {
  Arg,
  Directive,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { beforeEach, describe, expect, it } from "vitest";
import { compensationReaders, everyone } from "../../../subgraphs/kit/access/guards.js";
import { VisibleTo } from "../../../subgraphs/kit/access/visible-to.js";
import { requestAudit } from "../../../subgraphs/kit/audit/request-audit.js";
import { createCompiledExecutor } from "../../../subgraphs/kit/compiled-execution.js";
import { buildFederatedSchema } from "../../../subgraphs/kit/federated-schema.js";
import type { Viewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { DEMO_INSTANT } from "../../demo.js";

/** What ran although it was guarded, or because it was not. */
const ran: string[] = [];

@ObjectType("Diary", { description: "Somebody's." })
@Directive('@key(fields: "id")')
@VisibleTo(compensationReaders, ({ id }: { id: string }) => id)
class Diary {
  @Field(() => ID, { description: "Whose." })
  id!: string;
}

@Resolver(() => Diary)
class DiaryResolver {
  @VisibleTo(everyone)
  @Query(() => String, { description: "For all." })
  motto(): string {
    return "열심히";
  }

  @VisibleTo(compensationReaders, (_root: unknown, { id }: { id: string }) => id)
  @Query(() => Diary, { nullable: true, description: "By id." })
  diary(@Arg("id", () => ID, { description: "Whose." }) id: string) {
    ran.push("diary");
    return { id };
  }

  @VisibleTo(everyone)
  @Query(() => Diary, { nullable: true, description: "Handed on without a thought." })
  found() {
    return { id: "usr_a" };
  }

  @VisibleTo(compensationReaders, ({ id }: Diary) => id)
  @FieldResolver(() => String, { nullable: true, description: "What it says." })
  text(@Root() { id }: Diary): string {
    ran.push("text");
    return `of ${id}`;
  }
}

const { schema, sdl } = buildFederatedSchema({
  resolvers: [DiaryResolver],
  types: [Diary],
  references: {
    Diary: ({ id }) => {
      ran.push("reference");
      return { id };
    },
  },
});
const compiled = createCompiledExecutor(schema);

/** Nobody here works with the graph, so nothing is put on record and no database is needed. */
const contextOf = (viewer: Viewer) => ({
  viewer,
  audit: requestAudit(null as never, "test", { viewer, now: DEMO_INSTANT }),
});

type Answer = { data: unknown; errors: unknown };
const runs: [string, (query: string, viewer: Viewer) => Promise<Answer>][] = [
  [
    "compiled",
    async (query, viewer) => {
      const context = contextOf(viewer);
      const { data, errors } = await compiled({ document: parse(query), variables: {}, context });
      return { data, errors: errors?.map(({ path, extensions }) => [path, extensions?.code]) };
    },
  ],
  [
    "interpreted",
    async (query, viewer) => {
      const { data, errors } = await execute({
        schema,
        document: parse(query),
        contextValue: contextOf(viewer),
      });
      return {
        data: JSON.parse(JSON.stringify(data)),
        errors: errors?.map(({ path, extensions }) => [path, extensions.code]),
      };
    },
  ],
];

const OWN: Viewer = { role: "user", id: "usr_a" };
const OTHER: Viewer = { role: "user", id: "usr_b" };
const BY_KEY = `{ _entities(representations: [{ __typename: "Diary", id: "usr_a" }]) { ... on Diary { text } } }`;

beforeEach(() => {
  ran.length = 0;
});

describe.each(runs)("what is declared with VisibleTo, %s", (_how, ask) => {
  it("is shown to whom it is for", async () => {
    expect(await ask(`{ motto diary(id: "usr_a") { id text } }`, OWN)).toEqual({
      data: { motto: "열심히", diary: { id: "usr_a", text: "of usr_a" } },
      errors: undefined,
    });
    expect(await ask(BY_KEY, OWN)).toEqual({
      data: { _entities: [{ text: "of usr_a" }] },
      errors: undefined,
    });
  });

  it("is refused to others before its resolver runs", async () => {
    expect(await ask(`{ motto diary(id: "usr_a") { text } }`, OTHER)).toEqual({
      data: { motto: "열심히", diary: null },
      errors: [[["diary"], "FORBIDDEN"]],
    });
    expect(ran).toEqual([]);
  });

  it("is refused by key as well, whichever router asks", async () => {
    expect(await ask(BY_KEY, OTHER)).toEqual({
      data: { _entities: [null] },
      errors: [[["_entities", 0], "FORBIDDEN"]],
    });
    expect(ran).toEqual([]);
  });

  it("is refused where somebody else's object is handed on by a field for everyone", async () => {
    expect(await ask("{ found { text } }", OTHER)).toEqual({
      data: { found: { text: null } },
      errors: [[["found", "text"], "FORBIDDEN"]],
    });
    expect(ran).toEqual([]);
  });
});

describe("the SDL of what is declared with VisibleTo", () => {
  it("says so beside each, links the directive and has it composed", () => {
    expect(sdl).toContain('@composeDirective(name: "@access")');
    expect(sdl).toContain("motto: String! @access(to: [EVERYONE])");
    expect(sdl).toContain("text: String @access(to: [OWNER, AGENT])");
    expect(sdl).toMatch(/type Diary\s+@key\(fields: "id"\)\s+@access\(to: \[OWNER, AGENT\]\)/);
  });
});
