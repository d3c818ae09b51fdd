import { beforeAll, describe, expect, it } from "vitest";
import { findBeneficiaries } from "../../../subgraphs/directory/people/find-beneficiaries.js";
import { beneficiaries } from "../../../subgraphs/directory/tables.js";
import { cursorOf } from "../../../subgraphs/kit/paging.js";
import { directoryDatabase } from "./directory.fixture.js";

const { owner, serving } = await directoryDatabase();

/** In the order of a search; two have the same name, and one is called what is searched for. */
const NAMES = ["Park", "PARK 1", "park 2", "Park 2", "park 3"];
const FOUND = NAMES.map((_, index) => `usr_park_${index}`);

beforeAll(() =>
  owner.db
    .insert(beneficiaries)
    .values([
      ...NAMES.map((displayName, index) => ({ beneficiaryId: `usr_park_${index}`, displayName })),
      { beneficiaryId: "usr_before", displayName: "Parj" },
      { beneficiaryId: "usr_within", displayName: "a Park" },
      { beneficiaryId: "usr_after", displayName: "Parl" },
    ]),
);

async function pageAfter(after: string | null, first: number) {
  const { nodes, pageInfo } = await findBeneficiaries(serving, "pArK", { first, after });
  return { ids: nodes.map(({ id }) => id), pageInfo };
}

describe("a search for the beginning of a name", () => {
  it("finds those that begin with it, however they are written, and no other", async () => {
    expect(await pageAfter(null, 20)).toMatchObject({
      ids: FOUND,
      pageInfo: { hasNextPage: false },
    });
  });

  it.each([1, 2, 4])("shows each of them once, by pages of %d", async (first) => {
    const shown: string[] = [];
    let after: string | null | undefined = null;
    for (let page = 0; page < FOUND.length; page += 1) {
      const { ids, pageInfo } = await pageAfter(after, first);
      shown.push(...ids);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor ?? null;
    }

    expect(shown).toEqual(FOUND);
  });

  it.each([
    ["before", ["a", "usr_z"], FOUND],
    ["just before", ["park", ""], FOUND],
    ["in the midst", ["park 2", "usr_park_2"], FOUND.slice(3)],
    ["after", ["q", "usr_a"], []],
  ])("shows nobody else after a cursor that stands %s them", async (_where, position, ids) => {
    expect((await pageAfter(cursorOf(position), 20)).ids).toEqual(ids);
  });
});
