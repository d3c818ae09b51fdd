import "reflect-metadata";
import type { TestProject } from "vitest/node";
import { projectFile } from "../gateway/project-files.js";
import { prepareSubgraphDatabase } from "../subgraphs/kit/database/prepare-subgraph.js";
import { registry } from "../subgraphs/registry.js";
import { TEST_KEYS } from "./pii-keys.js";
import { allPrepared, prepareTemplate, startTestServer } from "./postgres-server.js";

/** Starts the run's PostgreSQL and fills one template per subgraph, of which every test file gets copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const preparing = registry.map(({ name, load }) => ({
    name,
    prepared: prepareTemplate(server.adminUrl, name, async (urls) =>
      prepareSubgraphDatabase(
        await load(),
        urls,
        projectFile("migrations", name),
        // The documented people are in every template; tests that want a population make their own.
        { demo: true, keys: TEST_KEYS },
      ),
    ),
  }));
  await allPrepared(preparing).catch(async (error: unknown) => {
    // Without its teardown, which vitest only knows once this has returned, the server would stay.
    await server.stop();
    throw error;
  });
  project.provide("adminUrl", server.adminUrl);
  return server.end;
}
