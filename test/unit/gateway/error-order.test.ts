import { GraphQLError } from "graphql";
import { describe, expect, it } from "vitest";
import { withErrorsInOrder } from "../../../gateway/error-order.js";

const DATA = { partner: { talk: null, pay: null, page: [{ a: null }, { a: null }] }, other: null };

type Path = (string | number)[] | undefined;

/** The paths of an answer's errors when the engine gave them in this order. */
function inOrder(...paths: Path[]) {
  const errors = paths.map((path) => new GraphQLError("no", { path: path ?? null }));
  return withErrorsInOrder({ data: DATA, errors }).errors?.map(({ path }) => path);
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

  it("leaves an answer without errors, and one with one, as it is", () => {
    const answers = [{ data: DATA }, { data: DATA, errors: [new GraphQLError("no")] }];

    expect(answers.map(withErrorsInOrder)).toEqual(answers);
  });
});
