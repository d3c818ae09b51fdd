import type {
  BatchFetchNode,
  FetchNode,
  FlattenNode,
  PlanNode,
} from "@graphql-hive/router-query-planner";
import { buildSchema, GraphQLError, parse, print } from "graphql";
import { describe, expect, it } from "vitest";
import { compilePlan } from "../../../../gateway/engine/plan/compile-plan.js";
import type { Fields, Run } from "../../../../gateway/engine/plan/run.types.js";
import type { SubgraphAnswer } from "../../../../gateway/subgraph-call/subgraph-call.js";

const schema = buildSchema(`
  interface Node { id: ID }
  type Book implements Node { id: ID  title: String  next: Book }
  type Song implements Node { id: ID }
  type Query { books: [Book] }
`);

const BOOKS: FetchNode = {
  kind: "Fetch",
  serviceName: "shelf",
  variableUsages: ["first"],
  operation: "query($first: Int) { books(first: $first) { __typename id } }",
};

const byId = (type: string) => [
  {
    kind: "InlineFragment" as const,
    typeCondition: type,
    selections: [
      { kind: "Field" as const, name: "__typename" },
      { kind: "Field" as const, name: "id" },
    ],
  },
];

const titles = (more: Partial<FetchNode> = {}): FlattenNode => ({
  kind: "Flatten",
  path: [{ Field: "books" }, "@"],
  node: {
    kind: "Fetch",
    serviceName: "titles",
    operation:
      "query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Book { title } } }",
    requires: byId("Book"),
    ...more,
  },
});

/** Runs a plan on subgraphs that answer as given, one after the other. */
async function ran(plan: PlanNode, answers: SubgraphAnswer[], data: Fields = {}) {
  const asked: { subgraph: string; variables: Fields; document: string }[] = [];
  const run: Run = {
    data,
    errors: [],
    variables: { first: 2, secret: 1 },
    async call(subgraph, { document, variables }) {
      asked.push({ subgraph, variables: structuredClone(variables), document: print(document) });
      return answers[asked.length - 1] ?? {};
    },
  };
  await compilePlan(plan, schema)(run);
  const errors = run.errors.map(({ message, path }) => ({ message, path }));
  return { asked, data: run.data, errors };
}

const book = (id: string | null, more: Fields = {}) => ({ __typename: "Book", id, ...more });

describe("a step that asks for fields of the query", () => {
  it("gives the variables that it uses, and no others", async () => {
    const { asked, data } = await ran(BOOKS, [{ data: { books: [book("1")] } }]);

    expect(asked).toEqual([
      { subgraph: "shelf", variables: { first: 2 }, document: print(parse(BOOKS.operation)) },
    ]);
    expect(data).toEqual({ books: [book("1")] });
  });

  it("places an error without a path at its first field", async () => {
    const { errors } = await ran(BOOKS, [
      { data: { books: null }, errors: [new GraphQLError("down"), at("other", "books", 1)] },
    ]);

    expect(errors).toEqual([
      { message: "down", path: ["books"] },
      { message: "other", path: ["books", 1] },
    ]);
  });
});

describe("a step that asks about what is in the answer", () => {
  it("asks once about what stands in several places, and answers each", async () => {
    const plan: PlanNode = { kind: "Sequence", nodes: [BOOKS, titles()] };

    const { asked, data } = await ran(plan, [
      { data: { books: [book("1"), null, book("2"), book("1")] } },
      { data: { _entities: [{ title: "one", next: { id: "n" } }, { title: "two" }] } },
    ]);

    expect(asked[1]?.variables).toEqual({ representations: [book("1"), book("2")] });
    const one = book("1", { title: "one", next: { id: "n" } });
    expect(data).toEqual({ books: [one, null, book("2", { title: "two" }), one] });
    // What a later step adds to the one must not show at the other.
    const [first, , , last] = data.books as { next: object }[];
    expect(first?.next).not.toBe(last?.next);
  });

  it("tells apart what differs only deep inside", async () => {
    const requires = [
      {
        kind: "InlineFragment" as const,
        typeCondition: "Book",
        selections: [
          {
            kind: "Field" as const,
            name: "next",
            selections: [{ kind: "Field" as const, name: "id" }],
          },
        ],
      },
    ];
    const books = [book("1", { next: [{ id: "a" }] }), book("2", { next: [{ id: "b" }] })];

    const { asked } = await ran(titles({ requires }), [{}], { books });

    expect(asked[0]?.variables).toEqual({
      representations: [
        { __typename: "Book", next: [{ id: "a" }] },
        { __typename: "Book", next: [{ id: "b" }] },
      ],
    });
  });

  it.each<[string, Fields]>([
    ["there is nothing", { books: [] }],
    ["there is a null", { books: null }],
    ["what it would be found by is null", { books: [book(null)] }],
    ["it is of another type", { books: [{ __typename: "Song", id: "1" }] }],
    ["nobody knows its type", { books: [{ id: "1" }] }],
    ["it is no list", { books: "books" }],
  ])("does not ask where %s", async (_what, data) => {
    expect((await ran(titles(), [], data)).asked).toEqual([]);
  });

  it("asks about those of a type on the way, by an interface too", async () => {
    const plan = { ...titles(), path: [{ Field: "books" }, "@", { TypeCondition: ["Node"] }] };
    const books = [book("1"), { __typename: "Query", id: "q" }];

    const { asked } = await ran(plan as FlattenNode, [{}], { books });

    expect(asked[0]?.variables).toEqual({ representations: [book("1")] });
  });

  it("places an error at every place of what it is about, and any other at them all", async () => {
    const books = [book("1"), book("2"), book("1")];

    const { errors } = await ran(
      titles(),
      [
        {
          data: { _entities: [null, null] },
          errors: [at("no title", "_entities", 0, "title"), new GraphQLError("down"), at("?", "x")],
        },
      ],
      { books },
    );

    expect(errors).toEqual([
      { message: "no title", path: ["books", 0, "title"] },
      { message: "no title", path: ["books", 2, "title"] },
      { message: "down", path: ["books"] },
      { message: "?", path: ["books"] },
    ]);
  });

  it("keeps what is known where an answer says null, and takes lists together item by item", async () => {
    const books = [book("1", { tags: [{ a: 1 }, null], next: { id: "n" }, list: [1, 2] })];
    const answer = { id: null, tags: [{ b: 2 }, { c: 3 }], next: null, list: [3] };

    const { data } = await ran(titles(), [{ data: { _entities: [answer] } }], { books });

    expect(data).toEqual({
      books: [book("1", { tags: [{ a: 1, b: 2 }, { c: 3 }], next: { id: "n" }, list: [3] })],
    });
  });

  it("does not let a subgraph reach JavaScript's own objects", async () => {
    const answer = JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"title":"t"}',
    );

    const { data } = await ran(titles(), [{ data: { _entities: [answer] } }], {
      books: [book("1", { toString: { own: true } })],
    });

    expect(({} as Fields).polluted).toBeUndefined();
    expect(JSON.stringify(data)).not.toContain("__proto__");
  });
});

