import { describe, expect, it } from "vitest";
import { findBeneficiaries } from "../../../subgraphs/directory/people/find-beneficiaries.js";
import type { Database } from "../../../subgraphs/kit/database/connection.js";
import { cursorOf } from "../../../subgraphs/kit/paging.js";

/** What is refused needs no database: this one fails as soon as it is touched. */
const UNTOUCHED = new Proxy({} as Database, {
  get: () => {
    throw new Error("the database was touched");
  },
});

const find = (query: string, request: { first?: number; after?: string } = {}) =>
  findBeneficiaries(UNTOUCHED, query, { first: 20, ...request });

const refused = (message: string) => ({ message, extensions: { code: "BAD_USER_INPUT" } });
const LENGTH = refused(
  '"query" must have from 1 to 100 characters: an id, a whole number, or the beginning of a name.',
);

describe("a search for people", () => {
  it.each(["", " ", "\t\n ", "a".repeat(101), "가".repeat(101), "Kim\0", "usr_\0"])(
    "is refused without a question that could be answered: %j",
    async (query) => {
      await expect(find(query)).rejects.toMatchObject(LENGTH);
    },
  );

  it.each([0, 101, -1])("is refused for %d people a page", async (first) => {
    await expect(find("김", { first })).rejects.toMatchObject(
      refused('"first" must be from 1 to 100.'),
    );
  });

  it.each(["next", cursorOf(["김\0", "usr_1"])])(
    "is refused after a cursor that it did not give out: %j",
    async (after) => {
      await expect(find("김", { after })).rejects.toMatchObject(
        refused('"after" must be a cursor that this list gave out.'),
      );
    },
  );

  it.each(["a".repeat(100), ` ${"가".repeat(100)} `, "가".repeat(100).normalize("NFD"), "usr_1"])(
    "reaches the database with a question in bounds, counted without blanks and as it is written: %j",
    async (query) => {
      await expect(find(query)).rejects.toThrow("the database was touched");
    },
  );

  it("for an id is over after its only page, and asks nobody", async () => {
    expect(await find("ptn_demo_bakery", { after: cursorOf(["", "ptn_demo_bakery"]) })).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
      count: 0,
    });
  });
});
