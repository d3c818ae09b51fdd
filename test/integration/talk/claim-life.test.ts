import fc from "fast-check";
import type { ISql } from "postgres";
import { describe, expect, it } from "vitest";
import type { DatabaseHandle } from "../../../subgraphs/kit/database/connection.js";
import {
  confirmRevocation,
  declineGrant,
  redeemGrant,
  revokeGrant,
} from "../../../subgraphs/kit/ledger/grant-life.js";
import { requestOnce } from "../../../subgraphs/kit/ledger/request-once.js";
import type { MutationOutcome } from "../../../subgraphs/kit/mutations/refusal.js";
import {
  claimIdOf,
  fileReport,
} from "../../../subgraphs/talk/remedies/damage-report/file-report.js";
import { submitDocuments } from "../../../subgraphs/talk/remedies/damage-report/submit-documents.js";
import { transferClaim } from "../../../subgraphs/talk/remedies/damage-report/transfer-claim.js";
import { withdrawClaim } from "../../../subgraphs/talk/remedies/damage-report/withdraw-claim.js";
import { awardClaim } from "../../../subgraphs/talk/remedies/loss-support/award-claim.js";
import { confirmAward } from "../../../subgraphs/talk/remedies/loss-support/confirm-award.js";
import {
  type DecidedAs,
  decideClaim,
} from "../../../subgraphs/talk/remedies/loss-support/decide-claim.js";
import { requiredDocuments } from "../../../subgraphs/talk/remedies/loss-support/evidence.rules.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { businesses } from "../../../subgraphs/talk/tables.js";
import { openAffiliate } from "../affiliate.js";

const { owner, serving } = await openAffiliate(talk);

const OPERATORS = ["opr_test_a", "opr_test_b"] as const;
const LOSSES_WON = [1, 300_000, 300_001, 500_000, 500_001, 700_000, 2_000_000] as const;
const DETAILS = {
  reporterType: "SMALL_BUSINESS",
  nature: "FREE_WITH_LOSS",
  channel: "WEB",
} as const;

/** One thing that somebody may try: on the newest claim and on the newest grant, or an older one. */
type Try = {
  what:
    | "FILE"
    | "SUBMIT"
    | "WITHDRAW"
    | "APPROVE"
    | "REJECT"
    | "ASK"
    | "AWARD"
    | "CONFIRM"
    | "TURN_DOWN"
    | "TRANSFER"
    | "DECLINE"
    | "REDEEM"
    | "REVOKE"
    | "CONFIRM_REVOCATION";
  lossWon: number;
  withPapers: boolean;
  operator: (typeof OPERATORS)[number];
  /** How far back from the newest. */
  back: number;
};

const aTry: fc.Arbitrary<Try> = fc.record({
  // What leads on is tried oftener than what ends a claim, so that a run gets further than its first steps.
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("FILE", "APPROVE", "AWARD", "CONFIRM", "REVOKE") },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "SUBMIT",
        "WITHDRAW",
        "REJECT",
        "ASK",
        "TURN_DOWN",
        "TRANSFER",
        "DECLINE",
        "REDEEM",
        "CONFIRM_REVOCATION",
      ),
    },
  ),
  lossWon: fc.constantFrom(...LOSSES_WON),
  withPapers: fc.constantFrom(true, true, true, false),
  operator: fc.constantFrom(...OPERATORS),
  back: fc.nat({ max: 1 }),
});

let runs = 0;

