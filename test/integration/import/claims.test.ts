import { describe, expect, it } from "vitest";
import { revokeGrant } from "../../../subgraphs/kit/ledger/grant-life.js";
import { closesAt } from "../../../subgraphs/kit/remedies/remedy.js";
import { lossSupportRounds } from "../../../subgraphs/talk/outages/1015/loss-support-rounds.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { ledgerOf, NOTHING, openAffiliate, sliceReader } from "../affiliate.js";
import { csv, IMPORTED_AT, IMPORTER, importOf, importText } from "./import-text.js";

const database = await openAffiliate(talk);
const { owner } = database;
const claims = importOf(talk, "claims");

const HEADER =
  "claim_id,beneficiary_id,reporter_type,nature,channel,filed_at,loss_won,documents,transferred_to";
const PAPERS =
  "SMALL_BUSINESS_CERTIFICATE;SALES_LOSS_EVIDENCE;SERVICE_USE_EVIDENCE;BANK_ACCOUNT_COPY";
const FILED_AT = "2022-10-20 10:00";
const FILED = new Date("2022-10-20T10:00:00+09:00");

/** A claim of a small business for a loss, unless it says otherwise. */
function claim(name: string, changed: Record<string, string> = {}): string {
  const row: Record<string, string> = {
    claim_id: `clm_test_${name}`,
    beneficiary_id: `ptn_test_${name}`,
    reporter_type: "SMALL_BUSINESS",
    nature: "FREE_WITH_LOSS",
    channel: "WEB",
    filed_at: FILED_AT,
    loss_won: "100000",
    documents: PAPERS,
    transferred_to: "",
    ...changed,
  };
  return HEADER.split(",")
    .map((column) => `"${row[column]}"`)
    .join(",");
}

const take = (...rows: string[]) => importText(owner, claims, csv(HEADER, ...rows));
const codes = ({ rejects }: { rejects: string[] }) =>
  rejects.map((line) => line.split(",").slice(0, 3).join(","));

describe("an imported claim", () => {
  it.each([
    ["1", "B1", 30_000, "LOSS_UP_TO_300K"],
    ["300,000", "B1", 30_000, "LOSS_UP_TO_300K"],
    ["₩300,001", "B2", 50_000, "LOSS_OVER_300K_TO_500K"],
    ["500000원", "B2", 50_000, "LOSS_OVER_300K_TO_500K"],
  ])(
    "with its papers and a loss of %s is paid by its tier: %s",
    async (loss, remedyId, won, code) => {
      const name = `tier_${loss.replace(/\D/g, "")}`;

      const { counts } = await take(claim(name, { loss_won: loss }));

      expect(counts).toMatchObject({ inserted: 1, rejected: 0 });
      const claimId = `clm_test_${name}`;
      const why = "Assessed when it was imported";
      expect(await ledgerOf(database, `ptn_test_${name}`)).toEqual({
        claims: [
          { claimId, status: "APPROVED", decidedAt: IMPORTED_AT, remedyId, reasonCode: code },
        ],
        claimEvents: [
          { claimId, status: "SUBMITTED", at: FILED },
          { claimId, status: "APPROVED", at: IMPORTED_AT },
        ],
        grants: [
          {
            remedyId,
            status: "GRANTED",
            won,
            quantity: null,
            unit: null,
            grantedAt: IMPORTED_AT,
            expiresAt: null,
            reasonCode: code,
            idempotencyKey: "loss-support-1015",
          },
        ],
        grantEvents: [
          { remedyId, sequence: 1, status: "GRANTED", at: IMPORTED_AT, actor: IMPORTER, why },
        ],
      });
    },
  );

  it.each([
    ["500,001", "IN_REVIEW", "B3", "LOSS_OVER_500K", null],
    ["0", "REJECTED", null, "LOSS_ZERO", IMPORTED_AT],
    ["-1", "REJECTED", null, "LOSS_NEGATIVE", IMPORTED_AT],
    ["", "REJECTED", null, "LOSS_UNKNOWN", IMPORTED_AT],
  ])(
    "with its papers and a loss of %j becomes %s",
    async (loss, status, remedyId, code, decidedAt) => {
      const name = `answer_${loss.replace(/\D/g, "")}_${status}_${code}`;

      await take(claim(name, { loss_won: loss }));

      const ledger = await ledgerOf(database, `ptn_test_${name}`);
      expect(ledger).toMatchObject({ grants: [], grantEvents: [] });
      expect(ledger.claims).toEqual([
        { claimId: `clm_test_${name}`, status, decidedAt, remedyId, reasonCode: code },
      ]);
      expect(ledger.claimEvents.map((event) => event.status)).toEqual(["SUBMITTED", status]);
    },
  );

  const sorted: [string, Record<string, string>, string, string | null, string | null][] = [
    ["paid", { nature: "PAID_SERVICE" }, "SUBMITTED", null, null],
    ["noloss", { nature: "NO_LOSS" }, "REJECTED", "REPORT_WITHOUT_LOSS", null],
    ["other", { nature: "OTHER_AFFILIATE" }, "TRANSFERRED", "REPORT_OF_OTHER_AFFILIATE", null],
    ["papers", { documents: "" }, "NEEDS_DOCUMENTS", null, "SALES_LOSS"],
    ["post", { channel: "POST" }, "NEEDS_DOCUMENTS", null, "SALES_LOSS"],
    ["nobusiness", { reporter_type: "GENERAL_USER" }, "SUBMITTED", null, null],
  ];
  it.each(sorted)(
    "of %s goes where the published rules lead it",
    async (name, changed, status, code, subject) => {
      await take(claim(name, changed));

      const [row] = await owner.sql`
      select status, reason_code, subject, details from claims where claim_id = ${`clm_test_${name}`}`;
      expect(row).toMatchObject({ status, reason_code: code });
      if (status === "NEEDS_DOCUMENTS") expect(row).toMatchObject({ subject });
      expect(await ledgerOf(database, `ptn_test_${name}`)).toMatchObject({ grants: [] });
    },
  );

  it("of a business that Talk has on record as no small one waits for a person", async () => {
    await owner.sql`insert into businesses values ('ptn_test_large', false)`;

    await take(claim("large"));

    const { claims: found, grants } = await ledgerOf(database, "ptn_test_large");
    expect(found).toMatchObject([{ status: "SUBMITTED", reasonCode: null }]);
    expect(grants).toEqual([]);
  });

  it("keeps its papers, its channel and whom it was passed on to", async () => {
    await take(
      claim("kept", { channel: "CHATBOT" }),
      claim("passed", { nature: "OTHER_AFFILIATE", transferred_to: "PAY", documents: "" }),
    );

    const rows = await owner.sql`
      select details, reason_inputs ->> 'transferredTo' as to,
        array(select kind::text from claim_documents as paper where paper.claim_id = claims.claim_id
          and received_at = ${IMPORTED_AT.toISOString()} and received_from = ${IMPORTER} order by kind::text) as papers
      from claims where claim_id in ('clm_test_kept', 'clm_test_passed') order by claim_id`;
    expect([...rows]).toEqual([
      {
        details: { nature: "FREE_WITH_LOSS", channel: "CHATBOT", reporterType: "SMALL_BUSINESS" },
        to: null,
        papers: PAPERS.split(";").sort(),
      },
      {
        details: { nature: "OTHER_AFFILIATE", channel: "WEB", reporterType: "SMALL_BUSINESS" },
        to: "PAY",
        papers: [],
      },
    ]);
  });
});

