import { parse } from "graphql";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  forgetSlices,
  keepSlices,
  slicesOf,
  type ToldSlice,
} from "../../../subgraphs/directory/last-known/last-known.repository.js";
import {
  createSliceKeeper,
  sliceKeeperOf,
} from "../../../subgraphs/directory/last-known/slice-keeper.js";
import { directory } from "../../../subgraphs/directory/subgraph.js";
import { lastKnownSlices } from "../../../subgraphs/directory/tables.js";
import { createCompiledExecutor } from "../../../subgraphs/kit/compiled-execution.js";
import { affiliates } from "../../../subgraphs/kit/contract/affiliates.js";
import { type Database, openDatabase } from "../../../subgraphs/kit/database/connection.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { directoryDatabase } from "../directory/directory.fixture.js";

const { owner, serving } = await directoryDatabase();

const NOW = new Date("2023-03-02T10:00:00+09:00");
const HOUR_MS = 60 * 60 * 1000;
const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);

function told(over: Partial<ToldSlice> = {}): ToldSlice {
  return {
    beneficiaryId: "ptn_test_taxi",
    outageId: "1015",
    affiliate: "MOBILITY",
    slice: { sums: [], timeline: [] },
    sliceHash: "first",
    asOf: NOW,
    ...over,
  };
}

/** What is kept, as `<beneficiary> <affiliate> <hash> <date>`. */
async function kept(...ids: string[]): Promise<string[]> {
  const rows = await slicesOf(serving, ids.length > 0 ? ids : ["ptn_test_taxi"]);
  return rows
    .map((row) =>
      [row.beneficiaryId, row.affiliate, row.sliceHash, row.asOf.toISOString()].join(" "),
    )
    .sort();
}

const line = (hash: string, at: Date, id = "ptn_test_taxi") =>
  `${id} MOBILITY ${hash} ${at.toISOString()}`;

beforeEach(async () => {
  await owner.db.delete(lastKnownSlices);
});

