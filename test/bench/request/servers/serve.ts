import "reflect-metadata";
import { createLog } from "../../../../gateway/log.js";
import { openIdentity } from "../../../../gateway/viewer/identity.js";
import { parseAuditKeys } from "../../../../subgraphs/kit/audit/audit-keys.js";
import { type Clock, clockStartingAt } from "../../../../subgraphs/kit/clock.js";
import { type Database, openDatabase } from "../../../../subgraphs/kit/database/connection.js";
import { parseKeyRing } from "../../../../subgraphs/kit/pii/key-ring.js";
import { parseSigningKeys } from "../../../../subgraphs/kit/signature/signing-keys.js";
import { DEMO_INSTANT } from "../../../demo.js";
import { carryOutOrders } from "../process/child-program.js";
import type { BenchServer, StartedServer, Surroundings } from "./bench-server.types.js";
import { type ServerName, serverEntry } from "./servers.js";
import { type SubgraphServerName, subgraphServers } from "./subgraph-servers.js";

/** What a server needs to know before it starts. */
export type ServerSettings = {
  serve: { server: ServerName } | { with: SubgraphServerName; subgraph: string };
  /** Where the subgraphs answer, for a server that asks them over HTTP. */
  addresses: Readonly<Record<string, string>>;
  /** The address of each subgraph's serving role. */
  databases: Readonly<Record<string, string>>;
  piiKeys: string;
  auditKeys: string;
  signingKeys: string;
  issuer: { issuer: string; audience: string; jwksUrl: string };
};

/**
 * Start listening; work, with open databases; rest, without: no server holds connections while another one is measured.
 * Watched, it keeps the statements that it sends, for who asks for them. Then there is the day it takes for today, and
 * what it answers where it has no domain of its own.
 */
export type ServerOrder =
  | { order: "START"; settings: ServerSettings }
  | { order: "WORK"; isWatched: boolean }
  | { order: "STATEMENTS" | "REST" | "USAGE" }
  | { order: "CLOCK"; startsAt: Date }
  | { order: "ECHO"; operation: string; data: unknown };

/** What a server has used so far. */
export type Usage = { cpuMs: number; residentMb: number };

/** As the gateway's own pools (gateway/databases.ts). */
const POOL_SIZE = 6;

const open = new Map<string, Database>();
const statements: string[] = [];
let settings: ServerSettings;
let started: StartedServer | null = null;
let clock: Clock = clockStartingAt(DEMO_INSTANT);

carryOutOrders<ServerOrder>(carryOut, async () => {
  await started?.close();
  await rest();
});

async function carryOut(order: ServerOrder): Promise<unknown> {
  switch (order.order) {
    case "START":
      return start(order.settings);
    case "WORK":
      return work(order.isWatched);
    case "STATEMENTS":
      return statements.splice(0);
    case "REST":
      return rest();
    case "USAGE":
      return usage();
    case "CLOCK":
      clock = clockStartingAt(order.startsAt);
      return null;
    case "ECHO":
      return started?.echo?.(order.operation, order.data);
  }
}

async function start(given: ServerSettings): Promise<string> {
  settings = given;
  const { serve, addresses, issuer } = given;
  const identity = await openIdentity(
    {
      identity: { mode: "key-set", issuers: [issuer], maxTokenAgeSeconds: null },
      dataDir: "unused",
    },
    () => new Date(),
  );
  const surroundings: Surroundings = {
    databaseOf,
    identity,
    clock: () => clock(),
    log: createLog("warn"),
    subgraph: "subgraph" in serve ? serve.subgraph : null,
    addresses,
    signingKeys: parseSigningKeys(given.signingKeys) ?? [],
  };
  const server = await load(serve);
  started = await server.start(surroundings);
  return started.address;
}

function load(serve: ServerSettings["serve"]): Promise<BenchServer> {
  return "server" in serve ? serverEntry(serve.server).load() : subgraphServers[serve.with]();
}

async function work(isWatched: boolean): Promise<void> {
  const keys = parseKeyRing(settings.piiKeys);
  const auditKeys = parseAuditKeys(settings.auditKeys);
  for (const [name, url] of Object.entries(settings.databases)) {
    const onStatement = (text: string) => void statements.push(`${name}: ${text}`);
    const watching = isWatched ? { onStatement } : {};
    open.set(name, openDatabase(url, { max: POOL_SIZE, keys, auditKeys, ...watching }));
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
