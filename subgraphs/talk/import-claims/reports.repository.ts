import type { TransactionSql } from "postgres";
import { copyInto, copyRow } from "../../kit/import/staging.js";
import type { TalkBusiness } from "../facts.js";
import type { FiledReport } from "./assess-report.rules.js";

/** The businesses of these beneficiaries that Talk has on record. */
export async function businessesOf(
  tx: TransactionSql,
  beneficiaryIds: readonly string[],
): Promise<ReadonlyMap<string, TalkBusiness>> {
  if (beneficiaryIds.length === 0) return new Map();
  const rows = await tx<{ beneficiaryId: string; smallBusiness: boolean }[]>`
    select beneficiary_id as "beneficiaryId", small_business as "smallBusiness"
    from businesses where beneficiary_id = any(${[...beneficiaryIds]}::text[])`;
  return new Map(
    rows.map(({ beneficiaryId, smallBusiness }) => [beneficiaryId, { smallBusiness }]),
  );
}

/** A report and its line of the file. */
export type ReportLine = { line: number; report: FiledReport };

/** Of reports that are on record: the lines that name a paper nobody has handed in, or another affiliate. */
export async function linesThatDiffer(
  tx: TransactionSql,
  lines: readonly ReportLine[],
): Promise<number[]> {
  const files = lines.map(({ line, report }) => ({
    line,
    beneficiary_id: report.beneficiaryId,
    claim_id: report.claimId,
    documents: report.documents,
    transferred_to: report.transferredTo,
  }));
  const rows = await tx<{ line: number }[]>`
    select file.line
    from jsonb_to_recordset(${JSON.stringify(files)}::text::jsonb)
      as file(line bigint, beneficiary_id text, claim_id text, documents document_kind[], transferred_to text)
    join claims using (beneficiary_id, claim_id)
    where (claims.status = 'TRANSFERRED' and file.transferred_to <> claims.reason_inputs ->> 'transferredTo')
      or not file.documents <@ array(
        select kind from claim_documents as paper
        where paper.beneficiary_id = claims.beneficiary_id and paper.claim_id = claims.claim_id)
    order by file.line`;
  return rows.map(({ line }) => line);
}

/** Notes the papers of reports that were filed just now, as received from whoever brings them in. */
export async function addPapers(
  tx: TransactionSql,
  lines: readonly ReportLine[],
  { now, actor }: { now: Date; actor: string },
): Promise<void> {
  const papers = lines.flatMap(({ report: { beneficiaryId, claimId, documents } }) =>
    documents.map((kind) => copyRow([beneficiaryId, claimId, kind, now, actor])),
  );
  if (papers.length === 0) return;
  const columns = ["beneficiary_id", "claim_id", "kind", "received_at", "received_from"];
  await copyInto(tx, "claim_documents", columns, papers);
}
