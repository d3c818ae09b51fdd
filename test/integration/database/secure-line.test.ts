import { chown, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openDatabase, withConnection } from "../../../subgraphs/kit/database/connection.js";
import { dataFolder } from "../../../subgraphs/kit/database/data-folder.js";
import { startEmbeddedPostgres } from "../../../subgraphs/kit/database/embedded-postgres.js";
import { provisionSubgraph } from "../../../subgraphs/kit/database/provision.js";
import { stopServer } from "../../../subgraphs/kit/database/server-process.js";
import { type Certificate, newAuthority } from "./certificates.js";
import { temporaryFolder } from "./temporary-folder.js";

const folder = await temporaryFolder(afterAll);
const { cluster } = dataFolder(folder);
afterAll(() => stopServer(cluster));
const { adminUrl } = await startEmbeddedPostgres({ folder, durable: false });

const ours = newAuthority("Test authority");
const theirs = newAuthority("Somebody else's test authority");
const rootCert = join(folder, "authority.pem");
const otherRootCert = join(folder, "other-authority.pem");
await writeFile(rootCert, ours.certificate);
await writeFile(otherRootCert, theirs.certificate);

/** Lets the server show this certificate from the next connection on. */
async function serveWith({ certificate, key }: Certificate): Promise<void> {
  const { uid, gid } = await stat(cluster);
  for (const [name, text] of [
    ["server.crt", certificate],
    ["server.key", key],
  ] as const) {
    const file = join(cluster, name);
    await writeFile(file, text, { mode: 0o600 });
    // Another account serves for root, and a key has to be its own.
    await chown(file, uid, gid);
  }
  await alterServer("ssl = on");
}

/** Changes a setting of the server and waits until new sessions have it. */
async function alterServer(setting: string): Promise<void> {
  await withConnection(adminUrl, async (sql) => {
    const [before] = await sql`select pg_conf_load_time() as "at"`;
    await sql.unsafe(`alter system set ${setting}`);
    await sql`select pg_reload_conf()`;
    await vi.waitUntil(
      async () => (await sql`select pg_conf_load_time() > ${before?.at} as "read"`)[0]?.read,
      { interval: 5 },
    );
  });
}

type Asked = { host?: string; parameters?: string };

function address({ host = "localhost", parameters = "" }: Asked): string {
  const url = new URL(adminUrl);
  url.hostname = host;
  url.search = parameters;
  return url.href;
}

