import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ClaimStatus } from "../../../subgraphs/kit/contract/enums.js";
import {
  fileClaim,
  LEGAL_CLAIM_FROM,
  moveClaim,
} from "../../../subgraphs/kit/ledger/claims.repository.js";
import {
  confirmRevocation,
  declineGrant,
  redeemGrant,
  revokeGrant,
} from "../../../subgraphs/kit/ledger/grant-life.js";
import {
  LEGAL_FROM,
  moveGrant,
  type RecordedStatus,
} from "../../../subgraphs/kit/ledger/move-grant.js";
import type { GrantKey } from "../../../subgraphs/kit/slice/grant-id.js";
import { pay } from "../../../subgraphs/pay/subgraph.js";
import { openAffiliate } from "../affiliate.js";
import {
  claimsOf,
  GRANT_STATUSES,
  grantsOf,
  grantThatIs,
  MOVED_AT,
  newClaim,
} from "./ledger.fixture.js";

const database = await openAffiliate(pay);
const { db } = database.serving;

const RUNS = { numRuns: 25 };

type GrantWalker = (
  key: GrantKey,
  step: { actor: string; at: Date; why: string },
) => Promise<unknown>;

/** Whatever anybody may try with a grant: as people do, and past them with the bare move. */
const TRIES: Record<string, GrantWalker> = {
  decline: (key, step) => declineGrant(db, key, step),
  redeem: (key, step) => redeemGrant(db, key, step),
  revoke: (key, step) => revokeGrant(db, key, step),
  confirm: (key, step) => confirmRevocation(db, key, step),
  ...Object.fromEntries(
    GRANT_STATUSES.map((to): [string, GrantWalker] => [
      `move to ${to}`,
      (key, step) => moveGrant(db, { ...key, ...step, to }),
    ]),
  ),
};

/** The law may throw at a bare move, which asks nobody for a second person; anything else that throws is a mistake. */
async function unlessAgainstTheLaw(attempt: Promise<unknown>): Promise<void> {
  await attempt.catch((error: { cause?: { code?: string } }) => {
    if (error.cause?.code !== "23514") throw error;
  });
}

const actor = fc.constantFrom("agt_test", "opr_one", "opr_two");

/** Every pair of neighbours. */
const stepsOf = <Status>(path: readonly Status[]) =>
  path.slice(1).map((to, index) => [path[index], to] as const);

describe("a random walk", () => {
  it("of a grant keeps to the legal steps, each with one event, and never touches the sum", async () => {
    const tries = fc.array(fc.record({ what: fc.constantFrom(...Object.keys(TRIES)), actor }), {
      minLength: 4,
      maxLength: 12,
    });
    const walked = new Set<string>();

    await fc.assert(
      fc.asyncProperty(fc.constantFrom("PENDING", "GRANTED"), tries, async (first, all) => {
        const key = await grantThatIs(database, first);
        const path: RecordedStatus[] = [first];
        for (const { what, actor } of all) {
          const step = { actor, at: MOVED_AT, why: what };
          await unlessAgainstTheLaw(TRIES[what]?.(key, step) ?? Promise.resolve());
          const [grant] = (await grantsOf(database, key.beneficiaryId)).grants;
          const status = grant?.status as RecordedStatus;
          if (status !== path.at(-1)) path.push(status);
        }

        const { grants, events } = await grantsOf(database, key.beneficiaryId);
        expect(events).toEqual(path.map((status, index) => ({ sequence: index + 1, status })));
        expect(grants.map(({ status, won }) => [status, won])).toEqual([[path.at(-1), 50_000]]);
        for (const [from, to] of stepsOf(path)) {
          expect(LEGAL_FROM[to]).toContain(from);
          walked.add(`${from} → ${to}`);
        }
      }),
      RUNS,
    );

    // Walks that went nowhere would prove nothing.
    expect(walked.size).toBeGreaterThan(3);
  });

  it("of a claim keeps to the legal steps, each with one event, and never touches the loss", async () => {
    const statuses = Object.values(ClaimStatus);
    const step = fc.record({
      from: fc.subarray(statuses),
      to: fc.constantFrom(...statuses),
      actor,
    });
    const walked = new Set<string>();

    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (all) => {
        const claim = newClaim();
        const { claimId, beneficiaryId } = claim;
        await fileClaim(db, claim);
        const path: ClaimStatus[] = ["SUBMITTED"];
        for (const { from, to, actor } of all) {
          const stood = path.at(-1) ?? "SUBMITTED";
          const key = { claimId, beneficiaryId, at: MOVED_AT, actor, why: null };

          const moved = await moveClaim(db, { ...key, from, to });

          expect(moved).toBe(from.includes(stood) && LEGAL_CLAIM_FROM[to].includes(stood));
          if (moved) path.push(to);
        }

        const { claims, events } = await claimsOf(database, beneficiaryId);
        expect(events.map(({ sequence, status }) => ({ sequence, status }))).toEqual(
          path.map((status, index) => ({ sequence: index + 1, status })),
        );
        expect(claims.map(({ status, lossWon }) => [status, lossWon])).toEqual([
          [path.at(-1), 300_000],
        ]);
        for (const [from, to] of stepsOf(path)) walked.add(`${from} → ${to}`);
      }),
      RUNS,
    );

    expect(walked.size).toBeGreaterThan(3);
  });
});
