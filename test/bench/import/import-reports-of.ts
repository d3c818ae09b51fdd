import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { importFile } from "../../../subgraphs/kit/import/import-file.js";
import { importReports } from "../../../subgraphs/talk/import-claims/import-reports.js";

/** Imports a file of reports as the command does. @throws Error when a row of it was not taken in */
export async function importReportsOf(ownerUrl: string, file: string): Promise<void> {
  const owner = openDatabase(ownerUrl, { max: 1, statementTimeoutMs: 0 });
  try {
    const { read, inserted } = await importFile({
      definition: importReports,
      file,
      encoding: "auto",
      sql: owner.sql,
      dryRun: false,
      now: new Date("2023-03-02T10:00:00+09:00"),
      actor: "opr_bench_talk",
    });
    if (inserted !== read) throw new Error(`${inserted} of ${read} reports were taken in`);
  } finally {
    await owner.close();
  }
}
