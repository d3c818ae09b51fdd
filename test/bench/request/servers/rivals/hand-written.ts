import { readFile } from "node:fs/promises";
import { loadSubgraphs } from "../../../../../gateway/load-subgraphs.js";
import { projectFile } from "../../../../../gateway/project-files.js";
import type { BenchServer } from "../bench-server.types.js";
import { unaudited } from "../left-out.js";
import { persistedQueries, savedDocuments } from "../saved-documents.js";
import { handWrittenContext } from "./hand-written-context.js";
import { handWrittenResolvers } from "./hand-written-resolvers.js";
import { servedApollo } from "./served-apollo.js";

/**
 * What one team would have written instead of a federation: the public schema in one @apollo/server, executed by
 * graphql-js, with resolvers by hand over the same loaders and rules. It checks who may see what, and has no limits and
 * no audit: those are our own cost.
 */
export const handWritten: BenchServer = {
  async start(surroundings) {
    const subgraphs = (await loadSubgraphs()).map(({ definition }) => unaudited(definition));
    return servedApollo(
      {
        typeDefs: await readFile(projectFile("schema", "api.graphql"), "utf8"),
        resolvers: handWrittenResolvers(subgraphs),
        persistedQueries: persistedQueries(await savedDocuments()),
      },
      (request) => handWrittenContext(subgraphs, surroundings.databaseOf, request),
      surroundings,
    );
  },
};
