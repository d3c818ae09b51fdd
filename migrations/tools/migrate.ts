import "reflect-metadata";
import { processEnvironment, readSettings } from "../../gateway/settings.js";
import { prepareSubgraphDatabase } from "../../subgraphs/kit/database/prepare-subgraph.js";
import { registry } from "../../subgraphs/registry.js";
import { subgraphArgument } from "./tables-of.js";

// npm run db:migrate -- talk: brings one subgraph's configured database to what its code expects.
try {
  const name = subgraphArgument("db:migrate", process.argv[2]);
  const { database } = readSettings(
    processEnvironment(),
    registry.map((entry) => entry.name),
  );
  const addresses = database.mode === "per-subgraph" ? database.subgraphs[name] : undefined;
  if (!addresses?.ownerUrl) {
    throw new Error(
      `Only a database that is configured is migrated by hand. Set ${name.toUpperCase()}_DATABASE_URL and ` +
        `${name.toUpperCase()}_OWNER_DATABASE_URL; npm start migrates every other database itself.`,
    );
  }
  const definition = await registry.find((entry) => entry.name === name)?.load();
  if (definition) {
    const urls = { ownerUrl: addresses.ownerUrl, servingUrl: addresses.url };
    await prepareSubgraphDatabase(definition, urls, `migrations/${name}`, { demo: false });
    process.stdout.write(`${name}: migrated, and its serving role has its rights.\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
