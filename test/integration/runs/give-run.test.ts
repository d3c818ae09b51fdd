import { afterAll, describe, expect, it } from "vitest";
import { giveRun, previewRun } from "../../../subgraphs/kit/bulk/run-remedy.js";
import { bulkInsert } from "../../../subgraphs/kit/database/bulk-insert.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { declineGrant, revokeGrant } from "../../../subgraphs/kit/ledger/grant-life.js";
import { grantDecided } from "../../../subgraphs/kit/ledger/grant-remedy.js";
import { outageSpan1015 } from "../../../subgraphs/talk/outages/1015/outage-span.js";
import { programme1015 } from "../../../subgraphs/talk/outages/1015.js";
import { decideGiftExpiry } from "../../../subgraphs/talk/remedies/gift-expiry/gift-expiry.rules.js";
import { decideSubscriptionRelief } from "../../../subgraphs/talk/remedies/subscription-relief/subscription-relief.rules.js";
import { decideVodExtension } from "../../../subgraphs/talk/remedies/vod-extension/vod-extension.rules.js";
import { talkRuns } from "../../../subgraphs/talk/remedy-runs.js";
import { gifts, subscriptions, vodPurchases } from "../../../subgraphs/talk/tables.js";
import { freshDatabases } from "../../postgres.js";
import { GRANTED, ledgerOf, NOTHING } from "../affiliate.js";

const { talk: urls } = await freshDatabases("talk");
const statements: string[] = [];
const owner = openDatabase(urls.ownerUrl, { max: 1, statementTimeoutMs: 20_000 });
const serving = openDatabase(urls.servingUrl, {
  max: 4,
  statementTimeoutMs: 20_000,
  onStatement: (text) => statements.push(text),
});
const database = { owner, serving };
afterAll(() => Promise.all([owner.close(), serving.close()]));

const GIVEN = {
  at: new Date("2022-10-21T10:00:00+09:00"),
  actor: "opr_test_talk",
  why: "Everyone",
};
const HELD = {
  startedAt: new Date("2022-10-01T00:00:00+09:00"),
  endsAt: new Date("2022-10-31T23:59:59.999+09:00"),
};
const OVER = {
  startedAt: new Date("2022-08-01T00:00:00+09:00"),
  endsAt: new Date("2022-08-31T23:59:59.999+09:00"),
};

function run(id: string) {
  const found = talkRuns.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`there is no run ${id}`);
  return found;
}

type Subscription = typeof subscriptions.$inferInsert;

function subscribe(beneficiaryId: string, more: Partial<Subscription> = {}) {
  return owner.db
    .insert(subscriptions)
    .values({ beneficiaryId, service: "EMOTICON_PLUS", paymentChannel: "WEB", ...HELD, ...more });
}

/** Nobody but those whom the test names. */
async function nobodyElse() {
  await owner.sql`truncate subscriptions, gifts, vod_purchases`;
}

