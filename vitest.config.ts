import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";

const require = createRequire(import.meta.url);

/**
 * vite reads graphql's `module` field for our sources while Node loads its `main` for type-graphql and @apollo/subgraph:
 * two copies, and every schema test fails with "another module or realm". So the bare name is pinned to one file.
 */
const alias = [{ find: /^graphql$/, replacement: require.resolve("graphql/index.js") }];

function project(name: string, extra: Record<string, unknown> = {}) {
  return {
    resolve: { alias },
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      setupFiles: ["test/setup.ts"],
      ...extra,
    },
  };
}

/** One PostgreSQL for the whole run, and a copy of the databases for every test file: see test/postgres.ts. */
const withDatabases = {
  globalSetup: ["test/global-setup.ts"],
  testTimeout: 20_000,
  hookTimeout: 30_000,
};

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      project("unit"),
      project("contract", { testTimeout: 20_000, hookTimeout: 30_000 }),
      project("integration", withDatabases),
      project("scenarios", withDatabases),
    ],
  },
});
