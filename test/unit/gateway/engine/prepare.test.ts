import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { prepareOperations } from "../../../../gateway/engine/operation/prepare.js";
import { strict } from "./operations.fixture.js";

const NAMES = ["a", "b", "c", "d", "e", "f", "g"];

function conditionalDocument() {
  const fields = NAMES.map((name) => `${name}_: name @include(if: $${name})`);
  return parse(
    `query (${NAMES.map((name) => `$${name}: Boolean!`).join()}) { node { id ${fields.join(" ")} } }`,
  );
}

/** The bits of a number as the values of the variables. */
function valuesOf(combination: number) {
  return Object.fromEntries(NAMES.map((name, bit) => [name, (combination & (1 << bit)) !== 0]));
}

describe("a prepared operation", () => {
  it("is one object for a document, so that the engine plans it once", () => {
    const prepare = prepareOperations(strict);
    const document = parse("query Q($id: ID) { node { id } }");

    const first = prepare(document, undefined, { id: "1" });

    expect(prepare(document, "Q", { id: "2" })).toBe(first);
    expect(prepare(parse("{ node { id } }"), undefined, {})).not.toBe(first);
  });

  it("is one object for each combination of conditions", () => {
    const prepare = prepareOperations(strict);
    const document = conditionalDocument();

    const first = prepare(document, undefined, valuesOf(5));

    expect(prepare(document, undefined, valuesOf(6))).not.toBe(first);
    expect(prepare(document, undefined, valuesOf(5))).toBe(first);
  });

  it("is kept for no more than 64 combinations of one document", () => {
    const prepare = prepareOperations(strict);
    const document = conditionalDocument();
    const first = prepare(document, undefined, valuesOf(0));

    for (let combination = 1; combination <= 64; combination += 1) {
      prepare(document, undefined, valuesOf(combination));
    }

    expect(prepare(document, undefined, valuesOf(0))).not.toBe(first);
  });

  it("is none without an operation of the name", () => {
    expect(() => prepareOperations(strict)(parse("query Q { node { id } }"), "R", {})).toThrow(
      'the document has no operation "R"',
    );
  });
});
