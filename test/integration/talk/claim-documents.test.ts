import { describe, expect, it } from "vitest";
import { fileClaim } from "../../../subgraphs/kit/ledger/claims.repository.js";
import {
  addDocuments,
  documentsOf,
} from "../../../subgraphs/talk/remedies/damage-report/claim.repository.js";
import {
  claimIdOf,
  fileReport,
} from "../../../subgraphs/talk/remedies/damage-report/file-report.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { businesses } from "../../../subgraphs/talk/tables.js";
import { openAffiliate, sliceReader } from "../affiliate.js";

const database = await openAffiliate(talk);
const { owner, serving } = database;

const AT = new Date("2023-02-20T10:00:00+09:00");
const LATER = new Date("2023-02-21T10:00:00+09:00");

/** A claim of somebody whom Talk does not know besides. */
async function claimOf(beneficiaryId: string) {
  const key = { beneficiaryId, claimId: "clm_test" };
  const claim = { ...key, outageId: "1015", subject: null, filedAt: AT, lossWon: 1 };
  await fileClaim(serving.db, { ...claim, details: {}, actor: beneficiaryId, why: null });
  return key;
}

describe("the papers of a claim", () => {
  it("are kept each time they come in, and one of an instant once", async () => {
    const key = await claimOf("ptn_papers");
    const received = { ...key, receivedAt: AT, receivedFrom: "ptn_papers" };

    await addDocuments(serving.db, {
      ...received,
      kinds: ["BANK_ACCOUNT_COPY", "BANK_ACCOUNT_COPY"],
    });
    await addDocuments(serving.db, { ...received, kinds: ["BANK_ACCOUNT_COPY"] });
    await addDocuments(serving.db, {
      ...received,
      receivedAt: LATER,
      kinds: ["BANK_ACCOUNT_COPY", "SALES_LOSS_EVIDENCE"],
    });
    await addDocuments(serving.db, { ...received, kinds: [] });

    expect(await documentsOf(serving.db, key)).toEqual([
      "BANK_ACCOUNT_COPY",
      "SALES_LOSS_EVIDENCE",
      "BANK_ACCOUNT_COPY",
    ]);
  });

  it("show on the claim they are for, of somebody too whom Talk does not know besides", async () => {
    const key = await claimOf("ptn_unknown");
    const received = { ...key, receivedAt: AT, receivedFrom: "agt_test" };
    await addDocuments(serving.db, { ...received, kinds: ["SALES_LOSS_EVIDENCE"] });
    await fileClaim(serving.db, {
      claimId: "clm_other",
      beneficiaryId: "ptn_unknown",
      outageId: "1015",
      subject: null,
      filedAt: LATER,
      lossWon: null,
      details: { channel: "POST", nature: "FREE_WITH_LOSS" },
      actor: "agt_test",
      why: null,
    });
    const read = sliceReader(talk, database);

    const [slice] = await read(
      `claims { id ... on TalkClaim { beneficiaryId channel nature documents { kind receivedAt } missingDocuments award { won } } } grants { id }`,
      "ptn_unknown",
    );

    const claim = { beneficiaryId: "ptn_unknown", award: null };
    expect(slice).toEqual({
      claims: [
        {
          ...claim,
          id: "clm_test",
          channel: null,
          nature: null,
          documents: [{ kind: "SALES_LOSS_EVIDENCE", receivedAt: AT.toISOString() }],
          missingDocuments: null,
        },
        {
          ...claim,
          id: "clm_other",
          channel: "POST",
          nature: "FREE_WITH_LOSS",
          documents: [],
          missingDocuments: [
            "SMALL_BUSINESS_CERTIFICATE",
            "SALES_LOSS_EVIDENCE",
            "SERVICE_USE_EVIDENCE",
            "BANK_ACCOUNT_COPY",
            "DAMAGE_STATEMENT",
            "PERSONAL_DATA_CONSENT",
          ],
        },
      ],
      grants: [],
    });
  });

  it("are never changed or removed: not by the role that serves, and not by the owner", async () => {
    const key = await claimOf("ptn_kept");
    const received = { ...key, receivedAt: AT, receivedFrom: "ptn_kept" };
    await addDocuments(serving.db, { ...received, kinds: ["DAMAGE_STATEMENT"] });

    const changes = [
      "update claim_documents set received_from = 'nobody'",
      "delete from claim_documents",
      "truncate claim_documents",
    ];
    for (const change of changes) {
      await expect(serving.sql.unsafe(change)).rejects.toMatchObject({ code: "42501" });
      await expect(owner.sql.unsafe(change)).rejects.toMatchObject({
        code: "23514",
        constraint_name: "events_are_only_added",
      });
    }
    expect(await documentsOf(serving.db, key)).toEqual(["DAMAGE_STATEMENT"]);
  });

  it("belong to a claim", async () => {
    const received = { claimId: "clm_none", beneficiaryId: "ptn_none", receivedAt: AT };

    await expect(
      addDocuments(serving.db, {
        ...received,
        receivedFrom: "ptn_none",
        kinds: ["DAMAGE_STATEMENT"],
      }),
    ).rejects.toMatchObject({ cause: { constraint_name: "claim_document_belongs_to_a_claim" } });
  });
});

describe("the id of a claim", () => {
  it("is of whose it is, who files it and under which key, and of nothing else", () => {
    const id = claimIdOf("ptn_a", "ptn_a", "k1");

    expect(id).toMatch(/^clm_[A-Za-z0-9_-]{24}$/);
    expect(claimIdOf("ptn_a", "ptn_a", "k1")).toBe(id);
    const others = [
      claimIdOf("ptn_b", "ptn_a", "k1"),
      claimIdOf("ptn_a", "agt_a", "k1"),
      claimIdOf("ptn_a", "ptn_a", "k2"),
      claimIdOf("ptn_a", "ptn_", "ak1"),
    ];
    expect(new Set([id, ...others]).size).toBe(5);
  });

  it("leads a request back to its claim even when the note of the request is gone", async () => {
    const beneficiaryId = "ptn_again";
    await owner.db.insert(businesses).values({ beneficiaryId, smallBusiness: true });
    const details = {
      reporterType: "SMALL_BUSINESS",
      nature: "FREE_WITH_LOSS",
      channel: "WEB",
    } as const;
    const report = {
      claimId: claimIdOf(beneficiaryId, beneficiaryId, "k1"),
      beneficiaryId,
      at: AT,
      details,
      lossWon: 1,
      documents: ["SALES_LOSS_EVIDENCE"] as const,
      actor: beneficiaryId,
      why: null,
    };

    const first = await serving.db.transaction((tx) => fileReport(tx, report));
    const again = await serving.db.transaction((tx) => fileReport(tx, { ...report, at: LATER }));

    expect(first).toMatchObject({ outcome: "DONE", isReplay: false });
    expect(again).toMatchObject({ outcome: "DONE", isReplay: true });
    expect(await documentsOf(serving.db, report)).toEqual(["SALES_LOSS_EVIDENCE"]);
  });
});
