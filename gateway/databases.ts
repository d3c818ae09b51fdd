import { join } from "node:path";
import {
  type Database,
  type DatabaseOptions,
  openDatabase,
} from "../subgraphs/kit/database/connection.js";
import { startEmbeddedPostgres } from "../subgraphs/kit/database/embedded-postgres.js";
import { checkMigrated } from "../subgraphs/kit/database/migrate.js";
import { prepareSubgraphDatabase } from "../subgraphs/kit/database/prepare-subgraph.js";
import { provisionSubgraph } from "../subgraphs/kit/database/provision.js";
import { isSpread } from "../subgraphs/kit/sharding/cluster.js";
import type { SubgraphEntry } from "../subgraphs/registry.js";
import { openAuditKeys, openKeyRing } from "./key-ring.js";
import { populationOf } from "./population.js";
import { projectFile } from "./project-files.js";
import type { Settings } from "./settings/settings.types.js";

/** Connections a subgraph keeps open at most. Two already fill two cores; more only serve slow statements. */
const POOL_SIZE = 6;

/** Reports of the demo's synthetic population: the published 105,116 at 1/10 scale. */
const DEMO_REPORTS = 10_512;

/** Every subgraph's database, open under its serving role. */
export type Databases = {
  of(subgraph: string): Database;
  /** The address of a subgraph's owner role, for tools; null where this process was not given it. */
  ownerUrlOf(subgraph: string): string | null;
  /**
   * Loads the demo's synthetic population where it is missing: whole per subgraph, or not at all.
   * @returns how many reports were loaded; 0 when they were there, when none belong here, or when `close` came first
   */
  populate(): Promise<number>;
  close(): Promise<void>;
};

/**
 * Opens the databases that the settings name: the embedded server, one configured server for all, or one address each.
 * The first two are provisioned and migrated. Of the third only those with an owner's address are migrated; the others
 * must be. Whatever is migrated is given the demo's documented people, too, where the settings ask for them.
 * @param serving how the serving roles' pools differ from a gateway's, for those who do other work than requests
 * @throws DatabaseError, and then nothing stays open
 */
export async function openDatabases(
  settings: Settings,
  subgraphs: readonly SubgraphEntry[],
  serving: Partial<DatabaseOptions> = {},
): Promise<Databases> {
  const [keys, auditKeys] = await Promise.all([openKeyRing(settings), openAuditKeys(settings)]);
  const { adminUrl, stopServer } = await server(settings, subgraphs);
  const opened = new Map<string, Database>();
  const owners = new Map<string, string>();
  const population = settings.demoData ? populationOf(subgraphs, owners, keys, DEMO_REPORTS) : null;

  async function close() {
    await population?.interrupt();
    await Promise.all([...opened.values()].map((database) => database.close()));
    await stopServer();
  }

  // A database and its roles need the subgraph's name alone; what follows needs the subgraph.
  async function open({ name, load }: SubgraphEntry) {
    const migrations = projectFile("migrations", name);
    const urls =
      adminUrl === null ? addressesOf(settings, name) : await provisionSubgraph(adminUrl, { name });
    if (urls.ownerUrl === null) await checkMigrated(urls.servingUrl, migrations);
    else {
      const { ownerUrl, servingUrl } = urls;
      const seeding = { demo: settings.demoData, keys };
      await prepareSubgraphDatabase(await load(), { ownerUrl, servingUrl }, migrations, seeding);
      owners.set(name, ownerUrl);
    }
    const application = `gateway ${name}`;
    // A server for all subgraphs is no cluster: each of those has one database.
    const isDistributed = adminUrl === null && (await isSpread(urls.servingUrl));
    const options = { max: POOL_SIZE, application, keys, auditKeys, isDistributed, ...serving };
    const database = openDatabase(urls.servingUrl, options);
    opened.set(name, database);
    await (await load()).personalData?.checkKeys(database);
  }

  const outcomes = await Promise.allSettled(subgraphs.map(open));
  const failure = outcomes.find((outcome) => outcome.status === "rejected");
  if (failure) {
    await close();
    throw failure.reason;
  }
  return {
    of(subgraph) {
      const database = opened.get(subgraph);
      if (!database) throw new Error(`no database is open for ${subgraph}`);
      return database;
    },
    ownerUrlOf: (subgraph) => owners.get(subgraph) ?? null,
    populate: async () => (await population?.load()) ?? 0,
    close,
  };
}

/** The server on which subgraphs are provisioned, if there is one, and how to leave it. */
async function server({ database, dataDir }: Settings, subgraphs: readonly SubgraphEntry[]) {
  // Where every subgraph runs elsewhere, so do their databases.
  if (subgraphs.length === 0) return { adminUrl: null, stopServer: async () => false };
  switch (database.mode) {
    case "embedded": {
      const postgres = await startEmbeddedPostgres({ folder: join(dataDir, "postgres") });
      return { adminUrl: postgres.adminUrl, stopServer: postgres.stop };
    }
    case "one-server":
      return { adminUrl: database.url, stopServer: async () => false };
    case "per-subgraph":
      return { adminUrl: null, stopServer: async () => false };
  }
}

function addressesOf({ database }: Settings, name: string) {
  const addresses = database.mode === "per-subgraph" ? database.subgraphs[name] : undefined;
  if (!addresses) throw new Error(`no database address is configured for ${name}`);
  return { servingUrl: addresses.url, ownerUrl: addresses.ownerUrl };
}
