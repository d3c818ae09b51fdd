import "reflect-metadata";
import { createLog } from "../../../../gateway/log.js";
import { openIdentity } from "../../../../gateway/viewer/identity.js";
import { parseAuditKeys } from "../../../../subgraphs/kit/audit/audit-keys.js";
import { clockStartingAt } from "../../../../subgraphs/kit/clock.js";
import { type Database, openDatabase } from "../../../../subgraphs/kit/database/connection.js";
import { parseKeyRing } from "../../../../subgraphs/kit/pii/key-ring.js";
import { DEMO_INSTANT } from "../../../demo.js";
import { carryOutOrders } from "../process/child-program.js";
import { type ServerName, servers } from "./servers.js";

/** What a server needs to know before it starts. */
export type ServerSettings = {
  name: ServerName;
  /** The address of each subgraph's serving role. */
  databases: Readonly<Record<string, string>>;
  piiKeys: string;
  auditKeys: string;
  issuer: { issuer: string; audience: string; jwksUrl: string };
};

/** Start listening; work, with open databases; rest, without: no server holds connections while another one is measured. */
export type ServerOrder =
  | { order: "START"; settings: ServerSettings }
  | { order: "WORK" | "REST" | "USAGE" };

/** What a server has used so far. */
export type Usage = { cpuMs: number; residentMb: number };

/** As the gateway's own pools (gateway/databases.ts). */
const POOL_SIZE = 6;

const open = new Map<string, Database>();
let settings: ServerSettings;
let close: () => Promise<void> = async () => undefined;

carryOutOrders<ServerOrder>(carryOut, async () => {
  await close();
  await rest();
});

async function carryOut(order: ServerOrder): Promise<unknown> {
  switch (order.order) {
    case "START":
      return start(order.settings);
    case "WORK":
      return work();
    case "REST":
      return rest();
    case "USAGE":
      return usage();
  }
}

async function start(given: ServerSettings): Promise<string> {
  settings = given;
  const identity = await openIdentity(
    {
      identity: { mode: "key-set", issuers: [given.issuer], maxTokenAgeSeconds: null },
      dataDir: "unused",
    },
    () => new Date(),
  );
  const server = await servers[given.name].start({
    databaseOf,
    identity,
    clock: clockStartingAt(DEMO_INSTANT),
    log: createLog("warn"),
  });
  close = server.close;
  return server.address;
}

async function work(): Promise<void> {
  const keys = parseKeyRing(settings.piiKeys);
  const auditKeys = parseAuditKeys(settings.auditKeys);
  for (const [name, url] of Object.entries(settings.databases)) {
    open.set(name, openDatabase(url, { max: POOL_SIZE, keys, auditKeys }));
  }
}

async function rest(): Promise<void> {
  const databases = [...open.values()];
  open.clear();
  await Promise.all(databases.map((database) => database.close()));
}

function databaseOf(subgraph: string): Database {
  const database = open.get(subgraph);
  if (!database) throw new Error(`${subgraph} was asked for while the server rests`);
  return database;
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1_000, residentMb: process.memoryUsage.rss() / 2 ** 20 };
}
