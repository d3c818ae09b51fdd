import { projectFile } from "../../../gateway/project-files.js";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import {
  openAsOwner,
  prepareSubgraphDatabase,
} from "../../../subgraphs/kit/database/prepare-subgraph.js";
import { provisionSubgraph, type SubgraphUrls } from "../../../subgraphs/kit/database/provision.js";
import { syntheticReportPages } from "../../../subgraphs/kit/demo/people.js";
import type { KeyRing } from "../../../subgraphs/kit/pii/key-ring.js";
import { registry, type SubgraphEntry } from "../../../subgraphs/registry.js";
import { peopleOf } from "./people/people-of.js";
import { copyTables } from "./people/table-rows.js";

/** The databases of every subgraph with so many people, by subgraph. */
export type GrownDatabases = {
  size: number;
  urls: Readonly<Record<string, SubgraphUrls>>;
  /** From the first row to the last, with the indexes; what was read for planning is not in it. */
  copySeconds: number;
};

/** What is told of the way: how many more people a subgraph's database holds. */
export type OnPeople = (more: number) => void;

/**
 * Gives every subgraph a database on a server, with the demo's documented people and so many more: beside those of other
 * sizes, for each has a name of its own.
 */
export async function growDatabases(
  adminUrl: string,
  size: number,
  keys: KeyRing,
  ended: AbortSignal,
  onPeople: OnPeople,
): Promise<GrownDatabases> {
  const prepared = await Promise.all(registry.map((entry) => prepare(adminUrl, size, keys, entry)));
  const grown = await addPeople(Object.fromEntries(prepared), size, keys, ended, onPeople);
  await withConnection(adminUrl, (sql) => sql`checkpoint`);
  return grown;
}

/** Adds so many people to databases that have none but the documented ones. */
export async function addPeople(
  urls: GrownDatabases["urls"],
  size: number,
  keys: KeyRing,
  ended: AbortSignal,
  onPeople: OnPeople = () => undefined,
): Promise<GrownDatabases> {
  const databases = Object.entries(urls);
  const startedAt = performance.now();
  await Promise.all(
    databases.map(([name, { ownerUrl }]) =>
      copyPeople(name, ownerUrl, size, keys, ended, onPeople),
    ),
  );
  const copySeconds = (performance.now() - startedAt) / 1_000;
  await Promise.all(
    // As it would be after some days of service: planned for what is there, and cleaned up.
    databases.map(([, { ownerUrl }]) => withConnection(ownerUrl, (sql) => sql`vacuum (analyze)`)),
  );
  return { size, urls, copySeconds };
}

async function prepare(
  adminUrl: string,
  size: number,
  keys: KeyRing,
  { name, load }: SubgraphEntry,
): Promise<[string, SubgraphUrls]> {
  const urls = await provisionSubgraph(adminUrl, { name: `${name}_${size}` });
  const migrations = projectFile("migrations", name);
  await prepareSubgraphDatabase(await load(), urls, migrations, { demo: true, keys });
  return [name, urls];
}

/** A transaction for each page: the ledger's law and the foreign keys look back at what one of them has written. */
async function copyPeople(
  name: string,
  ownerUrl: string,
  size: number,
  keys: KeyRing,
  ended: AbortSignal,
  onPeople: OnPeople,
): Promise<void> {
  const rowsOf = peopleOf(name);
  const owner = openAsOwner(ownerUrl, `${name} bench`, keys);
  try {
    for (const page of syntheticReportPages(size)) {
      ended.throwIfAborted();
      await owner.sql.begin(async (tx) => {
        // What a crash would take is made anew.
        await tx`set local synchronous_commit = off`;
        await copyTables(tx, rowsOf(page, owner.keys));
      });
      onPeople(page.length);
    }
  } finally {
    await owner.close();
  }
}
