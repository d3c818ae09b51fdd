import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { sizeOf } from "../../../gateway/limits/document-size.js";

const size = (text: string) => sizeOf(parse(text));

describe("the size of a document", () => {
  it("is that of its largest operation, fragments counted wherever they are spread", () => {
    const document = `
      query Small { viewer { role } }
      query Large { a: partner(id: "ptn_x") { ...Named again: displayName } user(id: "usr_x") { ...Named } }
      fragment Named on Beneficiary { id ... on Partner { links @skip(if: false) { b: affiliate } } }`;

    expect(size(document)).toEqual({
      depth: 3,
      nesting: 3,
      aliases: 4,
      directives: 1,
      rootFields: 2,
      selections: 13,
      repeatedFields: 0,
    });
  });

  it("counts __typename under other names, which the counting library would let pass", () => {
    const aliases = Array.from({ length: 100 }, (_, place) => `a${place}: __typename`);

    expect(size(`{ ${aliases.join(" ")} }`)).toMatchObject({ aliases: 100, rootFields: 100 });
  });

  it("counts the directives of a repeated spread, which the counting library would let pass", () => {
    const directives = "@skip(if: false) ".repeat(100);

    expect(size(`{ ...F ...F ${directives} } fragment F on Query { x }`).directives).toBe(100);
  });

  it("counts a field again wherever a selection set asks for it again, also through fragments", () => {
    const document = `{ a { x } a { x x } ...F ... on Query { a { x } } } fragment F on Query { a { x } }`;

    // Three more of `a`, and one more `x` inside the second.
    expect(size(document).repeatedFields).toBe(4);
  });

  it("is known at once for fragments that stand for a billion fields, or for themselves", () => {
    const doubling = Array.from(
      { length: 40 },
      (_, place) => `fragment F${place} on Query { x ...F${place + 1} ...F${place + 1} }`,
    );
    const everyOther = Array.from({ length: 20 }, (_, place) => `...F${place}`).join(" ");
    const circular = Array.from(
      { length: 20 },
      (_, place) => `fragment F${place} on Query { x ${everyOther} }`,
    );

    const billion = size(`{ ...F0 } ${doubling.join(" ")} fragment F40 on Query { x }`);

    expect(billion.selections).toBeGreaterThan(2 ** 40);
    expect(size(`{ ...F0 } ${circular.join(" ")}`).depth).toBeLessThan(100);
  });
});
