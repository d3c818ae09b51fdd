import { GraphQLError } from "graphql";
import { describe, expect, it } from "vitest";
import { errorsInOrder } from "../../../../gateway/engine/answer/error-order.js";

const DATA = { partner: { talk: null, pay: null, page: [{ a: null }, { a: null }] }, other: null };

type Path = (string | number)[] | undefined;

/** The paths of an answer's errors when the engine gave them in this order. */
function inOrder(...paths: Path[]) {
  const errors = paths.map((path) => new GraphQLError("no", { path: path ?? null }));
  return errorsInOrder(errors, DATA, (key) => key).map(({ path }) => path);
}

describe("errors stand in the order of the data, whoever was first to fail", () => {
  it.each<[string, Path[]]>([
    ["fields of one object", [["partner", "talk"], ["partner", "pay"], ["other"]]],
    [
      "items of a list",
      [
        ["partner", "page", 0, "a"],
        ["partner", "page", 1, "a"],
      ],
    ],
    ["an object before what is in it", [["partner"], ["partner", "talk"]]],
    ["what is no field's before all others", [undefined, ["partner"]]],
    [
      "below a null, by name",
      [
        ["other", "a"],
        ["other", "b", 0],
        ["other", "b", 1],
      ],
    ],
  ])("%s", (_what, paths) => {
    expect([inOrder(...paths), inOrder(...paths.toReversed())]).toEqual([paths, paths]);
  });

  it("names the place by the client's response keys", () => {
    const keys = new Map([["key_0", "__proto__"]]);
    const path = ["partner", "key_0", 0, "name"];
    const error = new GraphQLError("no", { path, extensions: { code: "FORBIDDEN" } });

    const [placed] = errorsInOrder([error], DATA, (key) => keys.get(key) ?? key);

    expect(placed?.toJSON()).toEqual({
      message: "no",
      path: ["partner", "__proto__", 0, "name"],
      extensions: { code: "FORBIDDEN" },
    });
  });
});
