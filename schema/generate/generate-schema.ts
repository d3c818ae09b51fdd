import type { GraphQLSchema } from "graphql";
import type { SubgraphEntry } from "../../subgraphs/registry.js";
import { compose } from "./compose.js";
import { composedFiles, type SchemaFiles, subgraphFiles, trustedFiles } from "./generated-files.js";
import { readOperations } from "./operations.js";
import { printSubgraphs, SchemaProblems } from "./printed-subgraph.js";
import { writeFiles } from "./write-files.js";

/**
 * Prints every subgraph, composes them, lists the saved operations and writes the files into the folder.
 * @returns the names of the files
 * @throws SchemaProblems when a subgraph cannot be printed, they do not compose, or a saved operation is none; nothing is
 * written then
 */
export async function generateSchema(
  entries: readonly SubgraphEntry[],
  folder: string,
): Promise<string[]> {
  const subgraphs = await printSubgraphs(entries);
  const composition = compose(subgraphs);
  if (!composition.composed) {
    throw new SchemaProblems(
      composition.problems.map(({ code, whose, message }) => `${code} in ${whose}: ${message}`),
    );
  }

  const files = new Map([
    ...subgraphFiles(subgraphs),
    ...composedFiles(composition.supergraphSdl, composition.api),
    ...(await trusted(await readOperations(folder), composition.api)),
  ]);
  await writeFiles(folder, files);
  return [...files.keys()];
}

async function trusted(
  operations: ReadonlyMap<string, string>,
  api: GraphQLSchema,
): Promise<SchemaFiles> {
  try {
    return await trustedFiles(operations, api);
  } catch (problem) {
    throw new SchemaProblems([problem instanceof Error ? problem.message : String(problem)]);
  }
}
