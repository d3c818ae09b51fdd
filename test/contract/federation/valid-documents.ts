import fc from "fast-check";
import {
  doTypesOverlap,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isUnionType,
  parse,
  validate,
} from "graphql";

/** One request: a valid document and the values of its variables. */
export type ValidRequest = { query: string; variables: Record<string, unknown> };

/** What may be written in a document beside what the schema says. */
export type DocumentChoices = {
  schema: GraphQLSchema;
  /** The arguments a field can be asked with, `id: "ptn_1"`; without an entry, none. Each gets a response key of its own. */
  argumentsOf(field: GraphQLField<unknown, unknown>): readonly string[];
  /** Variables that those may use: how each is declared, and the values it is given. */
  variables: Readonly<Record<string, { type: string; values: readonly unknown[] }>>;
  /** Names of fields that are never asked for. */
  without: readonly string[];
  /** How many fields may stand inside each other, and how many fragments between two of them. */
  depth: number;
  fragments: number;
};

type Selection =
  | { kind: "field"; name: string; given: Given; key: Key; directives: string; set: Selections }
  | { kind: "fragment"; on: string | null; isNamed: boolean; directives: string; set: Selection[] };
type Selections = Selection[] | null;
/** One of the choices of arguments of a field. */
type Given = { text: string; choice: number };
/** Which response key a field gets; what that is depends on the whole document. */
type Key = "own" | "other" | "shared";

/** Whether a part is answered, by variables with and without defaults and by literals; mostly it just is. */
const DIRECTIVES = fc.oneof(
  { weight: 12, arbitrary: fc.constant("") },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "@include(if: $first)",
      "@skip(if: $first)",
      "@include(if: $second)",
      "@skip(if: $usual)",
      "@include(if: true)",
      "@skip(if: true)",
      "@skip(if: $first) @include(if: $second)",
      "@include(if: $usual) @skip(if: false)",
    ),
  },
);
/** Undefined stands for a value that is not given. */
const CONDITIONS: DocumentChoices["variables"] = {
  first: { type: "Boolean!", values: [true, false] },
  second: { type: "Boolean!", values: [true, false] },
  usual: { type: "Boolean = false", values: [true, false, undefined] },
};

/**
 * Valid documents of any shape: fields repeated, under aliases, under each other's names, in fragments on every type that
 * overlaps, named and not, inside each other, with directives anywhere.
 */
export function validRequests(choices: DocumentChoices): fc.Arbitrary<ValidRequest> {
  const { schema, depth } = choices;
  const query = schema.getQueryType();
  if (!query) throw new Error("the schema has no query type");
  const variables = { ...CONDITIONS, ...choices.variables };
  const values = Object.fromEntries(
    Object.entries(variables).map(([name, { values }]) => [name, fc.constantFrom(...values)]),
  );
  return fc
    .record({
      set: selectionSets(choices)(query, depth, choices.fragments),
      isShuffled: fc.boolean(),
      seed: fc.nat(),
      values: fc.record(values),
    })
    .map(({ set, isShuffled, seed, values }) => {
      const query = printed(set, keysOf(schema, isShuffled, seed), variables);
      const given = Object.entries(values).filter(
        ([name, value]) => value !== undefined && query.includes(`$${name}:`),
      );
      return { query, variables: Object.fromEntries(given) };
    })
    .filter(({ query }) => validate(schema, parse(query)).length === 0);
}

function selectionSets({ schema, argumentsOf, without, ...most }: DocumentChoices) {
  const known = new Map<string, fc.Arbitrary<Selection[]>>();
  const composites = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLCompositeType => isCompositeType(type) && !type.name.startsWith("__"),
  );

  function setOf(type: GraphQLCompositeType, depth: number, fragments: number) {
    const name = `${type.name} ${depth} ${fragments}`;
    const made =
      known.get(name) ??
      fc.array(selection(type, depth, fragments), { minLength: 1, maxLength: 3 });
    known.set(name, made);
    return made;
  }

  function selection(
    type: GraphQLCompositeType,
    depth: number,
    fragments: number,
  ): fc.Arbitrary<Selection> {
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const allowed = fields.filter(({ name }) => !without.includes(name));
    const leaves = allowed.filter((field) => !isCompositeType(getNamedType(field.type)));
    const parents = allowed.filter((field) => isCompositeType(getNamedType(field.type)));
    const overlapping = composites.filter((other) => doTypesOverlap(schema, type, other));
    const parts = [
      { weight: 1, arbitrary: field("__typename", [""], null) },
      ...(leaves.length > 0
        ? [{ weight: 4, arbitrary: oneOf(leaves, (leaf) => field(leaf.name, asked(leaf), null)) }]
        : []),
      ...(parents.length > 0 && depth > 1
        ? [
            {
              weight: 5,
              arbitrary: oneOf(parents, (parent) =>
                field(
                  parent.name,
                  asked(parent),
                  setOf(
                    getNamedType(parent.type) as GraphQLCompositeType,
                    depth - 1,
                    most.fragments,
                  ),
                ),
              ),
            },
          ]
        : []),
      ...(fragments > 0
        ? [
            {
              weight: 4,
              arbitrary: oneOf(overlapping, (on) => fragment(on, setOf(on, depth, fragments - 1))),
            },
            { weight: 1, arbitrary: fragment(null, setOf(type, depth, fragments - 1)) },
          ]
        : []),
    ];
    return fc.oneof(...parts);
  }

  function asked(field: GraphQLField<unknown, unknown>): readonly string[] {
    const given = argumentsOf(field);
    return given.length > 0 ? given : [""];
  }

  return setOf;
}

