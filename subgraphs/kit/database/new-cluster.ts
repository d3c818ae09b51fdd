import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { type DataFolder, dataFolder, lastLines } from "./data-folder.js";
import { DatabaseError } from "./database-error.js";
import type { ServerAccount } from "./server-account.js";
import { SERVER_ENVIRONMENT, type ServerFiles } from "./server-files.js";

const run = promisify(execFile);

/** The superuser of every embedded cluster. */
export const SUPERUSER = "postgres";

/** Who may sign in: from this machine and with a password; into the cluster's own databases only the superuser. */
const CLIENTS = `
host all                 ${SUPERUSER} 127.0.0.1/32 scram-sha-256
host postgres,template1  all          127.0.0.1/32 reject
host all                 all          127.0.0.1/32 scram-sha-256
`;

/**
 * Creates a cluster with a random superuser password. It appears at once, by a rename: of two starts that race, one wins
 * and the other drops its draft, and a start that is killed leaves no half of a cluster.
 * @throws DatabaseError DATABASE_START when PostgreSQL cannot make one
 */
export async function createCluster(
  paths: DataFolder,
  draftPrefix: string,
  files: ServerFiles,
  account: ServerAccount,
  durable: boolean,
): Promise<void> {
  const draft = await mkdtemp(draftPrefix);
  try {
    const parts = dataFolder(paths.folder, draft);
    await mkdir(parts.cluster, { mode: 0o700 });
    const password = randomBytes(24).toString("base64url");
    await writeFile(parts.passwordFile, password, { mode: 0o600 });
    await giveTo(account, [draft, parts.cluster, parts.passwordFile]);
    await initialise(parts, files, account, durable);
    await rename(draft, paths.server);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const anotherWon = code === "ENOTEMPTY" || code === "EEXIST";
    if (!anotherWon) throw error;
  }
}

/** How a server that was started inside its cluster folder calls that folder. */
export function clusterAddress(cluster: string, account: ServerAccount): string {
  // The account that serves for root may be unable to enter a folder above the cluster, such as a private home.
  // This link leads to the folder the process was started in without passing through the ones above it.
  return account.uid !== undefined && process.platform === "linux" ? "/proc/self/cwd" : cluster;
}

async function giveTo({ uid, gid }: ServerAccount, paths: readonly string[]): Promise<void> {
  if (uid === undefined || gid === undefined) return;
  for (const path of paths) await chown(path, uid, gid);
}

async function initialise(
  { cluster, passwordFile }: DataFolder,
  files: ServerFiles,
  account: ServerAccount,
  durable: boolean,
): Promise<void> {
  const address = clusterAddress(cluster, account);
  const options = [
    `--pgdata=${address}`,
    `--pwfile=${address}/../${basename(passwordFile)}`,
    `--username=${SUPERUSER}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // Sorts by code point on every machine, which is dictionary order for Hangul. The system's ctype serves pg_trgm
    // alone: under ctype C it finds no trigrams in Hangul.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    `--lc-ctype=${process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8"}`,
    ...(durable ? [] : ["--no-sync"]),
  ];
  try {
    await run(files.initdb, options, { ...account, cwd: cluster, env: SERVER_ENVIRONMENT });
  } catch (error) {
    const output = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
    throw new DatabaseError(
      "DATABASE_START",
      `PostgreSQL could not make a database: ${lastLines(output)}`,
      "Mend what it names, or set DATABASE_URL to a PostgreSQL server of your own",
      error,
    );
  }
  await writeFile(join(cluster, "pg_hba.conf"), CLIENTS);
}
