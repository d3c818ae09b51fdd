import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDemoIdentity } from "../../../gateway/viewer/demo-identity.js";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import { DEMO_OUTAGE_ID } from "../../../subgraphs/kit/demo/people.js";
import { registry } from "../../../subgraphs/registry.js";
import { TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { addPeople, type GrownDatabases } from "../../bench/scale/grow-databases.js";
import { samplePeople } from "../../bench/scale/people/sample.js";
import { checkPlans } from "../../bench/scale/plans/check-plans.js";
import { openExplainer } from "../../bench/scale/plans/explain-statements.js";
import { hotRequests } from "../../bench/scale/plans/hot-requests.js";
import { openScaleGraph, type ScaleGraph } from "../../bench/scale/scale-graph.js";
import { AGENT } from "../../demo.js";
import { TEST_KEYS } from "../../pii-keys.js";
import { freshDatabases } from "../../postgres.js";

/** Enough for PostgreSQL to look for an index: with the documented people alone, a whole table is always the fastest. */
const PEOPLE = 5_000;

const urls = await freshDatabases(...registry.map(({ name }) => name));
let grown: GrownDatabases;
let graph: ScaleGraph;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "graph-keys-"));
  grown = await addPeople(urls, PEOPLE, TEST_KEYS, new AbortController().signal);
  const identity = await openDemoIdentity(folder);
  graph = await openScaleGraph(grown, { keys: TEST_KEYS, auditKeys: TEST_AUDIT_KEYS, identity });
}, 60_000);
afterAll(async () => {
  await graph.close();
  await rm(folder, { recursive: true });
});

const sample = samplePeople(PEOPLE);

it("the people of the bench were given something by every affiliate", async () => {
  const given: Record<string, number> = {};
  for (const [name, { ownerUrl }] of Object.entries(urls)) {
    if (name === "directory") continue;
    given[name] = await withConnection(ownerUrl, async (sql) => {
      const [row] = await sql<{ people: number }[]>`
        select count(distinct beneficiary_id) as people from grants
        where beneficiary_id like '%_synthetic_%'`;
      return row?.people ?? 0;
    });
  }

  expect(given).toEqual({
    talk: 567,
    mobility: 500,
    games: 625,
    entertainment: 1_250,
    pay: 252,
  });
});

it("no statement of the main operations reads a large table of people from end to end", async () => {
  const { statements, found } = await checkPlans(grown, graph, hotRequests(sample));

  expect(found).toEqual([]);
  // Six slices, the directory's four ways to find somebody, the work list, the record and a filing.
  expect(statements).toBeGreaterThan(20);
}, 60_000);

it("a page of names costs the same wherever among all names it is", async () => {
  const explainer = await openExplainer(grown);

  const pages: number[] = [];
  for (const query of ["합성 이용자 1", "합성 이용자 9"]) {
    const variables = { query, first: 20, after: null, outageId: DEMO_OUTAGE_ID };
    const request = { operation: "SearchWithTotals", as: AGENT, variables, found: '"count":20' };
    const statements = await graph.statementsOf(request);
    const search = statements.find(({ text }) => text.includes('"sortName"'));
    pages.push((search && (await explainer.pages(search))) ?? Number.NaN);
  }
  await explainer.close();

  const [first = 0, last = 0] = pages;
  // From the beginning of the index, the last names are some sixty pages further on, and with more people far more.
  expect(Math.abs(last - first)).toBeLessThan(10);
}, 60_000);

it("a search whose index is gone is found out", async () => {
  const directory = urls.directory?.ownerUrl ?? "";
  await withConnection(directory, (sql) => sql`drop index contacts_by_hash`);

  const { found } = await checkPlans(grown, graph, hotRequests(sample));

  expect(found).toEqual([
    {
      size: PEOPLE,
      operation: "SearchWithTotals",
      subgraph: "directory",
      reads: expect.arrayContaining(["Seq Scan on contacts"]),
      text: expect.stringContaining('"contacts"."hash" = any($1::text[])'),
    },
  ]);
}, 60_000);
