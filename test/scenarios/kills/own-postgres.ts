import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import { dataFolder } from "../../../subgraphs/kit/database/data-folder.js";
import { startEmbeddedPostgres } from "../../../subgraphs/kit/database/embedded-postgres.js";
import { clusterAddress } from "../../../subgraphs/kit/database/new-cluster.js";
import { serverAccount } from "../../../subgraphs/kit/database/server-account.js";
import { SERVER_ENVIRONMENT, serverFiles } from "../../../subgraphs/kit/database/server-files.js";
import { runningServer, stopServer } from "../../../subgraphs/kit/database/server-process.js";

/** A PostgreSQL server of a test's own, which may be killed. What it committed is on disk, as of one in service. */
export type OwnPostgres = {
  adminUrl: string;
  /** Ends its first process as `kill -9` does; the others end when they notice. */
  kill(): Promise<void>;
  /** Starts it on its data again and at its address, as whoever runs it would, and waits until it answers. */
  startAgain(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
};

const RETRY_MS = 50;

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "compensation-kills-"));
  const { cluster } = dataFolder(folder);
  const { adminUrl, stop } = await startEmbeddedPostgres({ folder });
  const { port } = new URL(adminUrl);

  async function launch(): Promise<void> {
    const account = await serverAccount(cluster);
    const files = await serverFiles(account);
    const settings = { port, listen_addresses: "127.0.0.1", unix_socket_directories: "" };
    const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const child = spawn(files.postgres, ["-D", clusterAddress(cluster, account), ...options], {
      ...account,
      cwd: cluster,
      env: SERVER_ENVIRONMENT,
      stdio: "ignore",
      detached: true,
    });
    child.unref();
    // While sessions of the killed server have yet to end, a new one gives up at once.
    while (child.exitCode === null && !(await answers(adminUrl))) await delay(RETRY_MS);
  }

  return {
    adminUrl,
    async kill() {
      const server = await runningServer(cluster);
      if (!server) throw new Error("the database server to be killed does not run");
      process.kill(server.pid, "SIGKILL");
    },
    async startAgain() {
      while (!(await answers(adminUrl))) await launch();
    },
    async remove() {
      await stop();
      await stopServer(cluster);
      await rm(folder, { recursive: true });
    },
  };
}

function answers(adminUrl: string): Promise<boolean> {
  return withConnection(adminUrl, (sql) => sql`select 1`).then(
    () => true,
    () => false,
  );
}