/** A business of its own for a run, and the tries on it, each a request in a transaction that a refusal takes back. */
async function startRun() {
  runs += 1;
  const beneficiaryId = `ptn_test_life_${runs}`;
  await owner.db.insert(businesses).values({ beneficiaryId, smallBusiness: true });
  let requests = 0;
  const claimIds: string[] = [];

  async function request(
    actor: string,
    work: (tx: DatabaseHandle, at: Date) => Promise<MutationOutcome<unknown, string>>,
  ) {
    requests += 1;
    const at = new Date(Date.parse("2023-02-20T10:00:00+09:00") + requests * 60_000);
    const named = { beneficiaryId, actor, idempotencyKey: `k${requests}`, input: requests, at };
    return requestOnce(serving.db, named, (tx) => work(tx, at), null as never);
  }

  async function grantOf(back: number) {
    const rows = await owner.sql<{ remedyId: string; issue: number }[]>`
      select remedy_id as "remedyId", issue from grant_events where beneficiary_id = ${beneficiaryId} and sequence = 1
      order by at desc`;
    const grant = rows[back];
    return grant && { outageId: "1015", beneficiaryId, ...grant };
  }

  async function attempt({ what, lossWon, withPapers, operator, back }: Try): Promise<void> {
    const claimId = claimIds.at(-1 - back);
    if (what === "FILE") {
      const id = claimIdOf(beneficiaryId, beneficiaryId, String(requests));
      const documents = withPapers ? requiredDocuments("WEB") : [];
      const { outcome } = await request(beneficiaryId, (tx, at) =>
        fileReport(tx, {
          claimId: id,
          beneficiaryId,
          at,
          details: DETAILS,
          lossWon,
          documents,
          actor: beneficiaryId,
          why: null,
        }),
      );
      if (outcome === "DONE") claimIds.push(id);
      return;
    }
    const grant = await grantOf(back);
    const asOperator = (at: Date) => ({ at, actor: operator, why: "Tried" });
    const asOwner = (at: Date) => ({ at, actor: beneficiaryId, why: null });
    if (grant) {
      if (what === "DECLINE")
        await request(beneficiaryId, (tx, at) => declineGrant(tx, grant, asOwner(at)));
      if (what === "REDEEM")
        await request(operator, (tx, at) => redeemGrant(tx, grant, asOperator(at)));
      if (what === "REVOKE")
        await request(operator, (tx, at) => revokeGrant(tx, grant, asOperator(at)));
      if (what === "CONFIRM_REVOCATION") {
        await request(operator, (tx, at) => confirmRevocation(tx, grant, asOperator(at)));
      }
    }
    if (claimId === undefined) return;
    const key = { beneficiaryId, claimId };
    const decide = (as: DecidedAs) =>
      request(operator, (tx, at) => decideClaim(tx, { ...key, ...asOperator(at), as }));
    if (what === "SUBMIT") {
      const documents = withPapers ? requiredDocuments("WEB") : (["BANK_ACCOUNT_COPY"] as const);
      await request(beneficiaryId, (tx, at) =>
        submitDocuments(tx, { ...key, ...asOwner(at), documents }),
      );
    }
    if (what === "WITHDRAW")
      await request(beneficiaryId, (tx, at) => withdrawClaim(tx, { ...key, ...asOwner(at) }));
    if (what === "APPROVE")
      await decide({ decision: "APPROVE", recognisedLossWon: withPapers ? null : lossWon });
    if (what === "REJECT")
      await decide({ decision: "REJECT", rejection: "NO_DIRECT_CAUSE", recognisedLossWon: null });
    if (what === "ASK") await decide({ decision: "REQUEST_DOCUMENTS" });
    if (what === "AWARD") {
      await request(operator, (tx, at) =>
        awardClaim(tx, { ...key, ...asOperator(at), awardWon: lossWon }),
      );
    }
    if (what === "CONFIRM" || what === "TURN_DOWN") {
      const confirm = what === "CONFIRM";
      await request(operator, (tx, at) => confirmAward(tx, { ...key, ...asOperator(at), confirm }));
    }
    if (what === "TRANSFER") {
      await request(operator, (tx, at) =>
        transferClaim(tx, { ...key, ...asOperator(at), to: "PAY" }),
      );
    }
  }

  return { beneficiaryId, attempt };
}

