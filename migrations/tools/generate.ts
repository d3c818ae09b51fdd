import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { subgraphArgument, tableFilesOf } from "./tables-of.js";

// npm run db:generate -- talk [name] [--custom]: writes the migration that brings the database to what the code declares;
// an empty one with --custom, for what tables cannot say (triggers, data).
// drizzle-kit reads the built files: it cannot follow `.js` imports to TypeScript sources.
const subgraph = subgraphArgument("db:generate", process.argv[2]);
const name = process.argv[3] ?? "change";
const folder = mkdtempSync(join(tmpdir(), "drizzle-"));
const config = join(folder, "drizzle.config.json");
writeFileSync(
  config,
  JSON.stringify({
    dialect: "postgresql",
    schema: tableFilesOf(subgraph).map((file) => `./dist/${file}.js`),
    out: `./migrations/${subgraph}`,
  }),
);
const custom = process.argv.includes("--custom") ? ["--custom"] : [];
const arguments_ = ["drizzle-kit", "generate", "--name", name, ...custom];
const { status } = spawnSync("npx", [...arguments_, "--config", relative(".", config)], {
  stdio: "inherit",
});
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
