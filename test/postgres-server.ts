import { readdir, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withConnection } from "../subgraphs/kit/database/connection.js";
import { dataFolder } from "../subgraphs/kit/database/data-folder.js";
import { startEmbeddedPostgres } from "../subgraphs/kit/database/embedded-postgres.js";
import { provisionSubgraph, type SubgraphUrls } from "../subgraphs/kit/database/provision.js";
import { stopServer } from "../subgraphs/kit/database/server-process.js";

/** Fills a subgraph's new database: migrations, rights, whatever every test of it needs. */
export type PrepareTemplate = (urls: SubgraphUrls) => Promise<void>;

/** The PostgreSQL server of one test run. */
export type TestServer = {
  adminUrl: string;
  /** Stops the server, unless the run still uses it elsewhere, and removes its folder. */
  stop(): Promise<void>;
  /** Stops it, and fails the run when a test left a database behind. */
  end(): Promise<void>;
};

const FOLDER = "compensation-test-";
const IN_MEMORY = "/dev/shm";
/** Several times what the databases of a run take at any time. */
const ENOUGH_BYTES = 4 * 2 ** 30;

/**
 * Where the server keeps its data: in memory, where Linux has room for them. A run copies and drops a thousand databases of
 * three hundred files each, and ext4 looks for every new file past all that were deleted in the last minutes.
 */
async function parentFolder(): Promise<string> {
  const room = await statfs(IN_MEMORY).catch(() => null);
  return room && room.bavail * room.bsize >= ENOUGH_BYTES ? IN_MEMORY : tmpdir();
}

/** Starts the server of this run, or joins it: every vitest project of the run sets itself up. */
export async function startTestServer(): Promise<TestServer> {
  const parent = await parentFolder();
  await removeServersOfKilledRuns(parent);
  const folder = join(parent, `${FOLDER}${process.pid}`);
  const server = await startEmbeddedPostgres({ folder, durable: false });
  await withConnection(
    server.adminUrl,
    (sql) => sql`create table if not exists templates (
      name text primary key, owner_url text not null, serving_url text not null)`,
  );
  async function stop() {
    if (await server.stop()) await rm(folder, { recursive: true });
  }
  return {
    adminUrl: server.adminUrl,
    stop,
    async end() {
      const databases = await databasesLeftBehind(server.adminUrl);
      await stop();
      if (databases.length === 0) return;
      // vitest prints what a teardown throws and still reports success.
      process.exitCode = 1;
      throw new Error(`Tests left these databases behind: ${databases.join(", ")}`);
    },
  };
}

/**
 * Makes the database that test files get copies of, with its roles, unless the run has it already. Whoever asks first
 * prepares it; the others wait.
 */
export async function prepareTemplate(
  adminUrl: string,
  name: string,
  prepare: PrepareTemplate,
): Promise<void> {
  await withConnection(adminUrl, async (sql) => {
    await sql`select pg_advisory_lock(hashtext(${`template ${name}`}))`;
    const [found] = await sql`select from templates where name = ${name}`;
    if (found) return;
    const urls = await provisionSubgraph(adminUrl, { name });
    await prepare(urls).catch(async (error: unknown) => {
      await sql`drop database ${sql(name)} with (force)`;
      throw error;
    });
    // A database that somebody is connected to cannot be copied.
    await sql`alter database ${sql(name)} with allow_connections false`;
    await sql`insert into templates values (${name}, ${urls.ownerUrl}, ${urls.servingUrl})`;
  });
}

/**
 * Waits for every template. A server that stopped at the first failure, under the others, would have the driver crash with
 * an error of its own in place of the failure.
 * @throws Error with what failed, by name
 */
export async function allPrepared(
  templates: readonly { name: string; prepared: Promise<void> }[],
): Promise<void> {
  const ended = await Promise.allSettled(templates.map(({ prepared }) => prepared));
  const failures = ended.flatMap((end, place) =>
    end.status === "rejected" ? [{ name: templates[place]?.name, cause: end.reason }] : [],
  );
  const [first] = failures;
  if (!first) return;
  const names = failures.map(({ name }) => name).join(", ");
  throw new Error(`The test database could not be prepared for ${names}`, { cause: first.cause });
}

/** The databases on the server that are neither its own nor templates. */
function databasesLeftBehind(adminUrl: string): Promise<string[]> {
  return withConnection(adminUrl, async (sql) => {
    const rows = await sql<{ datname: string }[]>`
      select datname from pg_database
      where not datistemplate and datname <> 'postgres' and datname not in (select name from templates)
      order by datname`;
    return rows.map(({ datname }) => datname);
  });
}

async function removeServersOfKilledRuns(parent: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    const pid = Number(entry.startsWith(FOLDER) && entry.slice(FOLDER.length));
    if (!pid || isAlive(pid)) continue;
    const folder = join(parent, entry);
    // Another account's are not ours to remove.
    await stopServer(dataFolder(folder).cluster)
      .then(() => rm(folder, { recursive: true }))
      .catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
