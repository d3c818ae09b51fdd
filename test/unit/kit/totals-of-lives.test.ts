import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { totalOf } from "../../../subgraphs/directory/totals/total.rules.js";
import { Affiliate } from "../../../subgraphs/kit/contract/enums.js";
import { LEGAL_FROM, type RecordedStatus } from "../../../subgraphs/kit/ledger/move-grant.js";
import { composeSlice } from "../../../subgraphs/kit/slice/compose-slice.js";
import type { GrantRow } from "../../../subgraphs/kit/slice/slice.query.js";
import { DURING, grantRow, programmeOf, remedy, sliceRow } from "./slice.fixture.js";

const AFFILIATES = Object.values(Affiliate);
const KINDS = { X1: "CASH", X2: "COUPON", X3: "EXTENSION" } as const;
const programme = programmeOf(...Object.entries(KINDS).map(([id, kind]) => remedy({ id, kind })));

/** One issue of one remedy: the status of each of its events in order, and what was given. */
type Life = {
  remedyId: keyof typeof KINDS;
  steps: readonly RecordedStatus[];
  won: number | null;
  quantity: number | null;
};

/** From where a grant can go where. */
function nextOf(status: RecordedStatus): RecordedStatus[] {
  const all = Object.entries(LEGAL_FROM) as [RecordedStatus, readonly RecordedStatus[]][];
  return all.filter(([, from]) => from.includes(status)).map(([to]) => to);
}

/** A legal life, as long as the choices go. */
const steps = fc
  .tuple(
    fc.constantFrom<RecordedStatus>("PENDING", "GRANTED", "DECLINED"),
    fc.array(fc.nat(3), { maxLength: 3 }),
  )
  .map(([first, choices]) => {
    const path = [first];
    for (const choice of choices) {
      const next = nextOf(path.at(-1) ?? first);
      const to = next[choice % Math.max(1, next.length)];
      if (to) path.push(to);
    }
    return path;
  });

const won = fc.integer({ min: 0, max: 1_000_000 });
const life = fc
  .tuple(fc.constantFrom("X1", "X2", "X3"), steps, won, fc.nat(100))
  .map(([remedyId, path, won, quantity]): Life => {
    const isInKind = remedyId === "X3";
    const amount = { won: isInKind ? null : won, quantity: isInKind ? quantity : null };
    return { remedyId: remedyId as keyof typeof KINDS, steps: path, ...amount };
  });
/** Many lives of one beneficiary at each affiliate; issues are numbered as they come. */
const books = fc.tuple(...AFFILIATES.map(() => fc.array(life, { maxLength: 8 })));

/** The row that a life's events leave: it stands where the last of them says. */
function rowOf({ remedyId, steps: path, won, quantity }: Life, index: number): GrantRow {
  const unit = quantity === null ? null : "DAY";
  const status = path.at(-1) ?? "GRANTED";
  return grantRow({ remedyId, issue: index + 1, status, won, quantity, unit, expiresAt: null });
}

function sliceOf(lives: readonly Life[]) {
  const grants = lives.map(rowOf);
  const grantEvents = lives.flatMap(({ remedyId, steps: path }, index) =>
    path.map((status, at) => ({
      remedyId,
      issue: index + 1,
      sequence: at + 1,
      status,
      at: new Date(DURING.getTime() + at).toISOString(),
    })),
  );
  return composeSlice(programme, sliceRow({ grants, grantEvents, facts: null }), DURING);
}

const added = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
/** What lives that ended in one of these statuses come to: the ledger's events folded, with no sum of ours in between. */
const folded = (lives: readonly Life[], statuses: readonly RecordedStatus[], kind?: string) =>
  added(
    lives
      .filter(({ steps: path }) => statuses.includes(path.at(-1) ?? "GRANTED"))
      .filter(({ remedyId }) => kind === undefined || KINDS[remedyId] === kind)
      .map(({ won }) => won ?? 0),
  );

const RECEIVED: RecordedStatus[] = ["GRANTED", "REDEEMED"];

describe("what grants come to after any lives of theirs", () => {
  it("is, in a slice, the sum of what stands in each status", () => {
    fc.assert(
      fc.property(fc.array(life, { maxLength: 12 }), (lives) => {
        const { sums } = sliceOf(lives);

        for (const status of Object.keys(LEGAL_FROM) as RecordedStatus[]) {
          const of = sums.filter((sum) => sum.status === status);
          const standing = lives.filter(({ steps: path }) => path.at(-1) === status);
          expect(added(of.map(({ grants }) => grants))).toBe(standing.length);
          expect(added(of.map((sum) => sum.won ?? 0))).toBe(folded(lives, [status]));
          expect(added(of.map(({ quantity }) => quantity ?? 0))).toBe(
            added(standing.map(({ quantity }) => quantity ?? 0)),
          );
        }
      }),
    );
  });

  it("is, in the directory's total, the sum of the slices and the fold of all events", () => {
    fc.assert(
      fc.property(books, (all) => {
        const slices = all.map((lives) => sliceOf(lives));
        const total = totalOf(
          new Map(AFFILIATES.map((affiliate, index) => [affiliate, slices[index]?.sums ?? null])),
        );

        const everything = all.flat();
        const standing = (statuses: readonly string[]) =>
          added(
            slices.flatMap(({ grants }) =>
              grants
                .filter(({ status }) => statuses.includes(status))
                .map((grant) => grant.won ?? 0),
            ),
          );
        const { received, pending, expired, offered, cash } = total;
        expect({ received, pending, expired, offered, cash }).toEqual({
          received: folded(everything, RECEIVED),
          pending: folded(everything, ["PENDING"]),
          expired: folded(everything, ["EXPIRED"]),
          offered: 0,
          cash: folded(everything, RECEIVED, "CASH"),
        });
        expect(received).toBe(standing(RECEIVED));
        expect(total.byAffiliate.map((each) => each.received)).toEqual(
          all.map((lives) => folded(lives, RECEIVED)),
        );
        expect(added(total.inKind.map(({ quantity }) => quantity ?? 0))).toBe(
          added(
            everything
              .filter(({ steps: path }) => !["DECLINED", "REVOKED"].includes(path.at(-1) ?? ""))
              .map(({ quantity }) => quantity ?? 0),
          ),
        );
      }),
    );
  });

  it("shows in the timeline as one step for each event, and the last of each is where it stands", () => {
    fc.assert(
      fc.property(fc.array(life, { maxLength: 8 }), (lives) => {
        const { grants, timeline } = sliceOf(lives);

        expect(timeline).toHaveLength(added(lives.map(({ steps: path }) => path.length)));
        for (const grant of grants) {
          const own = timeline.filter(({ subjectId }) => subjectId === grant.id);
          expect(own.map(({ id }) => id)).toEqual(
            own.map((_, index) => `${grant.id}.${index + 1}`),
          );
          expect(own.at(-1)?.status).toBe(grant.status);
        }
      }),
    );
  });
});
