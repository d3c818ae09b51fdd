import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { DatabaseError } from "./database-error.js";

const run = promisify(execFile);

/** The account a server runs under. Empty: the account of this process. */
export type ServerAccount = { uid?: number; gid?: number };

const UNPRIVILEGED = ["nobody", "daemon"];

/**
 * PostgreSQL refuses to run as root. As root the server runs under the account that owns the cluster already, or else
 * under an unprivileged account every system has; no account is ever created.
 * @param cluster the folder of an existing cluster, or one that does not exist yet
 * @throws DatabaseError DATABASE_START when the system has no such account
 */
export async function serverAccount(cluster: string): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return {};
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of UNPRIVILEGED) {
    const ids = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]).catch(
      () => undefined,
    );
    if (ids) return { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
  }
  throw new DatabaseError(
    "DATABASE_START",
    `PostgreSQL does not run as root, and this system has none of the accounts ${UNPRIVILEGED.join(", ")}`,
    "Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own",
  );
}