describe("a run over an audience", () => {
  it("counts everybody once: given, refused by code, had it, had it otherwise, taken back", async () => {
    await nobodyElse();
    await subscribe("usr_new");
    await subscribe("usr_over", OVER);
    for (const id of ["usr_had", "usr_revoked", "usr_otherwise"]) await subscribe(id);
    await giveRun(serving, run("T7"), { ...GIVEN, why: "First" });
    const key = { outageId: "1015", remedyId: "T7", issue: 1 };
    await revokeGrant(
      serving.db,
      { ...key, beneficiaryId: "usr_revoked" },
      { ...GIVEN, why: "Mistake" },
    );
    await owner.sql`update subscriptions set ends_at = ends_at + interval '1 day' where beneficiary_id = 'usr_otherwise'`;
    await subscribe("usr_later");
    await subscribe("usr_in_app", { paymentChannel: "IN_APP" });

    const report = await giveRun(serving, run("T7"), GIVEN);

    expect(report).toEqual({
      people: 6,
      given: { T7: { grants: 1, won: 0, quantity: 3, unit: "DAY" } },
      hadIt: 2,
      hadItOtherwise: 1,
      revoked: 1,
      refused: { SUBSCRIPTION_NOT_HELD_IN_OUTAGE: 1 },
    });
    expect((await ledgerOf(database, "usr_revoked")).grants.map(({ status }) => status)).toEqual([
      "REVOKED",
    ]);
    expect(await ledgerOf(database, "usr_over")).toEqual(NOTHING);
  });

  it.each([
    ["T7", "EMOTICON_PLUS", "WEB", { quantity: 3, unit: "DAY" }, "SUBSCRIPTION_EXTENDED"],
    ["T8", "EMOTICON_PLUS", "IN_APP", {}, "SUBSCRIPTION_CREDITED"],
    ["T9a", "TALK_DRAWER", "WEB", { quantity: 15, unit: "DAY" }, "SUBSCRIPTION_EXTENDED"],
    ["T9b", "TALK_DRAWER", "IN_APP", {}, "SUBSCRIPTION_CREDITED"],
  ] as const)(
    "gives %s for %s paid by %s, and asked for one person it is the same grant",
    async (remedyId, service, paymentChannel, amount, reasonCode) => {
      await nobodyElse();
      const beneficiaryId = `usr_plan_${remedyId}`;
      await subscribe(beneficiaryId, { service, paymentChannel });

      await giveRun(serving, run(remedyId), GIVEN);

      expect(await ledgerOf(database, beneficiaryId)).toEqual({
        ...NOTHING,
        grants: [
          {
            ...GRANTED,
            ...amount,
            remedyId,
            grantedAt: GIVEN.at,
            reasonCode,
            idempotencyKey: `${remedyId.toLowerCase()}-1015`,
          },
        ],
        grantEvents: [{ remedyId, sequence: 1, status: "GRANTED", ...GIVEN }],
      });
      const [startedAt, endsAt] = [HELD.startedAt.toISOString(), HELD.endsAt.toISOString()];
      const { decision } = decideSubscriptionRelief(
        { service, paymentChannel, startedAt, endsAt },
        outageSpan1015,
      );
      const request = { beneficiaryId, ...GIVEN };
      expect(await grantDecided(serving.db, programme1015, remedyId, decision, request)).toEqual({
        outcome: "REPLAYED",
      });
    },
  );

  it("gives days for gifts and hours for videos once for all that a person holds", async () => {
    await nobodyElse();
    const beneficiaryId = "usr_holder";
    const [inOutage, later] = [outageSpan1015.startedAt, new Date("2022-12-01T00:00:00+09:00")];
    const purchasedAt = new Date("2022-10-10T00:00:00.5+09:00");
    await owner.db.insert(gifts).values([
      { beneficiaryId, giftId: "gift_1", expiresAt: inOutage },
      { beneficiaryId, giftId: "gift_2", expiresAt: later },
    ]);
    await owner.db
      .insert(vodPurchases)
      .values({ beneficiaryId, purchaseId: "vod_1", purchasedAt, expiresAt: later });

    await giveRun(serving, run("T10"), GIVEN);
    await giveRun(serving, run("T12"), GIVEN);

    const given = decideGiftExpiry(
      [{ expiresAt: inOutage.toISOString() }, { expiresAt: later.toISOString() }],
      outageSpan1015,
    );
    const video = { purchasedAt: purchasedAt.toISOString(), expiresAt: later.toISOString() };
    const watched = decideVodExtension([video], outageSpan1015);
    const request = { beneficiaryId, ...GIVEN };
    const { grants } = await ledgerOf(database, beneficiaryId);
    expect(grants.map(({ remedyId, quantity, unit }) => [remedyId, quantity, unit])).toEqual([
      ["T10", 3, "DAY"],
      ["T12", 96, "HOUR"],
    ]);
    for (const [remedyId, decision] of [
      ["T10", given],
      ["T12", watched],
    ] as const) {
      expect(await grantDecided(serving.db, programme1015, remedyId, decision, request)).toEqual({
        outcome: "REPLAYED",
      });
    }
  });

  it("gives nothing in place of what was given: who changed from web to app keeps the days", async () => {
    await nobodyElse();
    await subscribe("usr_moved");
    await giveRun(serving, run("T7"), GIVEN);
    await owner.sql`update subscriptions set payment_channel = 'IN_APP' where beneficiary_id = 'usr_moved'`;

    const report = await giveRun(serving, run("T8"), GIVEN);

    expect(report).toMatchObject({ people: 1, given: {}, hadItOtherwise: 1 });
    expect((await ledgerOf(database, "usr_moved")).grants.map(({ remedyId }) => remedyId)).toEqual([
      "T7",
    ]);
  });

  it("leaves what was declined as it is", async () => {
    await nobodyElse();
    await subscribe("usr_declined");
    await giveRun(serving, run("T7"), GIVEN);
    const key = { outageId: "1015", remedyId: "T7", beneficiaryId: "usr_declined", issue: 1 };
    await declineGrant(serving.db, key, { ...GIVEN, why: null });
    const before = await ledgerOf(database, "usr_declined");

    const report = await giveRun(serving, run("T7"), GIVEN);

    expect(report).toMatchObject({ people: 1, given: {}, hadIt: 1 });
    expect(await ledgerOf(database, "usr_declined")).toEqual(before);
  });

  it("previews what it would do to the last number, and writes nothing", async () => {
    await nobodyElse();
    await subscribe("usr_preview_1", { service: "TALK_DRAWER" });
    await subscribe("usr_preview_2", { service: "TALK_DRAWER", ...OVER });
    const before = await ledgerSize();

    const preview = await previewRun(serving, run("T9a"), GIVEN);

    expect(await ledgerSize()).toEqual(before);
    expect(await giveRun(serving, run("T9a"), GIVEN)).toEqual(preview);
    expect(preview).toMatchObject({ people: 2, refused: { SUBSCRIPTION_NOT_HELD_IN_OUTAGE: 1 } });
  });

  it("reads the facts of up to a thousand people with one statement, and writes them with two", async () => {
    await nobodyElse();
    await manySubscribers("usr_statement", 1_500);
    statements.length = 0;

    await giveRun(serving, run("T7"), GIVEN);

    const sent = (part: string) => statements.filter((text) => text.includes(part)).length;
    // Two pages with people, and a last look that finds nobody.
    expect({
      facts: sent('from "subscriptions"'),
      grants: sent('insert into "grants"'),
      events: sent('insert into "grant_events"'),
    }).toEqual({ facts: 3, grants: 2, events: 2 });
  });

  it("given twice at once, gives everybody one and nobody two", async () => {
    await nobodyElse();
    await manySubscribers("usr_race", 2_500);

    const reports = await Promise.all([
      giveRun(serving, run("T7"), GIVEN),
      giveRun(serving, run("T7"), GIVEN),
    ]);

    const grantsOf = ({ given }: (typeof reports)[number]) => given.T7?.grants ?? 0;
    expect(reports.reduce((sum, report) => sum + grantsOf(report), 0)).toBe(2_500);
    expect(reports.map((report) => grantsOf(report) + report.hadIt)).toEqual([2_500, 2_500]);
    expect(await countOf("usr_race")).toEqual({ grants: 2_500, events: 2_500 });
  });

  it("stopped after a page, goes on where it was", async () => {
    await nobodyElse();
    await manySubscribers("usr_stop", 2_500);
    const stop = new AbortController();

    const first = await giveRun(serving, run("T7"), GIVEN, {
      onPage: () => stop.abort(),
      signal: stop.signal,
    });
    const second = await giveRun(serving, run("T7"), GIVEN);

    expect(first).toMatchObject({ people: 1_000, given: { T7: { grants: 1_000 } } });
    expect(second).toMatchObject({ people: 2_500, given: { T7: { grants: 1_500 } }, hadIt: 1_000 });
  });
});

async function ledgerSize() {
  const [size] = await owner.sql`
    select (select count(*)::int from grants) as grants, (select count(*)::int from grant_events) as events`;
  return size;
}

async function countOf(prefix: string) {
  const [count] = await owner.sql`
    select (select count(*)::int from grants where starts_with(beneficiary_id, ${prefix})) as grants,
      (select count(*)::int from grant_events where starts_with(beneficiary_id, ${prefix})) as events`;
  return count;
}

function manySubscribers(prefix: string, count: number) {
  const rows = Array.from({ length: count }, (_, index) => ({
    beneficiaryId: `${prefix}_${String(index).padStart(5, "0")}`,
    service: "EMOTICON_PLUS" as const,
    paymentChannel: "WEB" as const,
    ...HELD,
  }));
  return bulkInsert(owner.db, subscriptions, rows);
}
