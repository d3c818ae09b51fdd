import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { untilSignal } from "../../gateway/signals.js";
import { dataFolder } from "../../subgraphs/kit/database/data-folder.js";
import { startEmbeddedPostgres } from "../../subgraphs/kit/database/embedded-postgres.js";
import { runningServer } from "../../subgraphs/kit/database/server-process.js";

/** A database server that is there for one measurement. */
export type BenchDatabaseServer = {
  /** The superuser's way into it. */
  adminUrl: string;
  /** The process that the others of the server are children of. */
  pid: number;
  /** Aborted when a signal asks for the end. */
  ended: AbortSignal;
};

/**
 * Does a measurement on a database server of its own that keeps committed work as one in service would. Server and folder
 * are gone afterwards, also when a signal ends the process: `ended` then says so, and the server stops once the
 * measurement has.
 */
export async function withBenchServer<Result>(
  measure: (server: BenchDatabaseServer) => Promise<Result>,
): Promise<Result> {
  const ended = new AbortController();
  untilSignal().then((signal) => ended.abort(new Error(`ended by ${signal}`)));
  const folder = await mkdtemp(join(tmpdir(), "compensation-bench-"));
  const server = await startEmbeddedPostgres({ folder, durable: true });
  try {
    const running = await runningServer(dataFolder(folder).cluster);
    if (!running) throw new Error("the database server that was started does not run");
    return await measure({ adminUrl: server.adminUrl, pid: running.pid, ended: ended.signal });
  } finally {
    if (await server.stop()) await rm(folder, { recursive: true });
  }
}
