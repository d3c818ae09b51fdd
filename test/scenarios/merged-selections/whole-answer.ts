import {
  type ExecutionResult,
  executeSync,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  getArgumentValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  parse,
} from "graphql";
import type { DocumentChoices } from "../../contract/federation/valid-documents.js";
import type { Ask } from "./real-engine.js";

/** What is found again by these wherever it stands, because it refers to itself. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  Beneficiary: ["id"],
  Partner: ["id"],
  User: ["id"],
  Outage: ["id"],
  Compensation: ["outageId", "beneficiaryId"],
};
/** Where such a thing is asked for everything; anywhere else for its key. */
const WHOLE = [
  "Query.partner",
  "Query.user",
  "Query.outage",
  "Partner.compensation",
  "User.compensation",
];

/** An object with the values of its fields, each for each choice of arguments. */
type Tree = { typename: string; values: ReadonlyMap<string, unknown> };

type Choices = Pick<DocumentChoices, "schema" | "argumentsOf" | "without">;

/**
 * Asks once for everything that documents of these choices can ask for, and plainly: no fragment in another, no field twice,
 * no condition. From that, graphql-js answers any of them.
 */
export async function wholeAnswer(
  choices: Choices,
  ask: Ask,
): Promise<(query: string, variables: Record<string, unknown>) => ExecutionResult> {
  const { queries, fieldOf } = wholeQueries(choices);
  const wholeData: Record<string, unknown> = {};
  for (const query of queries) {
    const { data, errors } = await ask(query);
    if (errors) throw new Error(`there is no whole answer to ${query}`, { cause: errors });
    Object.assign(wholeData, data);
  }

  const entities = new Map<string, Tree>();
  function treeFrom(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(treeFrom);
    if (value === null || typeof value !== "object") return value;
    return treeOf(String((value as { __typename: unknown }).__typename), value);
  }
  function treeOf(typename: string, object: object): Tree {
    const values = new Map<string, unknown>();
    for (const [alias, value] of Object.entries(object)) {
      const field = fieldOf.get(alias);
      if (field) values.set(field, treeFrom(value));
    }
    const tree = { typename, values };
    const key = entityKey(tree);
    if (key && values.size > (entities.get(key)?.values.size ?? 0)) entities.set(key, tree);
    return tree;
  }
  function whole(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(whole);
    const key = isTree(value) ? entityKey(value) : null;
    return key ? entities.get(key) : value;
  }

  const rootValue = treeOf("Query", wholeData);
  return (document, variables) => {
    const { data, errors } = executeSync({
      schema: choices.schema,
      document: parse(document),
      variableValues: variables,
      rootValue,
      fieldResolver: (tree: Tree, given, _context, { fieldName }) =>
        whole(tree.values.get(fieldKey(fieldName, given))),
      typeResolver: ({ typename }: Tree) => typename,
    });
    return JSON.parse(JSON.stringify({ data, errors }));
  };
}

function isTree(value: unknown): value is Tree {
  return value !== null && typeof value === "object" && "typename" in value;
}

function entityKey({ typename, values }: Tree): string | null {
  const keys = KEYS[typename]?.map((name) => values.get(fieldKey(name, {})));
  return keys ? [typename, ...keys].join(" ") : null;
}

function fieldKey(name: string, given: Record<string, unknown>): string {
  return `${name} ${JSON.stringify(given)}`;
}

/** A document for each root field. Every field has an alias of its own; what each stands for. */
function wholeQueries({ schema, argumentsOf, without }: Choices) {
  const fieldOf = new Map<string, string>();

  function fieldsOf(owner: string, fields: readonly GraphQLField<unknown, unknown>[]): string {
    const asked = fields.filter(({ name }) => !without.includes(name));
    return asked.map((field) => choicesOf(owner, field)).join(" ");
  }

  function choicesOf(owner: string, field: GraphQLField<unknown, unknown>): string {
    const plain = argumentsOf(field).filter((text) => !text.includes("$"));
    return (plain.length > 0 ? plain : [""])
      .map((text, choice) => {
        const call = text ? `${field.name}(${text})` : field.name;
        const alias = `a${choice}_${owner}_${field.name}`;
        fieldOf.set(alias, fieldKey(field.name, givenIn(field, call)));
        const type = getNamedType(field.type);
        return `${alias}: ${call} ${below(type, WHOLE.includes(`${owner}.${field.name}`))}`;
      })
      .join(" ");
  }

  function below(type: GraphQLNamedType, isWhole: boolean): string {
    if (!isObjectType(type) && !isInterfaceType(type)) return "";
    const fields = Object.values(type.getFields());
    const keys = KEYS[type.name];
    if (keys && !isWhole) {
      const own = fields.filter(({ name }) => keys.includes(name));
      return `{ __typename ${fieldsOf(type.name, own)} }`;
    }
    const objects = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
    const onObjects = objects.map((object) => {
      const own = Object.values(object.getFields()).filter(
        ({ name }) => !(name in type.getFields()),
      );
      return own.length > 0 ? `... on ${object.name} { ${fieldsOf(object.name, own)} }` : "";
    });
    return `{ __typename ${fieldsOf(type.name, fields)} ${onObjects.join(" ")} }`;
  }

  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  const asked = roots.filter(({ name }) => !without.includes(name));
  return { queries: asked.map((root) => `{ ${fieldsOf("Query", [root])} }`), fieldOf };
}

function givenIn(field: GraphQLField<unknown, unknown>, call: string): Record<string, unknown> {
  const [operation] = parse(`{ ${call} }`).definitions as [OperationDefinitionNode];
  return getArgumentValues(field, operation.selectionSet.selections[0] as FieldNode);
}
