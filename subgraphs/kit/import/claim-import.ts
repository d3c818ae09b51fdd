import type { TransactionSql } from "postgres";
import type { AssessedClaim, StagedClaim } from "./assessed-claim.types.js";
import {
  fileStaged,
  stageClaims,
  takeOutRecorded,
  takeOutUngranted,
} from "./claim-staging.repository.js";
import type { Columns, RowOf } from "./columns.js";
import { breaks, type Fault } from "./fault.js";
import type { BatchWriter, ImportDefinition, ImportRun, RefusedRow } from "./import.types.js";

export type ClaimDeclaration<Declared extends Columns, Known> = {
  describes: string;
  columns: Declared;
  /** Codes of its own rejects, with their meaning. */
  codes: Readonly<Record<string, string>>;
  /** Reads what the rules need to know of a batch, in one statement. */
  lookUp(tx: TransactionSql, rows: readonly RowOf<Declared>[]): Promise<Known>;
  assess(row: RowOf<Declared>, known: Known, run: ImportRun): AssessedClaim | Fault;
  /** Of claims that are on record: the lines that say something else in what is kept beside the claim itself. */
  differing?(tx: TransactionSql, rows: readonly Line<Declared>[]): Promise<readonly number[]>;
  /** Writes what is kept beside the claims that were filed just now. */
  afterFiling?(tx: TransactionSql, rows: readonly Line<Declared>[], run: ImportRun): Promise<void>;
};

/** A row of a claim file, and the line of it. */
export type Line<Declared extends Columns> = { line: number; values: RowOf<Declared> };

const OPEN_SUBJECT = "one_open_claim_per_subject";

const CODES = {
  CLAIM_DIFFERS: "The claim is on record with other contents. What was claimed is never changed.",
  ALREADY_GRANTED: "The beneficiary was given before what the claim would be given.",
  [breaks(OPEN_SUBJECT)]: "The beneficiary has an open claim for the same subject.",
};

/**
 * Takes claims in and brings each as far as the affiliate's rules lead it. A claim that is on record is left as it is,
 * wherever it went since.
 */
export function claimImport<Declared extends Columns, Known>(
  declaration: ClaimDeclaration<Declared, Known>,
): ImportDefinition {
  const { describes, columns, codes } = declaration;
  return {
    name: "claims",
    describes,
    columns,
    key: ["beneficiaryId", "claimId"],
    codes: { ...CODES, ...codes },
    writer: (run) => claimWriter(declaration, run),
  };
}

function claimWriter<Declared extends Columns, Known>(
  { lookUp, assess, differing, afterFiling }: ClaimDeclaration<Declared, Known>,
  run: ImportRun,
): BatchWriter {
  return {
    async write(tx, rows) {
      // One import at a time: two of the same file would wait for each other's rows in a circle.
      await tx`select pg_advisory_xact_lock(hashtext('import claims'))`;
      // The reader made the values by the very columns that `RowOf` is about.
      const lines = rows as readonly Line<Declared>[];
      const known = await lookUp(
        tx,
        lines.map(({ values }) => values),
      );
      const refused: RefusedRow[] = [];
      const staged: StagedClaim[] = [];
      for (const { line, values } of lines) {
        const assessed = assess(values, known, run);
        if ("code" in assessed) refused.push({ ...assessed, line });
        else staged.push({ ...assessed, line });
      }
      await stageClaims(tx, staged, run);

      const { same, different } = await takeOutRecorded(tx);
      const onRecord = lines.filter(({ line }) => same.has(line));
      const beside = onRecord.length > 0 ? await differing?.(tx, onRecord) : [];
      refused.push(...[...different, ...(beside ?? [])].map(asDiffering));
      refused.push(...(await takeOutUngranted(tx)).map(asGranted));
      refused.push(...(await fileStaged(tx)).map(asBlocked));

      const notFiled = new Set([...same, ...refused.map(({ line }) => line)]);
      const filed = lines.filter(({ line }) => !notFiled.has(line));
      if (filed.length > 0) await afterFiling?.(tx, filed, run);
      return { inserted: filed.length, changed: 0, refused };
    },
  };
}

function asDiffering(line: number): RefusedRow {
  const ko = "같은 접수가 다른 내용으로 이미 기록되어 있습니다. 접수 내용은 바꿀 수 없습니다.";
  const en = "The claim is on record with other contents, and what was claimed is never changed.";
  return { line, column: "claim_id", code: "CLAIM_DIFFERS", reason: { ko, en } };
}

function asGranted(line: number): RefusedRow {
  const ko = "이 접수로 받을 지원을 이미 받은 수혜자입니다.";
  const en = "The beneficiary was given before what this claim would be given.";
  return { line, column: "beneficiary_id", code: "ALREADY_GRANTED", reason: { ko, en } };
}

function asBlocked(line: number): RefusedRow {
  const ko = "같은 사안으로 처리 중인 접수가 있습니다.";
  const en = "The beneficiary has an open claim for the same subject.";
  return { line, column: "beneficiary_id", code: breaks(OPEN_SUBJECT), reason: { ko, en } };
}
