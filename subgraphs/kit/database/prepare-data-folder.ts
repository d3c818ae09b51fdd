import { access, constants, mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DataFolder } from "./data-folder.js";
import { DatabaseError } from "./database-error.js";
import { createCluster } from "./new-cluster.js";
import type { ServerAccount } from "./server-account.js";
import type { ServerFiles } from "./server-files.js";

const DRAFT = "draft-";
/** A draft older than this is what a killed start left behind; none takes that long. */
const ABANDONED_DRAFT_MS = 10 * 60_000;

/**
 * Makes sure the folder holds a cluster of this PostgreSQL release, and creates one in an absent or empty folder.
 * @throws DatabaseError DATABASE_FOLDER, DATABASE_VERSION, DATABASE_START
 */
export async function prepareDataFolder(
  paths: DataFolder,
  files: ServerFiles,
  account: ServerAccount,
  durable: boolean,
): Promise<void> {
  try {
    await mkdir(paths.folder, { recursive: true });
    const version = await clusterVersion(paths.cluster);
    if (version === undefined) {
      await refuseForeignFolder(paths.folder);
      await createCluster(paths, join(paths.folder, DRAFT), files, account, durable);
    } else if (version !== files.major) {
      throw new DatabaseError(
        "DATABASE_VERSION",
        `The data folder ${paths.folder} was made by PostgreSQL ${version}, and this is PostgreSQL ${files.major}`,
        "Move the folder away to begin anew, or set DATA_DIR to another one",
      );
    }
    await access(paths.cluster, constants.R_OK | constants.W_OK);
    await removeAbandonedDrafts(paths.folder);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(
      "DATABASE_FOLDER",
      `The data folder ${paths.folder} cannot be used by this account`,
      "Give the folder to this account, or set DATA_DIR to another one",
      error,
    );
  }
}

async function clusterVersion(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, "PG_VERSION"), "utf8")).trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function refuseForeignFolder(folder: string): Promise<void> {
  const entries = await readdir(folder);
  // lost+found: the folder is a disk of its own.
  if (entries.every((entry) => entry === "lost+found" || entry.startsWith(DRAFT))) return;
  throw new DatabaseError(
    "DATABASE_FOLDER",
    `The data folder ${folder} is not empty, and what it holds is not a database of this project`,
    "Set DATA_DIR to an empty folder or to one that does not exist yet",
  );
}

async function removeAbandonedDrafts(folder: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    if (!entry.startsWith(DRAFT)) continue;
    const draft = join(folder, entry);
    const made = await stat(draft).catch(() => undefined);
    if (made && Date.now() - made.mtimeMs > ABANDONED_DRAFT_MS) {
      await rm(draft, { recursive: true, force: true });
    }
  }
}
