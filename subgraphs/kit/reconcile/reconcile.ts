import type { ISql } from "postgres";
import type { Database } from "../database/connection.js";
import type { Books } from "./books.js";
import { type Declared, invariants } from "./invariants.js";
import { ledgerChecks, type Offence, remediesOf } from "./ledger-checks.js";
import { checkSlices, SLICE_CHECK } from "./slice-check.js";

/** One check of one ledger: passed when nothing offends. */
export type CheckResult = { check: string; offences: readonly string[] };

/** The names of all checks, in the order in which they are made. */
export const CHECKS: readonly string[] = [
  ...Object.keys(invariants),
  ...Object.keys(ledgerChecks),
  SLICE_CHECK,
];

/**
 * Proves an affiliate's books: that events, grants, claims, quotas and what the graph shows say the same. Everything is
 * read in one snapshot, so that it can be done while the graph is in use; nothing is written.
 * @param onCheck called after each check
 */
export async function reconcile(
  { sql }: Pick<Database, "sql">,
  books: Books,
  now: Date,
  onCheck: (result: CheckResult) => void | Promise<void> = () => undefined,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  await sql.begin("isolation level repeatable read read only", async (tx) => {
    // Right after a bulk load there are no statistics, and whole tables joined row by row would take minutes.
    await tx`set local enable_nestloop = off`;
    for (const [check, offences] of checksOf(tx, books, now)) {
      const result = { check, offences: (await offences()).map(keyOf) };
      results.push(result);
      await onCheck(result);
    }
  });
  return results;
}

type NamedCheck = readonly [name: string, offences: () => Promise<readonly Offence[]>];

function checksOf(tx: ISql, books: Books, now: Date): NamedCheck[] {
  const declared = declaredBy(books);
  return [
    ...Object.entries(invariants).map(
      ([name, violations]): NamedCheck => [name, async () => await violations(tx, declared)],
    ),
    ...Object.entries(ledgerChecks).map(
      ([name, check]): NamedCheck => [name, async () => await check(tx, books)],
    ),
    [SLICE_CHECK, () => checkSlices(tx, books, now)],
  ];
}

/** What the invariants need to know of an affiliate's code. */
export function declaredBy({ programmes, reasons }: Books): Declared {
  return { remedies: remediesOf(programmes), reasons };
}

/** What a row may be named by. Everything else in it is about people. */
const IDS = /^(beneficiary|outage|remedy|claim|quota)(_id|Id)$|^(issue|sequence|status|sum)$/;

/** `usr_1 1015 T7 1`: the ids that a row is found by. */
function keyOf(row: object): string {
  return Object.entries(row)
    .filter(([name, value]) => IDS.test(name) && value !== null)
    .map(([, value]) => String(value))
    .join(" ");
}