describe("several questions in one request", () => {
  const alias = (name: string, field: string, more = {}) => ({
    alias: name,
    representationsVariableName: `reps_${name}`,
    paths: [[{ Field: field }, "@" as const]],
    requires: byId("Book"),
    ...more,
  });
  const batch = (...aliases: BatchFetchNode["entityBatch"]["aliases"]): BatchFetchNode => ({
    kind: "BatchFetch",
    serviceName: "titles",
    operation:
      "query($reps_a: [_Any!]!, $reps_b: [_Any!]!) { a: _entities(representations: $reps_a) { __typename } b: _entities(representations: $reps_b) { __typename } }",
    entityBatch: { aliases },
  });

  it("have their own answers and errors", async () => {
    const data = { old: [book("1")], young: [book("2")] };

    const { asked, errors, ...rest } = await ran(
      batch(alias("a", "old"), alias("b", "young")),
      [
        {
          data: { a: [{ title: "one" }], b: [{ title: "two" }] },
          errors: [at("no", "b", 0, "next")],
        },
      ],
      data,
    );

    expect(asked[0]?.variables).toEqual({ reps_a: [book("1")], reps_b: [book("2")] });
    expect(rest.data).toEqual({
      old: [book("1", { title: "one" })],
      young: [book("2", { title: "two" })],
    });
    expect(errors).toEqual([{ message: "no", path: ["young", 0, "next"] }]);
  });

  it("may be about nothing, as long as one of them is about something", async () => {
    const { asked } = await ran(batch(alias("a", "old"), alias("b", "young")), [{}], {
      old: [book("1")],
    });

    expect(asked[0]?.variables).toEqual({ reps_a: [book("1")], reps_b: [] });
  });

  it("may know things by other names and types than the plan does", async () => {
    const inputRewrites = [
      {
        ValueSetter: {
          path: [{ TypenameEquals: ["Node"] }, { Key: "__typename" }],
          setValueTo: "Node",
        },
      },
      { KeyRenamer: { path: [{ Key: "id" }], renameKeyTo: "isbn" } },
    ];
    const outputRewrites = [
      { KeyRenamer: { path: [{ Key: "heading" }], renameKeyTo: "title" } },
      { KeyRenamer: { path: [{ Key: "gone" }], renameKeyTo: "never" } },
    ];

    const { asked, data } = await ran(
      batch(alias("a", "old", { inputRewrites, outputRewrites })),
      [{ data: { a: [{ heading: "one" }] } }],
      { old: [book("1")] },
    );

    expect(asked[0]?.variables).toEqual({ reps_a: [{ __typename: "Node", isbn: "1" }] });
    expect(data).toEqual({ old: [book("1", { title: "one" })] });
  });
});

describe("a plan", () => {
  it("asks at once what does not hang on each other", async () => {
    const two: PlanNode = { kind: "Parallel", nodes: [BOOKS, { ...BOOKS, serviceName: "attic" }] };
    const asked: string[] = [];
    let goOn: () => void = () => undefined;
    const bothAsked = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const run: Run = {
      data: {},
      errors: [],
      variables: {},
      async call(subgraph) {
        asked.push(subgraph);
        if (asked.length === 2) goOn();
        await bothAsked;
        return {};
      },
    };

    await compilePlan(two, schema)(run);

    expect(asked).toEqual(["shelf", "attic"]);
  });

  it("is refused when it has a step that is not known here", () => {
    const deferring: PlanNode = { kind: "Defer", primary: {}, deferred: [] };

    expect(() => compilePlan(deferring, schema)).toThrow("a kind that is not known here: Defer");
  });
});

function at(message: string, ...path: (string | number)[]): GraphQLError {
  return new GraphQLError(message, { path });
}