describe("keeping slices as the serving role", () => {
  it("readers who learn the same at once write it once", async () => {
    const all = affiliates.map(({ affiliate }) => told({ affiliate }));

    const written = await Promise.all(
      Array.from({ length: 10 }, () => keepSlices(serving.db, all)),
    );

    expect(written.sort((a, b) => b - a)).toEqual([5, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(await kept()).toHaveLength(5);
  });

  it.each([
    ["something else takes its place", told({ sliceHash: "second" }), "second", NOW],
    ["the same within the hour changes nothing", told({ asOf: hoursLater(0.9) }), "first", NOW],
    ["the same an hour later is dated anew", told({ asOf: hoursLater(1) }), "first", hoursLater(1)],
    [
      "something older never takes the place of something newer",
      told({ sliceHash: "older", asOf: hoursLater(-0.5) }),
      "first",
      NOW,
    ],
    [
      "a clock that began anew is believed",
      told({ sliceHash: "second", asOf: hoursLater(-5) }),
      "second",
      hoursLater(-5),
    ],
  ])("%s", async (_what, next, hash, at) => {
    await keepSlices(serving.db, [told()]);

    await keepSlices(serving.db, [next]);

    expect(await kept()).toEqual([line(hash, at)]);
  });

  it("gives back what was told, and nothing of anybody else", async () => {
    const slice = told().slice;
    await keepSlices(serving.db, [told(), told({ beneficiaryId: "ptn_test_other" })]);

    expect(await slicesOf(serving, ["ptn_test_taxi"])).toEqual([{ ...told(), slice }]);
  });

  it("whose a slice is cannot be changed", async () => {
    await keepSlices(serving.db, [told()]);

    const moving = serving.sql`update last_known_slices set beneficiary_id = 'ptn_test_other'`;

    await expect(moving).rejects.toMatchObject({ code: "42501" });
  });
});

describe("forgetting", () => {
  it("takes away what was told before an instant, and nothing else", async () => {
    const old = told({ beneficiaryId: "ptn_test_old", asOf: hoursLater(-1) });
    await keepSlices(serving.db, [told(), old]);

    await forgetSlices(serving.db, NOW);

    expect(await kept("ptn_test_taxi", "ptn_test_old")).toEqual([line("first", NOW)]);
  });

  it("comes with keeping: 30 days after it was told, a slice goes with the next write", async () => {
    const old = told({ beneficiaryId: "ptn_test_old", asOf: hoursLater(-24 * 31) });
    const younger = told({ beneficiaryId: "ptn_test_young", asOf: hoursLater(-24 * 29) });
    await keepSlices(serving.db, [old, younger]);

    sliceKeeperOf(serving).keep([told()], NOW);

    const people = ["ptn_test_old", "ptn_test_taxi", "ptn_test_young"];
    await expect
      .poll(() => kept(...people))
      .toEqual([line("first", NOW), line("first", younger.asOf, "ptn_test_young")]);
  });
});

describe("a database that cannot be written to", () => {
  const UNREACHABLE = "postgres://nobody:nothing@127.0.0.1:1/none";
  const SAYS = "what affiliates told could not be kept for later";

  /** Fails to keep something at each of these instants of the real time, one after the other. */
  async function warningsAt(database: Database, instants: readonly Date[]) {
    const warn = vi.fn();
    let at = NOW;
    // Asked once for each failure, whether or not that is told.
    const clock = vi.fn(() => at);
    const keeper = createSliceKeeper(database, clock);
    for (const [index, instant] of instants.entries()) {
      at = instant;
      keeper.keep([told()], NOW, warn);
      await expect.poll(() => clock.mock.calls.length).toBe(index + 1);
    }
    return warn.mock.calls;
  }

  it("is no reader's concern, and needs nobody to be told", async () => {
    const database = openDatabase(UNREACHABLE, { max: 1 });

    expect(() => sliceKeeperOf(database).keep([told()], NOW)).not.toThrow();

    await database.close();
  });

  it("is told once a minute, however many writes fail", async () => {
    const database = openDatabase(UNREACHABLE, { max: 1 });
    const seconds = [0, 1, 59.999, 60, 119].map((s) => new Date(NOW.getTime() + s * 1_000));

    const warnings = await warningsAt(database, seconds);

    const warning = [{ subgraph: "directory", code: "DATABASE_UNREACHABLE" }, SAYS];
    expect(warnings).toEqual([warning, warning]);
    await database.close();
  });

  it("is told by PostgreSQL's own code where it is there and refuses", async () => {
    const refused = "insert on last_known_slices";
    await owner.sql.unsafe(`revoke ${refused} from directory_app`);
    try {
      expect(await warningsAt(serving, [NOW])).toEqual([
        [{ subgraph: "directory", code: "42501" }, SAYS],
      ]);
    } finally {
      await owner.sql.unsafe(`grant ${refused} to directory_app`);
    }
  });
});

describe("many readers who learn something at once", () => {
  it("leave most connections to those who read: what found no room is kept by a later reader", async () => {
    const ids = ["ptn_test_a", "ptn_test_b", "ptn_test_c"];
    const [a, b, c] = ids.map((id) => line("first", NOW, id));
    const keeper = sliceKeeperOf(serving);
    const late = told({ beneficiaryId: "ptn_test_c" });

    for (const beneficiaryId of ids) keeper.keep([told({ beneficiaryId })], NOW);

    await expect.poll(() => kept(...ids)).toEqual([a, b]);
    await expect
      .poll(() => {
        keeper.keep([late], NOW);
        return kept(...ids);
      })
      .toEqual([a, b, c]);
  });
});

describe("the directory, asked by a router for what was told earlier", () => {
  const execute = createCompiledExecutor(directory.buildSchema().schema);
  const document = parse(`query ($keys: [_Any!]!) {
    _entities(representations: $keys) { ... on Compensation { lastKnown { affiliate asOf } } }
  }`);
  const compensation = {
    __typename: "Compensation",
    outageId: "1015",
    beneficiaryId: "ptn_test_taxi",
    talk: { sums: [], timeline: [] },
    mobility: { sums: [{ status: "GRANTED", grants: "one" }], timeline: [] },
  };
  const ask = (viewer: IdentifiedViewer) => {
    const context = directory.createContext(serving, { viewer, now: NOW });
    return execute({ document, variables: { keys: [compensation] }, context });
  };

  it("puts on record that an agent reads it, shows who is silent or odd, and keeps the rest", async () => {
    const { data, errors } = await ask({ role: "agent", id: "agt_test_reader" });

    const nothing = (affiliate: string) => ({ affiliate, asOf: null });
    const silent = ["MOBILITY", "GAMES", "ENTERTAINMENT", "PAY"].map(nothing);
    expect({ data, errors }).toEqual({ data: { _entities: [{ lastKnown: silent }] } });
    await expect.poll(() => kept()).toHaveLength(1);
    const onRecord = await serving.sql`
      select action, what, whom from audit_entries
      where actor = 'agt_test_reader' and action <> 'BEGIN'`;
    expect([...onRecord]).toEqual([
      { action: "LOOKUP", what: "Compensation.lastKnown", whom: ["ptn_test_taxi"] },
    ]);
  });

  it("refuses the one whom it is about, and keeps nothing", async () => {
    const { errors } = await ask({ role: "partner", id: "ptn_test_taxi" });

    expect(errors?.map(({ path, extensions }) => ({ path, code: extensions?.code }))).toEqual([
      { path: ["_entities", 0, "lastKnown"], code: "FORBIDDEN" },
    ]);
    expect(await kept()).toEqual([]);
  });
});
