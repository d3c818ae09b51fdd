import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import type { SubgraphUrls } from "../../../subgraphs/kit/database/provision.js";
import { copyLedger, type LedgerCopy, readLedger, withoutLaw } from "./bare-copy.js";
import { importReportsOf } from "./import-reports-of.js";
import { writeSyntheticReports } from "./synthetic-reports.js";

/** How much is measured. */
export type ImportBench = { reports: number; rounds: number };

/** Seconds of every round, by way, and the most memory that an import took, by number of reports. */
export type ImportTimes = {
  seconds: Record<Way, number[]>;
  rows: number;
  peakMegabytes: readonly (readonly [number, number])[];
};

export const WAYS = ["copy", "copyWithoutLaw", "import"] as const;
export type Way = (typeof WAYS)[number];

/** Each way in turn, each on an empty migrated database of its own, `rounds` times over. */
export async function measureImport(
  { ownerUrl }: SubgraphUrls,
  adminUrl: string,
  { reports, rounds }: ImportBench,
  ended: AbortSignal,
): Promise<ImportTimes> {
  const folder = await mkdtemp(join(tmpdir(), "compensation-bench-import-"));
  const databases = emptyDatabases(adminUrl, ownerUrl, ended);
  try {
    const file = join(folder, "reports.csv");
    await writeSyntheticReports(file, reports);
    const finished = await databases.use(async (url) => {
      await importReportsOf(url, file);
      const asAdmin = new URL(adminUrl);
      asAdmin.pathname = new URL(url).pathname;
      return readLedger(asAdmin.href);
    });
    const seconds: Record<Way, number[]> = { copy: [], copyWithoutLaw: [], import: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const way of WAYS) {
        seconds[way].push(await databases.use((url) => timed(way, { url, file, finished })));
      }
    }
    const peakMegabytes: [number, number][] = [];
    for (const count of [Math.round(reports / 5), reports]) {
      const part = join(folder, `${count}.csv`);
      await writeSyntheticReports(part, count);
      peakMegabytes.push([count, await databases.use((url) => peakOf(url, part))]);
    }
    return { seconds, rows: rowsOf(finished), peakMegabytes };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function timed(
  way: Way,
  { url, file, finished }: { url: string; file: string; finished: LedgerCopy },
): Promise<number> {
  if (way === "copyWithoutLaw") await withoutLaw(url);
  const start = performance.now();
  if (way === "import") await importReportsOf(url, file);
  else await copyLedger(url, finished);
  return (performance.now() - start) / 1_000;
}

/** In a process of its own: this one holds the rows of the other ways. */
async function peakOf(url: string, file: string): Promise<number> {
  const program = fileURLToPath(new URL("./peak-memory.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...process.execArgv,
    program,
    url,
    file,
  ]);
  return Number(stdout);
}

function rowsOf(finished: LedgerCopy): number {
  return finished.reduce((sum, { rows }) => sum + rows, 0);
}

/** Copies of the migrated database, one after another. */
function emptyDatabases(adminUrl: string, ownerUrl: string, ended: AbortSignal) {
  const template = new URL(ownerUrl).pathname.slice(1);
  let number = 0;
  return {
    async use<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
      ended.throwIfAborted();
      number += 1;
      const name = `${template}_bench_${number}`;
      const url = new URL(ownerUrl);
      url.pathname = `/${name}`;
      await withConnection(adminUrl, async (sql) => {
        await sql`create database ${sql(name)} owner ${sql(decodeURIComponent(url.username))}
          template ${sql(template)} strategy file_copy`;
        // What was written before is on disk before the clock starts.
        await sql`checkpoint`;
      });
      try {
        return await work(url.href);
      } finally {
        await withConnection(adminUrl, (sql) => sql`drop database ${sql(name)} with (force)`);
      }
    },
  };
}
