import { type DocumentNode, parse } from "graphql";
import type { SubgraphEntry } from "../../subgraphs/registry.js";

/** One subgraph with the SDL it prints: all that composing and checking look at. */
export type PrintedSubgraph = Pick<SubgraphEntry, "name" | "affiliate" | "owner"> & {
  /** As `buildSchema` gives it, without the header of the committed file. */
  sdl: string;
  document: DocumentNode;
};

/**
 * Loads every subgraph of the register and prints it.
 * @throws SchemaProblems with one line for each subgraph that cannot be printed
 */
export async function printSubgraphs(
  entries: readonly SubgraphEntry[],
): Promise<PrintedSubgraph[]> {
  const printed: PrintedSubgraph[] = [];
  const problems: string[] = [];
  for (const entry of entries) {
    try {
      const { name, affiliate, owner } = entry;
      const { sdl } = (await entry.load()).buildSchema();
      printed.push({ name, affiliate, owner, sdl, document: parse(sdl) });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      problems.push(`${entry.name} (${entry.owner}) cannot be printed: ${reason}`);
    }
  }
  if (problems.length > 0) throw new SchemaProblems(problems);
  return printed;
}

/** Why there is no schema to write or check; the message has a line for each problem. */
export class SchemaProblems extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.map((problem) => `✗ ${problem}\n`).join(""));
    this.name = "SchemaProblems";
  }
}
