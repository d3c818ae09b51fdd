import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { createCompiledExecutor } from "../../../subgraphs/kit/compiled-execution.js";
import { syntheticReports } from "../../../subgraphs/kit/demo/people.js";
import {
  declineGrant,
  redeemGrant,
  revokeGrant,
} from "../../../subgraphs/kit/ledger/grant-life.js";
import { recordGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import { countOffers } from "../../../subgraphs/kit/statistics/count-offers.js";
import type { Viewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { seedPopulation } from "../../../subgraphs/talk/demo/seed-population.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { openAffiliate } from "../affiliate.js";

const database = await openAffiliate(talk);
const { owner, serving } = database;
const execute = createCompiledExecutor(talk.buildSchema().schema);

const REPORTS = 2_102;
/** In the database besides: the claims of the demo's five shops. */
const SHOPS = 5;
await owner.db.transaction((tx) => seedPopulation(tx, REPORTS));

type Count = { grants: number; won: number; quantity: number | null; unit: string | null };
type RemedyRow = Record<string, Count> & { remedy: { id: string }; offered: Count | null };
type ReportRow = {
  reporterType: string | null;
  nature: string | null;
  status: string;
  count: number;
  withLoss: number;
  withoutLoss: number;
  lossWon: number;
};

const COUNT = "{ grants won quantity unit }";
const STATISTICS = `statistics {
  asOf
  reports { reporterType nature status count withLoss withoutLoss lossWon }
  remedies { remedy { id } offered ${COUNT} granted ${COUNT} pending ${COUNT} redeemed ${COUNT}
    expired ${COUNT} declined ${COUNT} revoked ${COUNT} outstanding ${COUNT} } }`;

async function ask(viewer: Viewer, now = DEMO_INSTANT, outageId = "1015") {
  const document = parse(`query ($keys: [_Any!]!) {
    _entities(representations: $keys) { ... on Outage { programme: talk { affiliate ${STATISTICS} } } }
  }`);
  const { data, errors } = await execute({
    document,
    variables: { keys: [{ __typename: "Outage", id: outageId }] },
    context: talk.createContext(serving, { viewer, now }),
  });
  const answer = data as {
    _entities: [{ programme: { affiliate: string; statistics: Statistics | null } }];
  };
  return { statistics: answer._entities[0].programme.statistics, errors };
}

type Statistics = { asOf: string; reports: ReportRow[]; remedies: RemedyRow[] };

async function statistics(now = DEMO_INSTANT): Promise<Statistics> {
  const answer = await ask(AGENT, now);
  expect(answer.errors).toBeUndefined();
  if (!answer.statistics) throw new Error("no statistics came");
  return answer.statistics;
}

async function countsOf(remedyId: string, now = DEMO_INSTANT) {
  const { remedies } = await statistics(now);
  const row = remedies.find(({ remedy }) => remedy.id === remedyId);
  if (!row) throw new Error(`nothing is counted of ${remedyId}`);
  const { remedy: _, offered: __, ...counts } = row;
  return Object.fromEntries(Object.entries(counts).map(([name, { grants }]) => [name, grants]));
}

function countBy(rows: readonly ReportRow[], dimension: "reporterType" | "nature" | "status") {
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const value = String(row[dimension]);
    counts[value] = (counts[value] ?? 0) + row.count;
  }
  return counts;
}

describe("the statistics of reports", () => {
  it("are the published split at scale, by reporter and by what they are about", async () => {
    const { reports } = await statistics();

    const population = syntheticReports(REPORTS);
    const published = { reporterType: "reporter", nature: "nature" } as const;
    for (const dimension of ["reporterType", "nature"] as const) {
      const expected: Record<string, number> = {};
      for (const report of population) {
        const value = report[published[dimension]];
        expected[value] = (expected[value] ?? 0) + 1;
      }
      const own = dimension === "reporterType" ? "SMALL_BUSINESS" : "FREE_WITH_LOSS";
      expected[own] = (expected[own] ?? 0) + SHOPS;
      expect(countBy(reports, dimension)).toEqual(expected);
    }
    // 17,921, 14,918, 13,195 and 59,082 of 105,116, at 2,102.
    expect(countBy(reports, "nature")).toEqual({
      OTHER_AFFILIATE: 358,
      PAID_SERVICE: 299,
      FREE_WITH_LOSS: 264 + SHOPS,
      NO_LOSS: 1_181,
    });
  });

  it("are each report once, with and without a loss, and the losses in won", async () => {
    const { reports } = await statistics();

    const [ledger] = await owner.sql`
      select count(*)::int, count(loss_won)::int as "withLoss", sum(loss_won)::bigint as "lossWon" from claims`;
    const sum = (field: "count" | "withLoss" | "withoutLoss" | "lossWon") =>
      reports.reduce((total, row) => total + row[field], 0);
    expect({ count: sum("count"), withLoss: sum("withLoss"), lossWon: sum("lossWon") }).toEqual(
      ledger,
    );
    expect(sum("count")).toBe(REPORTS + SHOPS);
    expect(sum("withoutLoss")).toBe(sum("count") - sum("withLoss"));
    expect(countBy(reports, "status")).toMatchObject({ TRANSFERRED: 358, REJECTED: 1_181 });
  });
});

describe("the statistics of a remedy", () => {
  const key = { outageId: "1015", remedyId: "T11", issue: 1 };
  const step = { at: new Date("2023-01-06T10:00:00+09:00"), actor: "opr_test_talk", why: "Test" };
  const lapsesAt = new Date("2023-04-05T23:59:59.999+09:00");

  it("tell for every grant where it stands, and by the clock what has lapsed", async () => {
    for (const person of ["keeps", "uses", "declines", "loses", "waits"]) {
      await recordGrant(serving.db, {
        ...key,
        ...step,
        beneficiaryId: `usr_statistics_${person}`,
        amount: { won: null, quantity: null, unit: null },
        reason: { code: "GIFT_EXPIRY_EXTENDED", ruleVersion: "test@1", inputs: {} },
        grantedAt: step.at,
        expiresAt: lapsesAt,
        status: person === "waits" ? "PENDING" : "GRANTED",
        idempotencyKey: "t11-1015",
      });
    }
    await redeemGrant(serving.db, { ...key, beneficiaryId: "usr_statistics_uses" }, step);
    await declineGrant(serving.db, { ...key, beneficiaryId: "usr_statistics_declines" }, step);
    await revokeGrant(serving.db, { ...key, beneficiaryId: "usr_statistics_loses" }, step);

    const inTime = await countsOf("T11", lapsesAt);
    const late = await countsOf("T11", new Date(lapsesAt.getTime() + 1));

    const standing = { granted: 4, pending: 1, redeemed: 1, declined: 1, revoked: 1 };
    expect(inTime).toEqual({ ...standing, outstanding: 1, expired: 0 });
    expect(late).toEqual({ ...standing, outstanding: 0, expired: 1 });
  });

  it("add up: ever given is outstanding, used, lapsed and what was turned down or taken back", async () => {
    const { remedies } = await statistics();

    const [ledger] =
      await owner.sql`select count(*)::int as grants from grants where granted_at is not null`;
    expect(remedies.reduce((sum, { granted }) => sum + (granted?.grants ?? 0), 0)).toBe(
      ledger?.grants,
    );
    for (const { granted, outstanding, redeemed, expired, declined, revoked } of remedies) {
      const parts = [outstanding, redeemed, expired, declined, revoked];
      expect(granted?.grants).toBe(parts.reduce((sum, part) => sum + (part?.grants ?? 0), 0));
    }
  });

  it("count in won, in units, and in neither where no number was published", async () => {
    const { remedies } = await statistics();
    const [ledger] = await owner.sql`
      select count(*) filter (where remedy_id = 'B1')::int as b1, count(*) filter (where remedy_id = 'T9a')::int as t9a,
        count(*) filter (where remedy_id = 'T8')::int as t8 from grants`;
    const granted = new Map(remedies.map((row) => [row.remedy.id, row.granted]));

    expect(granted.get("B1")).toEqual({
      grants: ledger?.b1,
      won: ledger?.b1 * 30_000,
      quantity: null,
      unit: null,
    });
    expect(granted.get("T9a")).toEqual({
      grants: ledger?.t9a,
      won: 0,
      quantity: ledger?.t9a * 15,
      unit: "DAY",
    });
    expect(granted.get("T8")).toEqual({ grants: ledger?.t8, won: 0, quantity: null, unit: null });
    expect(ledger?.t8).toBeGreaterThan(0);
  });

  it("leave open how many were offered what everybody is offered, and say none where nothing is", async () => {
    const { remedies } = await statistics();
    const offered = new Map(remedies.map((row) => [row.remedy.id, row.offered]));

    expect(offered.get("T1")).toBeNull();
    expect(offered.get("B1")).toEqual({ grants: 0, won: 0, quantity: null, unit: null });
  });

  it("are counted over everybody by those who have the time: who was offered it and did nothing", async () => {
    const { books } = talk;
    if (!books) throw new Error("talk keeps books");

    const offers = await countOffers(books, serving, "1015", DEMO_INSTANT);

    const [people] = await owner.sql`
      select (select count(*)::int from accounts where not exists (
          select from grants where remedy_id = 'T1' and grants.beneficiary_id = accounts.beneficiary_id)) as t1,
        (select count(*)::int from businesses where small_business and not exists (
          select from grants where remedy_id = 'B4' and grants.beneficiary_id = businesses.beneficiary_id)) as b4`;
    expect(offers.get("T1")).toEqual({
      grants: people?.t1,
      won: 0,
      quantity: people?.t1,
      unit: "EMOTICON",
    });
    expect(offers.get("B4")).toEqual({
      grants: people?.b4,
      won: people?.b4 * 50_000,
      quantity: null,
      unit: null,
    });
  });
});

describe("statistics in the graph", () => {
  it.each<[string, Viewer]>([
    ["an agent", AGENT],
    ["an operator of this affiliate", { role: "operator", id: "opr_x", affiliate: "TALK" }],
    ["an admin", { role: "admin", id: "adm_x" }],
  ])("are shown to %s", async (_who, viewer) => {
    const { statistics, errors } = await ask(viewer);

    expect(errors).toBeUndefined();
    expect(statistics?.asOf).toBe(DEMO_INSTANT.toISOString());
  });

  it.each<[string, Viewer]>([
    ["another affiliate's operator", { role: "operator", id: "opr_x", affiliate: "PAY" }],
    ["a user", { role: "user", id: "usr_x" }],
    ["a partner", { role: "partner", id: "ptn_x" }],
    ["nobody in particular", { role: "anonymous" }],
  ])("are refused to %s, and the programme is not", async (_who, viewer) => {
    const { statistics, errors } = await ask(viewer);

    expect(statistics).toBeNull();
    expect(errors).toMatchObject([
      { path: ["_entities", 0, "programme", "statistics"], extensions: { code: "FORBIDDEN" } },
    ]);
    expect(errors).toHaveLength(1);
  });

  it("are empty for an outage without a programme", async () => {
    expect(await ask(AGENT, DEMO_INSTANT, "1999")).toEqual({
      statistics: { asOf: DEMO_INSTANT.toISOString(), reports: [], remedies: [] },
      errors: undefined,
    });
  });
});
