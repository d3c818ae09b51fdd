import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import type { Books } from "../../../subgraphs/kit/reconcile/books.js";
import { ledgerChecks } from "../../../subgraphs/kit/reconcile/ledger-checks.js";
import { CHECKS, reconcile } from "../../../subgraphs/kit/reconcile/reconcile.js";
import { SLICE_CHECK } from "../../../subgraphs/kit/reconcile/slice-check.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { seedPopulation } from "../../../subgraphs/talk/demo/seed-population.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { DEMO_INSTANT } from "../../demo.js";
import { freshDatabases } from "../../postgres.js";

async function openTalk() {
  const { talk: urls } = await freshDatabases("talk");
  const owner = openDatabase(urls.ownerUrl, { max: 1, statementTimeoutMs: 20_000 });
  const serving = openDatabase(urls.servingUrl, { max: 1, statementTimeoutMs: 20_000 });
  afterAll(() => Promise.all([owner.close(), serving.close()]));
  return { owner, serving };
}

function booksOf({ books }: { books?: Books }): Books {
  if (!books) throw new Error("every affiliate keeps books");
  return books;
}

const failed = async (database: Awaited<ReturnType<typeof openTalk>>) => {
  const results = await reconcile(database.serving, booksOf(talk), DEMO_INSTANT);
  return results.filter(({ offences }) => offences.length > 0);
};

const populated = await openTalk();
await populated.owner.db.transaction((tx) => seedPopulation(tx, 2_102));

const demo = await freshDatabases(...affiliateEntries.map(({ name }) => name));

describe("reconciling", () => {
  it.each(affiliateEntries)(
    "finds nothing wrong with the demo of $name",
    async ({ name, load }) => {
      const serving = openDatabase(demo[name]?.servingUrl ?? "", { max: 1 });

      const results = await reconcile(serving, booksOf(await load()), DEMO_INSTANT).finally(() =>
        serving.close(),
      );

      expect(results).toEqual(CHECKS.map((check) => ({ check, offences: [] })));
    },
  );

  it("finds nothing wrong with a population, as the role that serves requests", async () => {
    expect(await failed(populated)).toEqual([]);
  });

  it("sees one moment of a ledger that is in use: what changes meanwhile is not wrong", async () => {
    const { owner, serving } = populated;
    let changed = false;

    const results = await reconcile(serving, booksOf(talk), DEMO_INSTANT, async () => {
      if (changed) return;
      changed = true;
      await owner.sql`insert into quota_parts values ('1015', 'T1', 0, 5, 5)`;
    });

    expect(results.filter(({ offences }) => offences.length > 0)).toEqual([]);
    expect((await failed(populated)).map(({ check }) => check)).toEqual([
      "the quota of a remedy counts what was taken of it",
    ]);
    await owner.sql`delete from quota_parts where quota_id = 'T1'`;
  });
});

/** The demo's bakery: 30,000 won for its loss, and channel cash. */
const B1 = "beneficiary_id = 'ptn_demo_bakery' and remedy_id = 'B1'";
const USER = "beneficiary_id = 'usr_demo_web'";
const NO_LAW = ["grants", "grant_events", "claims", "claim_events"]
  .map((table) => `alter table ${table} disable trigger user;`)
  .join("\n");

/** What makes each check red, once the law of the ledger is out of force, and the ids it then names. */
const BREAKS: Record<keyof typeof ledgerChecks | typeof SLICE_CHECK, [string, string[]]> = {
  "what the events of all grants come to is what the grants say, in number and won": [
    `update grants set status = 'DECLINED' where ${USER} and remedy_id = 'T1'`,
    ["1015 T1 DECLINED", "1015 T1 GRANTED"],
  ],
  "every step of a grant is one that the law allows": [
    `update grants set status = 'EXPIRED' where ${USER} and remedy_id = 'T1';
     update grant_events set status = 'EXPIRED' where ${USER} and remedy_id = 'T1'`,
    ["usr_demo_web 1015 T1 1 1"],
  ],
  "a grant was given and used when its events say": [
    `update grants set granted_at = granted_at + interval '1 second' where ${USER} and remedy_id = 'T1'`,
    ["usr_demo_web 1015 T1 1"],
  ],
  "the quota of a part of a remedy counts what was given of it": [
    "insert into quota_parts values ('1015', 'T5:evt_test', 0, 5, 2)",
    ["1015 T5:evt_test"],
  ],
  "an approved claim for a fixed sum has its grant, and the grant its claim": [
    `update claims set remedy_id = 'B2' where ${B1} and status = 'APPROVED'`,
    ["ptn_demo_bakery 1015 B1", "ptn_demo_bakery 1015 B2 clm_demo_bakery"],
  ],
  "every claim began with one event, when it was filed": [
    "update claims set filed_at = filed_at - interval '1 day' where claim_id = 'clm_demo_bakery'",
    ["ptn_demo_bakery clm_demo_bakery"],
  ],
  "every step of a claim is one that the law allows": [
    "update claim_events set status = 'WITHDRAWN' where claim_id = 'clm_demo_bakery' and sequence = 2",
    ["ptn_demo_bakery clm_demo_bakery 3"],
  ],
  [SLICE_CHECK]: [
    // Not in the catalogue, so the graph cannot show it.
    `alter table grant_events drop constraint grant_event_belongs_to_a_grant;
     update grants set remedy_id = 'X1' where ${USER} and remedy_id = 'T1';
     update grant_events set remedy_id = 'X1' where ${USER} and remedy_id = 'T1'`,
    ["usr_demo_web 1015"],
  ],
};
const broken = new Map<string, Awaited<ReturnType<typeof openTalk>>>();
for (const check of Object.keys(BREAKS)) broken.set(check, await openTalk());
const withoutReason = await openTalk();

describe("a check", () => {
  it.each(Object.entries(BREAKS))("turns red: %s", async (check, [statements, ids]) => {
    const database = broken.get(check);
    if (!database) throw new Error(`there is no database for ${check}`);
    await database.owner.sql.unsafe(`${NO_LAW}\n${statements}`);

    const red = (await failed(database)).find((result) => result.check === check);

    expect(red && { ...red, offences: [...red.offences].sort() }).toEqual({ check, offences: ids });
  });

  it("is broken here for each there is beside the invariants", () => {
    expect(Object.keys(BREAKS)).toEqual([...Object.keys(ledgerChecks), SLICE_CHECK]);
  });

  it("names the ids of what breaks an invariant, and nothing else of its row", async () => {
    const { owner } = withoutReason;
    await owner.sql.unsafe(
      `${NO_LAW} update grants set reason_code = 'GONE' where ${USER} and remedy_id = 'T1'`,
    );

    const red = await failed(withoutReason);

    expect(red).toContainEqual({
      check: "the reason of a grant has texts",
      offences: ["usr_demo_web 1015 T1 GRANTED 1"],
    });
  });
});
