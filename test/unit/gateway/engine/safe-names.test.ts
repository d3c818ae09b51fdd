import { Kind, parse, print } from "graphql";
import { describe, expect, it } from "vitest";
import {
  safeKeys,
  safeVariables,
  UNASKED,
} from "../../../../gateway/engine/operation/safe-names.js";
import { strict } from "./operations.fixture.js";

const newKeys = safeKeys(strict);

function fieldNamed(text: string) {
  const [operation] = parse(`{ ${text} }`).definitions;
  const field = operation && "selectionSet" in operation && operation.selectionSet?.selections[0];
  if (!field || field.kind !== Kind.FIELD) throw new Error(`no field: ${text}`);
  return field;
}

describe("the response keys that the planner gets", () => {
  it.each([
    ["name", null],
    ["name: name", null],
    ["title: name", "title"],
    ["__typename", null],
    ["id: name", "key_0"],
    ["__typename: name", "key_0"],
    ["_internal_qp_alias_0: name", "key_0"],
    ["constructor: name", "key_0"],
    ["__proto__: name", "key_0"],
    ["key_7: name", "key_0"],
  ])("of %s: %s", (field, alias) => {
    expect(newKeys().aliasOf(fieldNamed(field))).toBe(alias);
  });

  it("become the client's again; what it did not ask for keeps its own", () => {
    const keys = newKeys();
    const id = keys.aliasOf(fieldNamed("id: name"));
    const proto = keys.aliasOf(fieldNamed("__proto__: next"));
    const unasked = keys.aliasOf({
      ...fieldNamed("__typename"),
      alias: { kind: Kind.NAME, value: UNASKED },
    });

    expect([`${id}`, `${proto}`, `${unasked}`, "name"].map(keys.clientKey)).toEqual([
      "id",
      "__proto__",
      `${unasked}`,
      "name",
    ]);
  });
});

describe("the variables that the planner gets", () => {
  it("have other names where the planner has its own use for theirs", () => {
    const { document, valuesOf } = safeVariables(
      parse(
        "query ($representations: [_Any!]!, $id: ID) { a(b: { c: [$representations] }, d: $id) }",
      ),
    );

    expect(print(document)).toBe(
      print(parse("query ($variable_0: [_Any!]!, $id: ID) { a(b: { c: [$variable_0] }, d: $id) }")),
    );
    expect(valuesOf({ representations: [1], id: "2" })).toEqual({ variable_0: [1], id: "2" });
  });

  it("are the client's own otherwise, in its own document", () => {
    const client = parse("query ($id: ID) { a(b: $id) }");
    const values = { id: "1" };

    const { document, valuesOf } = safeVariables(client);

    expect(document).toBe(client);
    expect(valuesOf(values)).toBe(values);
  });
});