describe("an imported report in the graph", () => {
  it("is a claim with its reason beside what it was given, like one that was filed here", async () => {
    await take(claim("graph"));

    const [slice] = await sliceReader(
      talk,
      database,
      IMPORTED_AT,
    )(
      `claims { status reason { code } ... on TalkClaim { reporterType nature channel } }
       grants { __typename status won }`,
      "ptn_test_graph",
    );

    const { claims: filed, grants } = slice as { claims: object[]; grants: { status: string }[] };
    expect(filed).toEqual([
      {
        status: "APPROVED",
        reason: { code: "LOSS_UP_TO_300K" },
        reporterType: "SMALL_BUSINESS",
        nature: "FREE_WITH_LOSS",
        channel: "WEB",
      },
    ]);
    expect(grants.filter(({ status }) => status === "GRANTED")).toEqual([
      { __typename: "TalkLossSupportGrant", status: "GRANTED", won: 30_000 },
    ]);
  });
});

describe("the windows of the intakes", () => {
  const instant = (at: Date | null | undefined, plusMs = 0) =>
    new Date((at?.getTime() ?? Number.NaN) + plusMs).toISOString();
  const { report, additional } = lossSupportRounds;

  it("take a claim at their first and last instant, and none a moment outside", async () => {
    const edges: [string, string][] = [
      ["before", instant(report.opensAt, -1)],
      ["first", instant(report.opensAt)],
      ["last", instant(closesAt(report))],
      ["after", instant(closesAt(report), 1)],
      ["between", instant(additional.opensAt, -1)],
      ["additional_first", instant(additional.opensAt)],
      ["additional_last", instant(closesAt(additional))],
      ["additional_after", instant(closesAt(additional), 1)],
    ];

    const imported = await take(
      ...edges.map(([name, filed_at]) => claim(`edge_${name}`, { filed_at, documents: "" })),
      claim("edge_no_loss", { nature: "NO_LOSS", filed_at: instant(additional.opensAt) }),
      claim("edge_future", { filed_at: instant(IMPORTED_AT, 1) }),
    );

    expect(codes(imported)).toEqual([
      "2,filed_at,OUTSIDE_INTAKE",
      "5,filed_at,OUTSIDE_INTAKE",
      "6,filed_at,OUTSIDE_INTAKE",
      "9,filed_at,OUTSIDE_INTAKE",
      "10,filed_at,OUTSIDE_INTAKE",
      "11,filed_at,FILED_LATER_THAN_NOW",
    ]);
    expect(imported.counts).toMatchObject({ inserted: 4, rejected: 6 });
  });

  it("leave a claim waiting whose papers nobody could look at yet", async () => {
    const now = new Date("2022-12-01T10:00:00+09:00");

    await importText(owner, claims, csv(HEADER, claim("early")), { now });

    const { claims: found } = await ledgerOf(database, "ptn_test_early");
    expect(found).toMatchObject([{ status: "SUBMITTED" }]);
  });
});

