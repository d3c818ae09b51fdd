import type { ISql } from "postgres";
import type { CompensationKey } from "../contract/entities.types.js";
import type { Parameter } from "../database/connection.js";
import { grantId } from "../slice/grant-id.js";
import type { SliceView } from "../slice/views.js";
import type { Books } from "./books.js";
import type { Offence } from "./ledger-checks.js";

export const SLICE_CHECK =
  "the graph shows every grant as the ledger has it, and the sums of all are the ledger's";

/** Slices per statement. */
const PAGE_SIZE = 1_000;

type LedgerRow = {
  beneficiaryId: string;
  outageId: string;
  remedyId: string;
  issue: number;
  status: string;
  won: number | null;
  quantity: number | null;
};
type Sums = Map<string, { grants: number; won: number }>;

/**
 * Reads everybody who was given anything as the graph reads them, and compares: grant by grant, and the sums by remedy and
 * status of all slices with those that the database adds up itself. Takes as long as there are grants.
 * @param tx one snapshot for all of it, or what changes meanwhile would look wrong
 */
export async function checkSlices(tx: ISql, books: Books, now: Date): Promise<Offence[]> {
  const offences: Offence[] = [];
  const shown: Sums = new Map();
  const snapshot = {
    prepared: async <Row extends object>(text: string, params: readonly Parameter[]) => [
      ...(await tx.unsafe<Row[]>(text, params as never[], { prepare: true })),
    ],
  };
  for (let after = ""; ; ) {
    const rows = await readGrants(tx, after, now);
    const last = rows.at(-1);
    if (!last) break;
    after = last.beneficiaryId;
    const bySlice = slicesOf(rows);
    const keys = bySlice.map(({ key }) => key);
    const slices = await books.readSlices(snapshot, keys, now);
    for (const [index, { key, ledger }] of bySlice.entries()) {
      const slice = slices[index];
      const isShown = slice && !(slice instanceof Error);
      offences.push(...(isShown ? differences(ledger, slice, shown) : [key]));
    }
  }
  return offences.length > 0 ? offences : sumDifferences(await readSums(tx, now), shown);
}

/** The rows of each slice; they come in that order. */
function slicesOf(rows: readonly LedgerRow[]): { key: CompensationKey; ledger: LedgerRow[] }[] {
  const slices: { key: CompensationKey; ledger: LedgerRow[] }[] = [];
  for (const row of rows) {
    const { beneficiaryId, outageId } = row;
    const last = slices.at(-1);
    if (last?.key.beneficiaryId === beneficiaryId && last.key.outageId === outageId) {
      last.ledger.push(row);
    } else slices.push({ key: { beneficiaryId, outageId }, ledger: [row] });
  }
  return slices;
}

/** Where the slice says something else than its rows, and adds what it shows to the sums. */
function differences(ledger: readonly LedgerRow[], slice: SliceView, shown: Sums): Offence[] {
  const grants = new Map(slice.grants.map((grant) => [grant.id, grant]));
  const offences: Offence[] = [];
  for (const { status, won, quantity, ...key } of ledger) {
    const grant = grants.get(grantId(key));
    const isSame = grant?.status === status && grant.won === won && grant.quantity === quantity;
    if (!isSame) offences.push(key);
    if (grant) add(shown, `${key.outageId}/${key.remedyId}/${grant.status}`, grant.won);
  }
  return offences;
}

function add(sums: Sums, key: string, won: number | null): void {
  const sum = sums.get(key) ?? { grants: 0, won: 0 };
  sums.set(key, { grants: sum.grants + 1, won: sum.won + (won ?? 0) });
}

function sumDifferences(ledger: Sums, shown: Sums): Offence[] {
  const keys = new Set([...ledger.keys(), ...shown.keys()]);
  return [...keys].flatMap((key) => {
    const [a, b] = [ledger.get(key), shown.get(key)];
    return a?.grants === b?.grants && a?.won === b?.won ? [] : [{ sum: key }];
  });
}

/** All grants of the next people, as the clock has them. */
async function readGrants(tx: ISql, after: string, now: Date): Promise<LedgerRow[]> {
  return tx<LedgerRow[]>`
    select beneficiary_id as "beneficiaryId", outage_id as "outageId", remedy_id as "remedyId", issue,
      ${statusAt(tx, now)} as "status", won, quantity
    from grants where beneficiary_id in (
      select distinct beneficiary_id from grants where beneficiary_id > ${after}
      order by beneficiary_id limit ${PAGE_SIZE})
    order by beneficiary_id, outage_id`;
}

async function readSums(tx: ISql, now: Date): Promise<Sums> {
  const rows = await tx<{ key: string; grants: number; won: number }[]>`
    select outage_id || '/' || remedy_id || '/' || ${statusAt(tx, now)} as key, count(*)::integer as grants,
      coalesce(sum(won), 0)::bigint as won
    from grants group by 1`;
  return new Map(rows.map(({ key, grants, won }) => [key, { grants, won }]));
}

function statusAt(tx: ISql, now: Date) {
  return tx`case when status = 'GRANTED' and expires_at < ${now.toISOString()}::timestamptz
    then 'EXPIRED' else status end`;
}
