import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cursorOf,
  type PageRequest,
  type Position,
  pageOf,
  pageSize,
  positionOf,
} from "../../../subgraphs/kit/paging.js";

const OUT_OF_BOUNDS = {
  message: '"first" must be from 1 to 100.',
  extensions: { code: "BAD_USER_INPUT" },
};
const FOREIGN = {
  message: '"after" must be a cursor that this list gave out.',
  extensions: { code: "BAD_USER_INPUT" },
};
const GONE = {
  message: '"after" is not in this list any more; start again without it.',
  extensions: { code: "BAD_USER_INPUT" },
};

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** What is thrown. */
function refusal(work: () => unknown): object {
  try {
    work();
  } catch (error) {
    const { message, extensions } = error as { message: string; extensions: object };
    return { message, extensions };
  }
  throw new Error("nothing was refused");
}

type Entry = { at: string; id: string };
const position = ({ at, id }: Entry): Position => [at, id];
const page = (all: readonly Entry[], request: PageRequest) => pageOf(all, request, position);

const LIST = ["a", "b", "c"].map((id) => ({ at: "2022-10-15", id }));

describe("a page of a list", () => {
  it("has its entries, a cursor for each, and says whether there is more", () => {
    const [a, b, c] = LIST.map((node) => ({ cursor: cursorOf(position(node)), node }));

    expect(page(LIST, { first: 2 })).toEqual({
      edges: [a, b],
      nodes: LIST.slice(0, 2),
      pageInfo: { hasNextPage: true, endCursor: b?.cursor },
      count: 2,
    });
    expect(page(LIST, { first: 2, after: b?.cursor })).toEqual({
      edges: [c],
      nodes: LIST.slice(2),
      pageInfo: { hasNextPage: false, endCursor: c?.cursor },
      count: 1,
    });
  });

  it.each([
    ["an empty list", [], undefined],
    ["what follows the last entry", LIST, cursorOf(["2022-10-15", "c"])],
  ])("of %s is empty", (_what, all, after) => {
    expect(page(all, { first: 2, after })).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
      count: 0,
    });
  });

  it("after page is the whole list, each entry once and in order, for any size of page", () => {
    // Commas and quotes, because a position must not be taken for another one that only looks like it when joined.
    const text = fc.constantFrom("", "a", "b", ",", "a,b", "b,a", '"', "가");
    const list = fc.uniqueArray(fc.record({ at: text, id: text }), {
      selector: ({ at, id }) => JSON.stringify([at, id]),
      maxLength: 40,
    });

    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 100 }), (all, first) => {
        const seen: Entry[] = [];
        let after: string | null = null;
        let pages = 0;
        do {
          const { nodes, pageInfo } = page(all, { first, after });
          seen.push(...nodes);
          pages += 1;
          after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
        } while (after !== null);

        expect(seen).toEqual(all);
        expect(pages).toBe(Math.max(1, Math.ceil(all.length / first)));
      }),
    );
  });

  it("is refused after an entry that is no longer there", () => {
    const after = cursorOf(["2022-10-15", "gone"]);

    expect(refusal(() => page(LIST, { first: 2, after }))).toEqual(GONE);
  });
});

describe("the size of a page", () => {
  it.each([1, 50, 100])("may be %d", (first) => {
    expect(pageSize(first)).toBe(first);
  });

  it.each([0, -1, 101, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("may not be %d", (first) => {
    expect(refusal(() => pageSize(first))).toEqual(OUT_OF_BOUNDS);
    expect(refusal(() => page([], { first }))).toEqual(OUT_OF_BOUNDS);
  });
});

describe("a cursor", () => {
  it("leads back to the position it was made of, and is safe in an address", () => {
    const text = fc.string({ unit: "grapheme" }).filter((value) => !value.includes("\0"));

    fc.assert(
      fc.property(fc.tuple(text, text), (any) => {
        expect(positionOf(cursorOf(any), 2)).toEqual(any);
        expect(cursorOf(any)).toMatch(/^[A-Za-z0-9_-]+$/);
      }),
    );
  });

  it.each([null, undefined])("may be absent: %s", (cursor) => {
    expect(positionOf(cursor, 2)).toBeNull();
  });

  it.each([
    "",
    "1",
    "not a cursor",
    encoded("a"),
    encoded(null),
    encoded({ 0: "a", 1: "b", length: 2 }),
    encoded(["a"]),
    encoded(["a", "b", "c"]),
    encoded(["a", 1]),
    encoded([null, "b"]),
    encoded(["a\0", "b"]),
    encoded(["a", "\0"]),
    "W10",
  ])("is refused when no list of ours gave it out: %j", (cursor) => {
    expect(refusal(() => positionOf(cursor, 2))).toEqual(FOREIGN);
    expect(refusal(() => page(LIST, { first: 1, after: cursor }))).toEqual(FOREIGN);
  });

  it("has as many values as the positions of its list", () => {
    expect(positionOf(cursorOf(["a", "b", "c"]), 3)).toEqual(["a", "b", "c"]);
    expect(refusal(() => positionOf(cursorOf(["a", "b"]), 3))).toEqual(FOREIGN);
  });
});
