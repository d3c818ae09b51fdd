import type { SubgraphEntry } from "../../subgraphs/registry.js";
import { type CompositionProblem, compose } from "./compose.js";
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
  if (!composition.composed) throw new SchemaProblems(composition.problems.map(problemText));

  const files = new Map([
    ...subgraphFiles(subgraphs),
    ...composedFiles(composition.supergraphSdl, composition.api),
  ]);
  await writeFiles(folder, files);
  return [...files.keys()];
}

/** A composition problem with the people who can solve it. */
export function problemText({ code, message, subgraphs }: CompositionProblem): string {
  const whose = subgraphs.map(({ name, owner }) => `${name} (${owner})`).join(", ");
  return `${code} in ${whose}: ${message}`;
}
