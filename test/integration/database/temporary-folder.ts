import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A new folder that goes when the test is done; only this account may enter it. */
export async function temporaryFolder(
  whenDone: (remove: () => Promise<void>) => void = onTestFinished,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "compensation-"));
  whenDone(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** One migration: the day's number stands for the time it was generated at. */
export type Migration = { tag: string; day: number; sql: string };

/** Writes a folder of migrations as drizzle-kit does. Writing it again replaces what is in it. */
export async function writeMigrations(
  folder: string,
  migrations: readonly Migration[],
): Promise<void> {
  await mkdir(join(folder, "meta"), { recursive: true });
  const entries = migrations.map(({ tag, day }, idx) => ({
    idx,
    version: "7",
    when: Date.UTC(2023, 0, day),
    tag,
    breakpoints: true,
  }));
  const journal = { version: "7", dialect: "postgresql", entries };
  await writeFile(join(folder, "meta", "_journal.json"), JSON.stringify(journal));
  for (const { tag, sql } of migrations) await writeFile(join(folder, `${tag}.sql`), sql);
}
