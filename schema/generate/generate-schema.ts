import type { SubgraphEntry } from "../../subgraphs/registry.js";
import { compose } from "./compose.js";
import { composedFiles, subgraphFiles } from "./generated-files.js";
import { printSubgraphs, SchemaProblems } from "./printed-subgraph.js";
import { writeFiles } from "./write-files.js";

/**
 * Prints every subgraph, composes them and writes the files into the folder.
 * @returns the names of the files
 * @throws SchemaProblems when a subgraph cannot be printed or they do not compose; nothing is written then
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
  ]);
  await writeFiles(folder, files);
  return [...files.keys()];
}