/** What must never be, as a query each that names what is wrong. */
async function wrongs(beneficiaryId: string, sql: ISql = owner.sql) {
  const found = await sql`
    with mine as (select * from grants where beneficiary_id = ${beneficiaryId}),
      claimed as (select * from claims where beneficiary_id = ${beneficiaryId})
    select 'two supports stand' as wrong from mine where status <> 'REVOKED' having count(*) > 1
    union all select 'two claims are open' from claimed
      where status in ('SUBMITTED', 'NEEDS_DOCUMENTS', 'IN_REVIEW') having count(*) > 1
    union all select 'a claim is approved and was never paid' from claimed
      where status = 'APPROVED' and not exists (select from mine
        where mine.reason_inputs ->> 'claimId' = claimed.claim_id and mine.granted_at is not null)
    union all select 'a support was given for a claim that is not approved' from mine
      join claimed on claimed.claim_id = mine.reason_inputs ->> 'claimId'
      where mine.granted_at is not null and claimed.status <> 'APPROVED'
    union all select 'an award waits for a claim that is not reviewed' from mine
      join claimed on claimed.claim_id = mine.reason_inputs ->> 'claimId'
      where mine.status = 'PENDING' and claimed.status <> 'IN_REVIEW'
    union all select 'a claim is decided without a reason' from claimed
      where status in ('APPROVED', 'REJECTED', 'TRANSFERRED') and (reason_code is null or decided_at is null)
    union all select 'a claim tells a reason that was taken back' from claimed
      where status in ('NEEDS_DOCUMENTS', 'WITHDRAWN') and reason_code is not null
    union all select 'one person made an award' from grant_events as given
      join grant_events as awarded using (beneficiary_id, outage_id, remedy_id, issue, actor)
      where beneficiary_id = ${beneficiaryId} and awarded.status = 'PENDING' and given.status = 'GRANTED'
    union all select 'an issue follows one that stands' from mine
      join mine as earlier using (remedy_id) where earlier.issue < mine.issue and earlier.status <> 'REVOKED'`;
  return found.map(({ wrong }) => wrong as string);
}

describe("whatever is tried on the claims of a business", () => {
  it("never leaves two supports standing, nor a claim and its money at odds", async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(aTry, { minLength: 8, maxLength: 30 }), async (tries) => {
        const { beneficiaryId, attempt } = await startRun();
        for (const each of tries) {
          await attempt(each);
          expect(await wrongs(beneficiaryId)).toEqual([]);
        }
        const steps = await owner.sql`
          select 'claim ' || status as step from claim_events where beneficiary_id = ${beneficiaryId}
          union select remedy_id || ' ' || status || case when issue > 1 then ' again' else '' end
          from grant_events where beneficiary_id = ${beneficiaryId}`;
        for (const { step } of steps) reached.add(step as string);
      }),
      { numRuns: 80, seed: 1015 },
    );

    // A property over runs that get nowhere would hold of anything.
    expect([...reached]).toEqual(
      expect.arrayContaining([
        "claim NEEDS_DOCUMENTS",
        "claim WITHDRAWN",
        "claim TRANSFERRED",
        "claim REJECTED",
        "B1 GRANTED",
        "B2 GRANTED",
        "B3 PENDING",
        "B3 GRANTED",
        "B3 REVOKED",
        "B1 REVOKED",
      ]),
    );
    expect([...reached].some((step) => step.endsWith("again"))).toBe(true);
  }, 120_000);

  it("is seen when it is wrong", async () => {
    const { beneficiaryId } = await startRun();
    const undo = new Error("undo");
    let seen: string[] = [];

    await owner.sql
      .begin(async (sql) => {
        for (const remedyId of ["B1", "B2"]) {
          await sql`insert into grants (beneficiary_id, outage_id, remedy_id, status, won, granted_at, reason_code,
              rule_version, reason_inputs, idempotency_key, input_hash)
            values (${beneficiaryId}, '1015', ${remedyId}, 'GRANTED', 1, now(), 'LOSS_UP_TO_300K', 'loss-tier@1',
              '{"claimId": "clm_a"}', ${remedyId}, 'x')`;
        }
        for (const [claimId, status] of [
          ["clm_a", "IN_REVIEW"],
          ["clm_b", "APPROVED"],
          ["clm_c", "SUBMITTED"],
        ] as const) {
          await sql`insert into claims (beneficiary_id, claim_id, outage_id, status, filed_at)
            values (${beneficiaryId}, ${claimId}, '1015', ${status}, now())`;
        }
        seen = await wrongs(beneficiaryId, sql);
        throw undo;
      })
      .catch((error: unknown) => expect(error).toBe(undo));

    expect([...new Set(seen)].sort()).toEqual([
      "a claim is approved and was never paid",
      "a claim is decided without a reason",
      "a support was given for a claim that is not approved",
      "two claims are open",
      "two supports stand",
    ]);
  });
});
