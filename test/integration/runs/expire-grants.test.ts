import { describe, expect, it } from "vitest";
import { expireGrants, readLapsed } from "../../../subgraphs/kit/bulk/expire-grants.js";
import { recordGrants } from "../../../subgraphs/kit/bulk/record-grants.js";
import { redeemGrant } from "../../../subgraphs/kit/ledger/grant-life.js";
import { recordGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { ledgerOf, openAffiliate, sliceReader } from "../affiliate.js";

const database = await openAffiliate(talk);
const { owner, serving } = database;

const LAPSES_AT = new Date("2022-12-04T23:59:59.999+09:00");
const AFTER = new Date(LAPSES_AT.getTime() + 1);
const LAPSING = {
  outageId: "1015",
  remedyId: "T2a",
  amount: { won: null, quantity: 1, unit: "EMOTICON" },
  reason: { code: "GIFT_PACKAGE_ACCOUNT", ruleVersion: "gift-package@1", inputs: {} },
  grantedAt: new Date("2022-11-10T10:00:00+09:00"),
  status: "GRANTED",
  idempotencyKey: "t2a-1015",
  actor: "opr_test_talk",
  why: null,
} as const;

function give(beneficiaryId: string, expiresAt: Date | null) {
  return recordGrant(serving.db, { ...LAPSING, beneficiaryId, expiresAt });
}

async function statusOf(beneficiaryId: string) {
  return (await ledgerOf(database, beneficiaryId)).grants.map(({ status }) => status);
}

describe("recording what lapsed", () => {
  it("marks what has passed its last instant, at that instant, by the clock, once; and nothing else", async () => {
    await give("usr_lapsed", LAPSES_AT);
    await give("usr_last_instant", AFTER);
    await give("usr_permanent", null);
    await give("usr_used", LAPSES_AT);
    const used = { ...LAPSING, beneficiaryId: "usr_used", issue: 1 };
    await redeemGrant(serving.db, used, { at: LAPSES_AT, actor: "usr_used", why: null });
    const request = { outageId: "1015", at: AFTER };
    const preview = await readLapsed(serving.db, request);

    const report = await expireGrants(serving, request);
    const again = await expireGrants(serving, request);

    expect(report).toEqual({ T2a: { grants: 1, won: 0, quantity: 1, unit: "EMOTICON" } });
    expect(preview).toEqual(report);
    expect(again).toEqual({});
    expect((await ledgerOf(database, "usr_lapsed")).grantEvents[1]).toEqual({
      remedyId: "T2a",
      sequence: 2,
      status: "EXPIRED",
      at: LAPSES_AT,
      actor: "system",
      why: null,
    });
    expect(await statusOf("usr_lapsed")).toEqual(["EXPIRED"]);
    expect(await statusOf("usr_last_instant")).toEqual(["GRANTED"]);
    expect(await statusOf("usr_permanent")).toEqual(["GRANTED"]);
    expect(await statusOf("usr_used")).toEqual(["REDEEMED"]);
  });

  it("shows the graph what it showed before: lapsed at the same instant, and once in the timeline", async () => {
    await give("usr_shown", LAPSES_AT);
    const read = sliceReader(talk, database, AFTER);
    const shown = "grants { status expiresAt } timeline { at status }";
    const before = await read(shown, "usr_shown");

    await expireGrants(serving, { outageId: "1015", at: AFTER });

    expect(await read(shown, "usr_shown")).toEqual(before);
    expect(before).toMatchObject([{ grants: [{ status: "EXPIRED" }] }]);
  });

  it("leaves other outages alone", async () => {
    await give("usr_other_outage", LAPSES_AT);

    expect(await expireGrants(serving, { outageId: "1999", at: AFTER })).toEqual({});
    expect(await statusOf("usr_other_outage")).toEqual(["GRANTED"]);
  });

  it("done twice at once, and stopped in between, records each one once", async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => `usr_many_${index}`);
    const grants = many.map((id) => ({ ...LAPSING, beneficiaryId: id, expiresAt: LAPSES_AT }));
    await owner.db.transaction((tx) => recordGrants(tx, grants));
    const request = { outageId: "1015", at: AFTER };
    const stop = new AbortController();

    await expireGrants(serving, request, { onPage: () => stop.abort(), signal: stop.signal });
    const [stopped] = await owner.sql`
      select count(*)::int from grants where starts_with(beneficiary_id, 'usr_') and status = 'EXPIRED'`;
    await Promise.all([expireGrants(serving, request), expireGrants(serving, request)]);

    const [recorded] = await owner.sql`
      select count(*) filter (where grants.status = 'EXPIRED')::int as grants,
        (select count(*)::int from grant_events where starts_with(beneficiary_id, 'usr_many_') and sequence = 2
          and status = 'EXPIRED') as events
      from grants where starts_with(beneficiary_id, 'usr_many_')`;
    expect(stopped?.count).toBeLessThan(1_500);
    expect(recorded).toEqual({ grants: 2_500, events: 2_500 });
  });
});