/** Whether the line is encrypted, or why there is none. */
async function line(asked: Asked): Promise<string> {
  try {
    const rows = await withConnection(
      address(asked),
      (sql) => sql`select ssl from pg_stat_ssl where pid = pg_backend_pid()`,
    );
    return rows[0]?.ssl ? "encrypted" : "open";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const UNKNOWN_AUTHORITY =
  "The database's certificate is not signed by an authority that is trusted here. Name the file of its authority with sslrootcert in the database's address.";
const OTHER_HOST =
  "The database's certificate is for another host. Give its address with a host name that its certificate holds.";
const OUT_OF_DATE =
  "The database's certificate is not valid today. Renew it, or set this machine's clock.";
const NO_TLS =
  "The line to the database could not be encrypted as its address asks for. Switch ssl on at the server; if it is on, try again shortly.";
const NO_ANSWER = "The database did not answer. Try again shortly.";

const verify = (mode: string, file = rootCert) => `sslmode=${mode}&sslrootcert=${file}`;

describe("a server without TLS", () => {
  it.each([
    ["no sslmode", "", "open"],
    ["disable", "sslmode=disable", "open"],
    ["allow", "sslmode=allow", "open"],
    ["prefer", "sslmode=prefer", "open"],
    ["require", "sslmode=require", NO_TLS],
    ["ssl=true", "ssl=true", NO_TLS],
    ["verify-ca", verify("verify-ca"), NO_TLS],
    ["verify-full", verify("verify-full"), NO_TLS],
  ])("is talked to with %s", async (_what, parameters, expected) => {
    expect(await line({ parameters })).toBe(expected);
  });
});

describe("a server with a certificate for localhost", () => {
  beforeAll(() => serveWith(ours.sign("localhost")));

  it.each<[string, Asked, string]>([
    ["no sslmode", {}, "encrypted"],
    ["disable", { parameters: "sslmode=disable" }, "open"],
    ["ssl=false", { parameters: "ssl=false" }, "open"],
    ["prefer", { parameters: "sslmode=prefer" }, "encrypted"],
    ["require: nobody's word for who it is", { parameters: "sslmode=require" }, "encrypted"],
    ["ssl=true: likewise", { parameters: "ssl=true" }, "encrypted"],
    ["require and its authority", { parameters: verify("require") }, "encrypted"],
    [
      "require and another authority",
      { parameters: verify("require", otherRootCert) },
      UNKNOWN_AUTHORITY,
    ],
    ["verify-ca", { parameters: verify("verify-ca") }, "encrypted"],
    [
      "verify-ca under another host name",
      { host: "127.0.0.1", parameters: verify("verify-ca") },
      "encrypted",
    ],
    [
      "verify-ca and another authority",
      { parameters: verify("verify-ca", otherRootCert) },
      UNKNOWN_AUTHORITY,
    ],
    ["verify-full", { parameters: verify("verify-full") }, "encrypted"],
    ["ssl=verify-full", { parameters: `ssl=verify-full&sslrootcert=${rootCert}` }, "encrypted"],
    [
      "verify-full and another authority",
      { parameters: verify("verify-full", otherRootCert) },
      UNKNOWN_AUTHORITY,
    ],
    [
      "verify-full and only public authorities",
      { parameters: "sslmode=verify-full" },
      UNKNOWN_AUTHORITY,
    ],
    [
      "sslrootcert=system, which is verify-full",
      { parameters: "sslrootcert=system" },
      UNKNOWN_AUTHORITY,
    ],
    [
      "verify-full under an address it is not for",
      { host: "127.0.0.1", parameters: verify("verify-full") },
      OTHER_HOST,
    ],
  ])("is talked to with %s", async (_what, asked, expected) => {
    expect(await line(asked)).toBe(expected);
  });

  it("serves a pool of requests and a subgraph's two roles over the same line", async () => {
    const verified = address({ parameters: verify("verify-full") });
    const { servingUrl, ownerUrl } = await provisionSubgraph(verified, { name: "secured" });
    const database = openDatabase(servingUrl, { max: 2 });

    const rows = await database
      .prepared(
        "select ssl, current_user as role from pg_stat_ssl where pid = pg_backend_pid()",
        [],
      )
      .finally(() => database.close());

    expect([...rows]).toEqual([{ ssl: true, role: "secured_app" }]);
    expect(new URL(ownerUrl).search).toBe(new URL(verified).search);
  });
});

describe("a server with a certificate for another", () => {
  it("address is known by that address alone", async () => {
    await serveWith(ours.sign("127.0.0.1"));

    const parameters = verify("verify-full");

    expect(await line({ host: "127.0.0.1", parameters })).toBe("encrypted");
    expect(await line({ host: "localhost", parameters })).toBe(OTHER_HOST);
  });

  it("host is refused by verify-full alone", async () => {
    await serveWith(ours.sign("db.example"));

    expect(await line({ parameters: verify("verify-full") })).toBe(OTHER_HOST);
    expect(await line({ parameters: verify("verify-ca") })).toBe("encrypted");
  });

  it("day is refused where it is verified", async () => {
    await serveWith(ours.sign("localhost", { fromHours: -48, untilHours: -24 }));

    expect(await line({ parameters: verify("verify-full") })).toBe(OUT_OF_DATE);
    expect(await line({ parameters: "sslmode=require" })).toBe("encrypted");
  });
});

describe("a server that asks for TLS", () => {
  it("lets nobody in over an open line", async () => {
    await serveWith(ours.sign("localhost"));
    const clients = join(cluster, "pg_hba.conf");
    await writeFile(clients, "hostssl all all 127.0.0.1/32 scram-sha-256\n");
    await withConnection(
      address({ parameters: "sslmode=require" }),
      (sql) => sql`select pg_reload_conf()`,
    );

    await expect.poll(() => line({ parameters: "sslmode=disable" })).toBe(NO_ANSWER);
    expect(await line({ parameters: verify("verify-full") })).toBe("encrypted");
  });
});

describe("an address whose parameters fit nothing", () => {
  it.each([
    ["sslmode=verify_full", "its sslmode is none"],
    ["sslmode=verify-ca", "sslmode verify-ca does not look for whom"],
    ["sslmode=require&sslrootcert=system", "sslmode require does not look for whom"],
    ["sslmode=verify-full&sslkey=client.pem", "it has sslkey, which nothing here acts on"],
    ["sslmode=verify-full&sslrootcert=/nowhere.pem", "cannot be read"],
  ])("is not connected to: %s", (parameters, problem) => {
    expect(() => openDatabase(address({ parameters }), { max: 1 })).toThrow(
      expect.objectContaining({
        code: "DATABASE_TLS",
        message: expect.stringContaining(problem),
      }),
    );
  });
});