describe("one business", () => {
  it("is paid once, whether its claims stand in one batch, in two, or in two files", async () => {
    const of = { beneficiary_id: "ptn_test_once" };
    const dearer = { ...of, loss_won: "400000" };

    const first = await importText(
      owner,
      claims,
      csv(HEADER, claim("once_1", of), claim("once_2", dearer), claim("once_3", of)),
      { batchSize: 2 },
    );
    const second = await take(claim("once_4", dearer));

    expect(codes(first)).toEqual([
      "3,beneficiary_id,ALREADY_GRANTED",
      "4,beneficiary_id,ALREADY_GRANTED",
    ]);
    expect(codes(second)).toEqual(["2,beneficiary_id,ALREADY_GRANTED"]);
    const ledger = await ledgerOf(database, "ptn_test_once");
    expect(ledger.claims).toMatchObject([{ claimId: "clm_test_once_1", status: "APPROVED" }]);
    expect(ledger.grants).toMatchObject([{ remedyId: "B1", won: 30_000 }]);
  });

  it("is not given by a file what was taken back from it", async () => {
    await take(claim("revoked"));
    const key = { outageId: "1015", remedyId: "B1", beneficiaryId: "ptn_test_revoked", issue: 1 };
    const step = { at: IMPORTED_AT, actor: "opr_test_talk", why: "Forged papers" };
    await owner.db.transaction((tx) => revokeGrant(tx, key, step));

    const imported = await take(claim("revoked_2", { beneficiary_id: "ptn_test_revoked" }));

    expect(codes(imported)).toEqual(["2,beneficiary_id,ALREADY_GRANTED"]);
    expect(await ledgerOf(database, "ptn_test_revoked")).toMatchObject({
      grants: [{ remedyId: "B1", status: "REVOKED" }],
    });
  });

  it("has one open claim for lost sales: a second one is told so", async () => {
    const of = { beneficiary_id: "ptn_test_open", documents: "" };

    const imported = await take(claim("open_1", of), claim("open_2", of));

    expect(codes(imported)).toEqual(["3,beneficiary_id,BREAKS_ONE_OPEN_CLAIM_PER_SUBJECT"]);
    expect((await ledgerOf(database, "ptn_test_open")).claims).toHaveLength(1);
  });
});

describe("a claim that is on record", () => {
  it("is never changed: the same is unchanged, another is told so", async () => {
    const of = { documents: "BANK_ACCOUNT_COPY" };
    await take(
      claim("held", of),
      claim("held_passed", { nature: "OTHER_AFFILIATE", transferred_to: "PAY" }),
    );
    const before = await ledgerOf(database, "ptn_test_held");

    const same = await take(claim("held", of), claim("held", { ...of, loss_won: "1" }));
    const differing = await Promise.all(
      [
        claim("held", { ...of, loss_won: "100001" }),
        claim("held", { ...of, filed_at: "2022-10-20 10:01" }),
        claim("held", { ...of, channel: "PHONE" }),
        claim("held", { ...of, reporter_type: "GENERAL_USER" }),
        claim("held", { documents: PAPERS }),
        claim("held_passed", { nature: "OTHER_AFFILIATE", transferred_to: "GAMES" }),
      ].map((row) => take(row)),
    );

    expect(same.counts).toMatchObject({ unchanged: 1, rejected: 1, inserted: 0 });
    expect(same.rejects).toEqual([expect.stringContaining("DUPLICATE_IN_FILE")]);
    for (const imported of differing) {
      expect(codes(imported)).toEqual(["2,claim_id,CLAIM_DIFFERS"]);
    }
    expect(await ledgerOf(database, "ptn_test_held")).toEqual(before);
  });
});

describe("a claim that contradicts itself", () => {
  it("is not taken in", async () => {
    const imported = await take(claim("odd", { transferred_to: "PAY" }));

    expect(codes(imported)).toEqual(["2,transferred_to,NOT_TO_BE_TRANSFERRED"]);
    expect(await ledgerOf(database, "ptn_test_odd")).toEqual(NOTHING);
  });
});