function oneOf<Item, Value>(
  items: readonly Item[],
  arbitrary: (item: Item) => fc.Arbitrary<Value>,
): fc.Arbitrary<Value> {
  return fc.constantFrom(...items).chain(arbitrary);
}

function field(
  name: string,
  given: readonly string[],
  set: fc.Arbitrary<Selection[]> | null,
): fc.Arbitrary<Selection> {
  return fc.record({
    kind: fc.constant("field" as const),
    name: fc.constant(name),
    given: fc.constantFrom(...given.map((text, choice) => ({ text, choice }))),
    key: fc.constantFrom<Key>("own", "own", "own", "other", ...(set ? [] : ["shared" as const])),
    directives: DIRECTIVES,
    set: set ?? fc.constant(null),
  });
}

function fragment(
  on: GraphQLCompositeType | null,
  set: fc.Arbitrary<Selection[]>,
): fc.Arbitrary<Selection> {
  return fc.record({
    kind: fc.constant("fragment" as const),
    on: fc.constant(on?.name ?? null),
    isNamed: on ? fc.boolean() : fc.constant(false),
    directives: DIRECTIVES,
    set,
  });
}

type KeyOf = (type: string | null, field: Selection & { kind: "field" }) => string;

/**
 * Response keys under which no two fields contradict each other: a key stands for one field with one choice of arguments,
 * in the whole document or, when shared, in one object type. When shuffled, it is another field's name.
 */
function keysOf(schema: GraphQLSchema, isShuffled: boolean, seed: number): KeyOf {
  const names = [
    ...new Set(
      Object.values(schema.getTypeMap()).flatMap((type) =>
        "getFields" in type && !type.name.startsWith("__") ? Object.keys(type.getFields()) : [],
      ),
    ),
  ].sort();
  const step = 1 + (seed % Math.max(1, names.length - 1));
  return (typeName, { name, given, key }) => {
    const type = typeName === null ? undefined : schema.getType(typeName);
    if (key === "shared" && isObjectType(type)) {
      const shared = sharedKey(type, name, given, seed);
      if (shared) return shared;
    }
    const at = names.indexOf(name);
    const own = isShuffled && at >= 0 ? (names[(at + step) % names.length] ?? name) : name;
    return `${key === "other" ? "other_" : ""}${own}${given.choice > 0 ? `_${given.choice}` : ""}`;
  };
}

/** A key that each object type has for one of its fields of a type, and every type for another one. */
function sharedKey(type: GraphQLObjectType, name: string, given: Given, seed: number) {
  const of = type.getFields()[name]?.type;
  if (!of || given.choice > 0) return null;
  const alike = Object.values(type.getFields()).filter(
    (field) => String(field.type) === String(of),
  );
  const chosen = alike[(seed + type.name.length) % alike.length];
  return chosen?.name === name ? `shared_${String(of).replace(/\W/g, "_")}` : null;
}

function printed(
  set: readonly Selection[],
  keyOf: KeyOf,
  variables: DocumentChoices["variables"],
): string {
  const named = new Map<string, string>();
  const print = (selections: readonly Selection[], type: string | null): string =>
    `{ ${selections
      .map((selection) => {
        const { directives } = selection;
        if (selection.kind === "fragment") {
          const { on } = selection;
          const inner = print(selection.set, on ?? type);
          if (!selection.isNamed) return `...${on ? ` on ${on}` : ""} ${directives} ${inner}`;
          const text = `on ${on} ${inner}`;
          const name = named.get(text) ?? `F${named.size}`;
          named.set(text, name);
          return `...${name} ${directives}`;
        }
        const { name, given, set: below } = selection;
        const key = keyOf(type, selection);
        const field = `${key === name ? "" : `${key}: `}${name}${given.text ? `(${given.text})` : ""}`;
        return `${field} ${directives} ${below ? print(below, null) : ""}`;
      })
      .join(" ")} }`;
  const body = print(set, null);
  const fragments = [...named].map(([text, name]) => `fragment ${name} ${text}`).join(" ");
  const declared = Object.entries(variables)
    .filter(([name]) => `${body} ${fragments}`.includes(`$${name})`))
    .map(([name, { type }]) => `$${name}: ${type}`);
  const header = declared.length > 0 ? `query (${declared.join(", ")}) ` : "";
  return `${header}${body} ${fragments}`.replace(/\s+/g, " ").trim();
}
