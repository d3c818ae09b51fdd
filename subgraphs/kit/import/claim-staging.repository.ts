import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { TransactionSql } from "postgres";
import { grantEventRow, grantRow } from "../ledger/record-grant.js";
import { claims, grants } from "../ledger/tables.js";
import type { StagedClaim } from "./assessed-claim.types.js";
import type { ImportRun } from "./import.types.js";
import { copyInto, copyRow, LINE, openStaging } from "./staging.js";

const CLAIMS = "import_claims";
const GRANTS = "import_grants";
const DECIDED = new Set<string>(["APPROVED", "REJECTED", "TRANSFERRED"]);

const CLAIM_COLUMNS = sqlColumns(claims);
const GRANT_COLUMNS = sqlColumns(grants);
const CLAIM_LIST = listed(CLAIM_COLUMNS);
const GRANT_LIST = listed(GRANT_COLUMNS);

/** Puts the claims of a batch, and what they would be given, into staging tables of the transaction. */
export async function stageClaims(
  tx: TransactionSql,
  staged: readonly StagedClaim[],
  run: ImportRun,
): Promise<void> {
  await openStaging(tx, CLAIMS, "claims", "step_at timestamptz, step_actor text, step_why text");
  const extra = [LINE, "step_at", "step_actor", "step_why"];
  await copyInto(tx, CLAIMS, [...CLAIM_COLUMNS, ...extra], claimRows(staged, run));
  await openStaging(tx, GRANTS, "grants", "event_actor text, event_why text");
  const granted = staged.filter(({ grant }) => grant !== null);
  if (granted.length === 0) return;
  await copyInto(
    tx,
    GRANTS,
    [...GRANT_COLUMNS, LINE, "event_actor", "event_why"],
    grantRows(granted),
  );
}

function* claimRows(staged: readonly StagedClaim[], run: ImportRun): Generator<string> {
  for (const { line, claim, step } of staged) {
    const status = step?.status ?? "SUBMITTED";
    const row: Required<typeof claims.$inferInsert> = {
      ...claim,
      status,
      remedyId: step?.remedyId ?? null,
      decidedAt: DECIDED.has(status) ? run.now : null,
      reasonCode: step?.reason?.code ?? null,
      ruleVersion: step?.reason?.ruleVersion ?? null,
      reasonInputs: step?.reason?.inputs ?? null,
    };
    const of = step ? [run.now, run.actor, step.why] : [null, null, null];
    yield copyRow([...valuesOf(claims, row), line, ...of]);
  }
}

function* grantRows(granted: readonly StagedClaim[]): Generator<string> {
  for (const { line, grant } of granted) {
    if (!grant) continue;
    const { actor, why } = grantEventRow(grant);
    yield copyRow([...valuesOf(grants, grantRow(grant)), line, actor, why]);
  }
}

/**
 * Takes the claims out that are on record already.
 * @returns the lines that say what is on record, and those that say something else
 */
export async function takeOutRecorded(
  tx: TransactionSql,
): Promise<{ same: ReadonlySet<number>; different: readonly number[] }> {
  const found = await tx<{ line: number; isSame: boolean }[]>`
    delete from import_claims as file using claims as held
    where held.beneficiary_id = file.beneficiary_id and held.claim_id = file.claim_id
    returning file.import_line as "line",
      (held.outage_id, held.subject, held.filed_at, held.loss_won)
        is not distinct from (file.outage_id, file.subject, file.filed_at, file.loss_won)
      and held.details @> file.details as "isSame"`;
  if (found.length > 0) {
    await tx`delete from import_grants where import_line not in (select import_line from import_claims)`;
  }
  const lines = (isSame: boolean) =>
    found.filter((row) => row.isSame === isSame).map(({ line }) => line);
  return { same: new Set(lines(true)), different: lines(false) };
}

/**
 * Writes what the claims are given, and takes the claims out whose beneficiary has been given it before: in the ledger,
 * or by a line before theirs. The ledger's indexes decide, so a request that comes in meanwhile is not given it twice.
 */
export async function takeOutUngranted(tx: TransactionSql): Promise<number[]> {
  const [any] = await tx`select from import_grants limit 1`;
  if (!any) return [];
  const refused = await tx.unsafe<{ line: number }[]>(
    `with first as (
       select distinct on (beneficiary_id, idempotency_key) * from ${GRANTS}
       order by beneficiary_id, idempotency_key, ${LINE}),
     given as (
       insert into grants (${GRANT_LIST}) select ${GRANT_LIST} from first
       on conflict do nothing returning beneficiary_id, idempotency_key)
     delete from ${GRANTS} as file where not exists (
       select from first join given using (beneficiary_id, idempotency_key)
       where first.${LINE} = file.${LINE})
     returning file.${LINE} as "line"`,
  );
  const lines = refused.map(({ line }) => line);
  if (lines.length > 0) {
    await tx`delete from import_claims where import_line = any(${lines}::bigint[])`;
  }
  return lines;
}

/**
 * Files what is left, with every step.
 * @returns the lines that were not filed, because an open claim for the same subject stands in their way
 */
export async function fileStaged(tx: TransactionSql): Promise<readonly number[]> {
  const [staged] = await tx<{ count: number }[]>`select count(*)::int from import_claims`;
  const { count: filed } = await tx.unsafe(
    `insert into claims (${CLAIM_LIST}) select ${CLAIM_LIST} from ${CLAIMS} order by ${LINE}
     on conflict do nothing`,
  );
  const blocked = filed === staged?.count ? [] : await takeOutBlocked(tx);
  await tx`
    insert into claim_events (beneficiary_id, claim_id, sequence, status, at, actor, why)
    select beneficiary_id, claim_id, 1, 'SUBMITTED', filed_at, beneficiary_id, null from import_claims
    union all
    select beneficiary_id, claim_id, 2, status, step_at, step_actor, step_why from import_claims
    where step_at is not null`;
  await tx`
    insert into grant_events (beneficiary_id, outage_id, remedy_id, issue, sequence, status, at, actor, why)
    select beneficiary_id, outage_id, remedy_id, issue, 1, status, granted_at, event_actor, event_why
    from import_grants`;
  return blocked;
}

/**
 * Nothing that is on record was left in the file, so what was not filed was kept out by an open claim. One with a grant is
 * decided and not open: if it could not be filed, its grant must not stand, either.
 */
async function takeOutBlocked(tx: TransactionSql): Promise<number[]> {
  const blocked = await tx<{ line: number; isGranted: boolean }[]>`
    delete from import_claims as file where not exists (
      select from claims where claims.beneficiary_id = file.beneficiary_id and claims.claim_id = file.claim_id)
    returning import_line as "line",
      import_line in (select import_line from import_grants) as "isGranted"`;
  if (blocked.some(({ isGranted }) => isGranted)) {
    throw new Error("a claim could not be filed whose grant was written");
  }
  return blocked.map(({ line }) => line);
}

function valuesOf<Table extends PgTable>(table: Table, row: Table["$inferInsert"]): unknown[] {
  const values = row as Record<string, unknown>;
  return Object.keys(getTableColumns(table)).map((property) => values[property]);
}

function sqlColumns(table: PgTable): string[] {
  const columns = Object.values(getTableColumns(table)).map(({ name }) => name);
  if (columns.includes(LINE)) throw new Error(`${getTableName(table)} has a column ${LINE}`);
  return columns;
}

function listed(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(", ");
}
