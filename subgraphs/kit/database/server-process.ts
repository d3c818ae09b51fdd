import { spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile, readlink, realpath, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type DataFolder, lastLines } from "./data-folder.js";
import { DatabaseError } from "./database-error.js";
import { clusterAddress } from "./new-cluster.js";
import type { ServerAccount } from "./server-account.js";
import { SERVER_ENVIRONMENT, type ServerFiles } from "./server-files.js";

/** A server that runs on a cluster, whoever started it. */
export type RunningServer = { pid: number; port: number };

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 60_000;
const REAP_TIMEOUT_MS = 1_000;
const POLL_MS = 10;
/** Above every pid a system gives out. */
const NO_PROCESS = "2147483647";

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  // No socket file: in a shared folder other accounts could reach it, or put theirs in its place.
  unix_socket_directories: "",
  // Six pools in the gateway, and several times that in a parallel test run.
  max_connections: "200",
  shared_buffers: "64MB",
  timezone: "UTC",
  log_timezone: "UTC",
  // Starts, stops and crashes, but no statement: a row refused by a constraint would put people's data in the log.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
};

/** For tests: nothing needs to survive a crash of the machine. */
const NOT_DURABLE = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** What ends a start but not the next one: somebody took the port; sessions of a killed server have yet to end. */
const PASSING_REASONS = ["could not create any TCP/IP sockets", "pre-existing shared memory block"];

/** The server that runs on the cluster, by the file that every server keeps while it runs. */
export async function runningServer(cluster: string): Promise<RunningServer | undefined> {
  const { pid, port } = await pidFile(cluster);
  return pid > 0 && port > 0 && (await isServerOf(pid, cluster)) ? { pid, port } : undefined;
}

/**
 * Starts a server on a free port and waits until it is ready; it outlives this process unless stopped. Starts nothing
 * when another start was faster or something passing was in the way: the caller looks again for what runs.
 * @throws DatabaseError DATABASE_START
 */
export async function launchServer(
  { cluster, logFile }: DataFolder,
  files: ServerFiles,
  account: ServerAccount,
  durable: boolean,
): Promise<void> {
  await forgetReusedPid(cluster);
  const settings = { ...SETTINGS, ...(durable ? {} : NOT_DURABLE), port: await freePort() };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = await open(logFile, "a", 0o600);
  await log.truncate();
  // Made by root, it would be closed to the account that owns the rest.
  if (account.uid !== undefined && account.gid !== undefined) {
    await log.chown(account.uid, account.gid);
  }
  const child = spawn(files.postgres, ["-D", clusterAddress(cluster, account), ...options], {
    ...account,
    cwd: cluster,
    env: SERVER_ENVIRONMENT,
    stdio: ["ignore", log.fd, log.fd],
    // A group of its own: Ctrl-C is for this process, which still needs the database to finish its work.
    detached: true,
  });
  child.unref();
  let exited = false;
  let cause: Error | undefined;
  child.once("exit", () => {
    exited = true;
  });
  child.once("error", (error) => {
    exited = true;
    cause = error;
  });
  await log.close();

  const isReady = async () => {
    const { pid, state } = await pidFile(cluster);
    return pid === child.pid && state === "ready";
  };
  await until(async () => exited || (await isReady()), START_TIMEOUT_MS);
  if (!exited || (await runningServer(cluster))) return;
  const said = await readFile(logFile, "utf8");
  if (PASSING_REASONS.some((reason) => said.includes(reason))) return;
  throw new DatabaseError(
    "DATABASE_START",
    `The database server ended while it started: ${lastLines(said)}`,
    `Mend what it names (the whole log is ${logFile}), or set DATABASE_URL to a PostgreSQL server of your own`,
    cause,
  );
}

/**
 * Stops the server that runs on the cluster, if one does: open transactions are rolled back, the books are written.
 * @throws DatabaseError DATABASE_STOP when it does not end within a minute
 */
export async function stopServer(cluster: string): Promise<void> {
  const server = await runningServer(cluster);
  if (!server || !signal(server.pid, "SIGINT")) return;
  const ended = async () => !isAlive(server.pid) || (await pidFile(cluster)).pid !== server.pid;
  if (!(await until(ended, STOP_TIMEOUT_MS))) {
    throw new DatabaseError(
      "DATABASE_STOP",
      `The database server (process ${server.pid}) does not stop`,
      "Look for what keeps it busy, or end it with kill -QUIT",
    );
  }
  // The file goes last, so nothing is written after it. The process may stay on as a zombie of another one.
  await until(async () => !isAlive(server.pid), REAP_TIMEOUT_MS);
}

/** postmaster.pid: process, folder, start, port, socket folder, address, memory key, state; a line each. */
async function pidFile(cluster: string): Promise<RunningServer & { state: string | undefined }> {
  const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), state: lines[7]?.trim() };
}

/** A server works inside its cluster folder; another process that was given the pid of a crashed one does not. */
async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(cluster));
  } catch (error) {
    // Not there: it has ended, though it may not have been collected yet. Not for us to see: the benefit of the doubt.
    return !(error instanceof Error && "code" in error && error.code === "ENOENT");
  }
}

/** A crashed server leaves its file behind. PostgreSQL would take any process that has its pid by now for that server. */
async function forgetReusedPid(cluster: string): Promise<void> {
  const { pid } = await pidFile(cluster);
  if (!(pid > 0) || !isAlive(pid) || (await isServerOf(pid, cluster))) return;
  const file = join(cluster, "postmaster.pid");
  // Only the pid: by the rest PostgreSQL makes sure that nothing of the crashed server still writes.
  await writeFile(file, (await readFile(file, "utf8")).replace(/^\d+/, NO_PROCESS));
}

/** False for a process of another account, too: ours could not be its server. */
function isAlive(pid: number): boolean {
  return signal(pid, 0);
}

function signal(pid: number, name: "SIGINT" | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return String(typeof address === "object" ? address?.port : address);
}

async function until(reached: () => Promise<boolean>, timeoutMs: number): Promise<boolean> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await delay(POLL_MS)) {
    if (await reached()) return true;
  }
  return false;
}
