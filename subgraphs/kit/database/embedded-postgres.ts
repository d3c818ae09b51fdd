import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { dataFolder } from "./data-folder.js";
import { DatabaseError } from "./database-error.js";
import { SUPERUSER } from "./new-cluster.js";
import { prepareDataFolder } from "./prepare-data-folder.js";
import { serverAccount } from "./server-account.js";
import { serverFiles } from "./server-files.js";
import { takeServerLease } from "./server-lease.js";
import { launchServer, runningServer, stopServer } from "./server-process.js";

export type EmbeddedPostgresOptions = {
  /** The folder of the data, used for nothing else; made when absent. */
  folder: string;
  /** Whether committed work survives a crash of the machine; true unless said otherwise. The first to start decides. */
  durable?: boolean;
};

/** A PostgreSQL server on this machine, used by this process and perhaps by others. */
export type EmbeddedPostgres = {
  /** Signs in as the superuser, into the cluster's maintenance database. */
  adminUrl: string;
  /**
   * Ends the use; the last user's stop ends the server and waits for it. Calling it again changes nothing.
   * @returns whether no server runs on the data any more
   */
  stop(): Promise<boolean>;
};

const PATIENCE_MS = 60_000;
const RETRY_MS = 25;

/**
 * A real PostgreSQL from npm on the folder's data: started, or joined when it runs already, also when the process that
 * started it was killed. Listens on 127.0.0.1 alone. Until `stop` an open session keeps this process alive.
 * @throws DatabaseError DATABASE_PLATFORM, DATABASE_FOLDER, DATABASE_VERSION, DATABASE_START
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { durable = true } = options;
  const paths = dataFolder(resolve(options.folder));
  const account = await serverAccount(paths.cluster);
  const files = await serverFiles(account);
  await prepareDataFolder(paths, files, account, durable);
  const password = await readFile(paths.passwordFile, "utf8");
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await delay(RETRY_MS)) {
    const server = await runningServer(paths.cluster);
    if (!server) {
      await launchServer(paths, files, account, durable);
      continue;
    }
    const adminUrl = `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/postgres`;
    const lease = await takeServerLease(
      adminUrl,
      async () => (await runningServer(paths.cluster))?.pid === server.pid,
    );
    if (!lease) continue;
    const stop = async () => {
      await lease.release(() => stopServer(paths.cluster));
      return (await runningServer(paths.cluster)) === undefined;
    };
    let stopped: Promise<boolean> | undefined;
    return { adminUrl, stop: () => (stopped ??= stop()) };
  }
  throw new DatabaseError(
    "DATABASE_START",
    `The database server in ${paths.folder} does not answer`,
    `Read its log, ${paths.logFile}, and end the process named in ${paths.cluster}/postmaster.pid if it hangs`,
  );
}
