import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { headerName } from "../../../subgraphs/kit/import/columns.js";
import type { ImportDefinition } from "../../../subgraphs/kit/import/import.types.js";
import { copyInto } from "../../../subgraphs/kit/import/staging.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { freshDatabases } from "../../postgres.js";
import { openAffiliate } from "../affiliate.js";
import { csv, importOf, importText } from "./import-text.js";

const subgraphs = await Promise.all(affiliateEntries.map(({ load }) => load()));
const databases = new Map(
  await Promise.all(
    subgraphs.map(async (subgraph) => [subgraph.name, await openAffiliate(subgraph)] as const),
  ),
);
const { talk: urls } = await freshDatabases("talk");

/** A file with the example that `--help` gives of every column. */
function exampleOf({ columns }: ImportDefinition): string {
  const listed = Object.entries(columns);
  return csv(
    listed.map(([property]) => headerName(property)).join(","),
    listed.map(([, { example }]) => `"${example}"`).join(","),
  );
}

const everyFile = subgraphs.flatMap((subgraph) =>
  (subgraph.imports ?? []).map((definition) => [subgraph.name, definition.name] as const),
);

describe("every file of every affiliate", () => {
  it.each(everyFile)(
    "%s %s: its examples are taken in, and again change nothing",
    async (name, what) => {
      const { owner } = databases.get(name) ?? {};
      const subgraph = subgraphs.find((each) => each.name === name);
      if (!owner || !subgraph) throw new Error(`there is no ${name}`);
      const definition = importOf(subgraph, what);
      // Examples name one kind of report each, which need not go together.
      const text = exampleOf(definition).replace('"FREE_WITH_LOSS"', '"OTHER_AFFILIATE"');

      const first = await importText(owner, definition, text);
      const again = await importText(owner, definition, text);

      expect(first).toMatchObject({ rejects: [], counts: { inserted: 1 } });
      expect(again.counts).toEqual({ read: 1, inserted: 0, changed: 0, unchanged: 1, rejected: 0 });
    },
  );
});

const database = databases.get("talk");
if (!database) throw new Error("there is no talk");
const { owner } = database;
const businesses = importOf(talk, "businesses");
const claims = importOf(talk, "claims");

function businessFile(count: number, small: (index: number) => boolean): string {
  const rows = Array.from(
    { length: count },
    (_, index) => `ptn_test_many_${index},${small(index)}`,
  );
  return csv("beneficiary_id,small_business", ...rows);
}

function claimFile(prefix: string, count: number): string {
  const papers =
    "SMALL_BUSINESS_CERTIFICATE;SALES_LOSS_EVIDENCE;SERVICE_USE_EVIDENCE;BANK_ACCOUNT_COPY";
  const rows = Array.from(
    { length: count },
    (_, index) =>
      `clm_${prefix}_${index},ptn_${prefix}_${index},SMALL_BUSINESS,FREE_WITH_LOSS,WEB,2022-10-20 10:00,${index},${index % 3 === 0 ? papers : ""},`,
  );
  return csv(
    "claim_id,beneficiary_id,reporter_type,nature,channel,filed_at,loss_won,documents,transferred_to",
    ...rows,
  );
}

describe("facts that differ", () => {
  it("are corrected, and nothing else is touched", async () => {
    const options = { batchSize: 4 };
    await importText(
      owner,
      businesses,
      businessFile(10, () => true),
      options,
    );

    const corrected = await importText(
      owner,
      businesses,
      businessFile(10, (i) => i > 2),
      options,
    );

    expect(corrected.counts).toEqual({
      read: 10,
      inserted: 0,
      changed: 3,
      unchanged: 7,
      rejected: 0,
    });
    const [left] = await owner.sql`
      select count(*)::int from businesses where beneficiary_id like 'ptn_test_many_%' and not small_business`;
    expect(left).toEqual({ count: 3 });
  });
});

describe("a dry run", () => {
  it.each([
    [
      "facts",
      businesses,
      businessFile(50, (index) => index % 2 === 0).replaceAll("_many_", "_dry_"),
    ],
    [
      "claims",
      claims,
      `${claimFile("test_dry", 50)}clm_test_dry_0,ptn_test_dry_0,X,NO_LOSS,WEB,,,,\n`,
    ],
  ])("of %s counts what the import then does, and leaves no row", async (_, definition, text) => {
    const rows = () => owner.sql`
      select (select count(*)::int from businesses) as businesses, (select count(*)::int from claims) as claims,
        (select count(*)::int from claim_events) as events, (select count(*)::int from grants) as grants,
        (select count(*)::int from claim_documents) as papers`;
    const before = await rows();

    const dry = await importText(owner, definition, text, { dryRun: true, batchSize: 20 });
    const afterwards = await rows();
    const real = await importText(owner, definition, text, { batchSize: 20 });

    expect([...afterwards]).toEqual([...before]);
    expect(dry).toEqual(real);
    expect(real.counts.inserted).toBe(50);
  });
});

describe("imports of the same file at once", () => {
  it("take every row in once between them, and pay nobody twice", async () => {
    const text = claimFile("test_once", 300);
    const others = [1, 2].map(() => openDatabase(urls.ownerUrl, { max: 1, statementTimeoutMs: 0 }));

    const done = await Promise.all(
      [...others].map((each) => importText(each, claims, text, { batchSize: 50 })),
    );

    const inserted = done.map(({ counts }) => counts.inserted);
    const unchanged = done.map(({ counts }) => counts.unchanged);
    expect(inserted.reduce((sum, each) => sum + each, 0)).toBe(300);
    expect(unchanged.reduce((sum, each) => sum + each, 0)).toBe(300);
    expect(done.map(({ rejects }) => rejects)).toEqual([[], []]);
    const [held] = await (others[0] as (typeof others)[number]).sql`
      select (select count(*)::int from claims where claim_id like 'clm_test_once_%') as claims,
        (select count(*)::int from grants where beneficiary_id like 'ptn_test_once_%') as grants`;
    // Every third has its papers; the first of them states a loss of 0 and is turned down.
    expect(held).toEqual({ claims: 300, grants: 99 });
    await Promise.all(others.map((each) => each.close()));
  });
});

describe("a COPY that PostgreSQL refuses", () => {
  it.each(["1\tnobody\n\\.", "x"])("fails, and does not wait for ever: %j", async (row) => {
    const work = owner.sql.begin((tx) => copyInto(tx, "businesses", ["beneficiary_id"], [row]));

    await expect(work).rejects.toMatchObject({ name: "PostgresError" });
  });
});
