import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import { dataFolder } from "../../../subgraphs/kit/database/data-folder.js";
import { startEmbeddedPostgres } from "../../../subgraphs/kit/database/embedded-postgres.js";
import { runningServer, stopServer } from "../../../subgraphs/kit/database/server-process.js";
import { startServerUser } from "./server-processes.js";
import { temporaryFolder } from "./temporary-folder.js";

// One folder for all tests: making a cluster takes half a second, starting a server on it a twentieth.
const folder = await temporaryFolder(afterAll);
const { cluster, passwordFile } = dataFolder(folder);

/** A use of the server; whatever becomes of the test, no server is left. */
function start(durable = false) {
  onTestFinished(() => stopServer(cluster));
  return startEmbeddedPostgres({ folder, durable });
}

describe("an embedded server", () => {
  it("is shared by two starts and ends with the last stop", async () => {
    const first = await start();
    const running = await runningServer(cluster);
    const second = await start();

    expect(second.adminUrl).toBe(first.adminUrl);
    expect(await first.stop()).toBe(false);
    expect(await runningServer(cluster)).toEqual(running);
    expect(await second.stop()).toBe(true);
    expect(await runningServer(cluster)).toBeUndefined();
    expect(() => process.kill(running?.pid ?? 0, 0)).toThrow("ESRCH");
  });

  it("is stopped once however often stop is called", async () => {
    const first = await start();
    const second = await start();

    expect(await Promise.all([first.stop(), first.stop(), first.stop()])).toEqual([
      false,
      false,
      false,
    ]);
    expect(await runningServer(cluster)).toBeDefined();
    expect(await second.stop()).toBe(true);
    expect(await second.stop()).toBe(true);
  });

  it("keeps what was committed, also when it is killed", async () => {
    const first = await start(true);
    await withConnection(first.adminUrl, async (sql) => {
      await sql`create table kept (day text)`;
      await sql`insert into kept values ('2023-01-05')`;
    });
    process.kill((await runningServer(cluster))?.pid ?? 0, "SIGKILL");
    const second = await start(true);

    const rows = await withConnection(second.adminUrl, (sql) => sql`select day from kept`);

    expect([...rows]).toEqual([{ day: "2023-01-05" }]);
    expect(await first.stop()).toBe(false);
    expect(await second.stop()).toBe(true);
  });

  it("is adopted by the next start when its owner was killed", async () => {
    const owner = startServerUser(folder);
    const orphan = await owner.adminUrl;
    const running = await runningServer(cluster);
    await owner.kill();

    const server = await start();

    expect(server.adminUrl).toBe(orphan);
    expect(await runningServer(cluster)).toEqual(running);
    expect(await server.stop()).toBe(true);
  });

  it("is one server for two processes that start at once on an empty folder", async () => {
    const empty = await temporaryFolder();
    onTestFinished(() => stopServer(dataFolder(empty).cluster));
    const users = [startServerUser(empty), startServerUser(empty)];

    const [one, other] = await Promise.all(users.map(({ adminUrl }) => adminUrl));
    expect(one).toMatch(/^postgres:/);
    expect(other).toBe(one);
    expect(await users[0]?.stop()).toBe(false);
    expect(await users[1]?.stop()).toBe(true);
    expect(await runningServer(dataFolder(empty).cluster)).toBeUndefined();
  });

  it("is not stopped under a user whose session a crash has ended", async () => {
    const first = await start();
    const second = await start();
    const leases = () =>
      withConnection(second.adminUrl, async (sql) => {
        const rows = await sql<{ pid: number }[]>`
          select pid from pg_locks where locktype = 'advisory' and mode = 'ShareLock'`;
        return rows.map(({ pid }) => pid);
      });
    const before = await leases();

    // PostgreSQL ends every session when one of its processes is killed.
    process.kill(before[0] ?? 0, "SIGKILL");
    await expect
      .poll(() => leases().catch(() => []), { timeout: 10_000 })
      .toEqual([expect.not.toBeOneOf(before), expect.not.toBeOneOf(before)]);

    expect(await second.stop()).toBe(false);
    expect(await first.stop()).toBe(true);
  });

  it("starts though a crash left a file with a process number that another process has by now", async () => {
    const server = await start();
    const pidFile = join(cluster, "postmaster.pid");
    const left = await readFile(pidFile, "utf8");
    await server.stop();
    await writeFile(pidFile, left.replace(/^\d+/, String(process.pid)));

    const next = await start();

    expect(await next.stop()).toBe(true);
  });

  it("is closed to the network, to socket files and to whoever has no password", async () => {
    const { adminUrl } = await start();

    const settings = await withConnection(
      adminUrl,
      (sql) => sql`select name, setting from pg_settings where name in
        ('listen_addresses', 'unix_socket_directories', 'password_encryption', 'TimeZone') order by name collate "C"`,
    );
    const stranger = adminUrl.replace(/:[^:@]+@/, ":guess@");

    expect([...settings]).toEqual([
      { name: "TimeZone", setting: "UTC" },
      { name: "listen_addresses", setting: "127.0.0.1" },
      { name: "password_encryption", setting: "scram-sha-256" },
      { name: "unix_socket_directories", setting: "" },
    ]);
    await expect(withConnection(stranger, (sql) => sql`select 1`)).rejects.toMatchObject({
      code: "DATABASE_UNREACHABLE",
      cause: { code: "28P01" },
    });
    expect((await stat(passwordFile)).mode & 0o777).toBe(0o600);
  });

  it("sorts Hangul in dictionary order and finds it by trigrams", async () => {
    const { adminUrl } = await start();

    const [row] = await withConnection(adminUrl, async (sql) => {
      await sql`create extension if not exists pg_trgm`;
      return sql`select
          (select string_agg(name, ' ' order by name) from unnest(array['하나', '가나', '나라']) name) as sorted,
          similarity('카카오택시', '카카오') > 0 as similar`;
    });

    expect(row).toEqual({ sorted: "가나 나라 하나", similar: true });
  });
});
