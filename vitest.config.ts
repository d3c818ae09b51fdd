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

/**
 * One PostgreSQL for the whole run, and a copy of the databases for every test file: see test/postgres.ts. Files share the
 * loaded modules, as those of `unit` do: loading them anew for each took as long as a third of the tests. Nothing in them
 * outlives a file but what is meant to: all state is in the databases and in what a test starts. Where whole schemas are
 * built and printed (contract) every file keeps a registry of its own.
 */
const withDatabases = {
  isolate: false,
  globalSetup: ["test/global-setup.ts"],
  testTimeout: 20_000,
  hookTimeout: 30_000,
};

export default defineConfig({
  resolve: { alias },
  test: {
    // Left alone, a machine of two cores would run one file at a time.
    maxWorkers: "100%",
    // Once for all projects: what they leave behind is searched for leaks after the last of them.
    globalSetup: ["test/leaks/global-setup.ts"],
    projects: [
      project("unit", { isolate: false }),
      project("contract", { testTimeout: 20_000, hookTimeout: 30_000 }),
      project("integration", withDatabases),
      project("scenarios", withDatabases),
      project("security", withDatabases),
      project("console", {
        ...withDatabases,
        globalSetup: [...withDatabases.globalSetup, "test/console/browser-setup.ts"],
      }),
    ],
  },
});
