import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { isDistributed } from "../../../subgraphs/kit/database/distributed-handles.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { recordFromQuota } from "../../../subgraphs/kit/ledger/grant-remedy.js";
import { openQuota } from "../../../subgraphs/kit/ledger/quota.js";
import type { NewGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { DEMO_INSTANT } from "../../demo.js";
import { freshDatabases } from "../../postgres.js";
import { countsOf, newQuota, tally } from "../ledger/quota.fixture.js";

// What is sent to a cluster, sent to one server: it answers the same, if more slowly.
const databases = await freshDatabases(...affiliateEntries.map(({ name }) => name));
const [alone, spread] = [false, true].map(
  (isDistributed) =>
    new Map(
      affiliateEntries.map(({ name }) => {
        const { servingUrl = "" } = databases[name] ?? {};
        return [name, openDatabase(servingUrl, { max: 4, isDistributed })] as const;
      }),
    ),
);
const owner = openDatabase(databases.pay?.ownerUrl ?? "", { max: 1 });
afterAll(() =>
  Promise.all(
    [owner, ...[alone, spread].flatMap((all) => [...(all?.values() ?? [])])].map((database) =>
      database.close(),
    ),
  ),
);

describe.each(affiliateEntries)("$name", ({ name, load }) => {
  it("shows of everybody in a cluster what it shows on one server", async () => {
    const books = (await load()).books;
    const [one, other] = [alone?.get(name), spread?.get(name)];
    if (!books || !one || !other) throw new Error(`nothing is open of ${name}`);
    const ids = [...Object.values(DEMO), "ptn_nobody_knows"];
    const keys = ids.map((beneficiaryId) => ({ outageId: "1015", beneficiaryId }));

    const slices = await books.readSlices(other, keys, DEMO_INSTANT);

    expect(slices).toEqual(await books.readSlices(one, keys, DEMO_INSTANT));
    expect(slices.filter((slice) => slice instanceof Error)).toEqual([]);
  });
});

describe("what is first come, first served in a cluster", () => {
  async function openedQuota(size: number) {
    const serving = spread?.get("pay");
    if (!serving) throw new Error("nothing is open of pay");
    const quota = newQuota();
    await openQuota(owner.db, { ...quota.key, size });
    const take = (grant: NewGrant = quota.grant()) =>
      recordFromQuota(serving.db, grant, quota.key.quotaId);
    return { ...quota, take, counts: () => countsOf(owner, quota.key) };
  }

  it.each([0, 1, 64, 65])("is given %i times and not once more, however many ask", async (size) => {
    const { take, counts } = await openedQuota(size);

    const outcomes = await Promise.all(Array.from({ length: size + 5 }, () => take()));

    expect(tally(outcomes)).toEqual({ ...(size > 0 && { RECORDED: size }), SOLD_OUT: 5 });
    expect(await counts()).toEqual({ size, taken: size, grants: size, events: size });
  });

  it("is given to nobody twice, and a second try takes nothing from the others", async () => {
    const { take, grant, counts } = await openedQuota(10);
    const mine = grant();

    const outcomes = await Promise.all([take(mine), take(mine), take(mine)]);

    expect(tally(outcomes)).toEqual({ RECORDED: 1, REPLAYED: 2 });
    expect(await counts()).toEqual({ size: 10, taken: 1, grants: 1, events: 1 });
  });

  it("is told by the database's own handle, in a transaction, too", async () => {
    const [one, other] = [alone?.get("pay"), spread?.get("pay")];
    const seen = await Promise.all(
      [one, other].map((database) =>
        database?.db.transaction(async (tx) => [isDistributed(database.db), isDistributed(tx)]),
      ),
    );

    expect(seen).toEqual([
      [false, false],
      [true, true],
    ]);
  });
});
