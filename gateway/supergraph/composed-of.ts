import { schemaChecksum } from "../../subgraphs/kit/schema-checksum.js";

/** What a supergraph was composed of: the checksum of each subgraph's SDL, by name. */
export type ComposedOf = ReadonlyMap<string, string>;

const LINE = /^# Composed of (\S+) sha256:([0-9a-f]{64})$/gm;

/** The supergraph with a comment for each subgraph, which travels with the text and which every router overlooks. */
export function withChecksums(
  supergraphSdl: string,
  subgraphs: readonly { name: string; sdl: string }[],
): string {
  const lines = subgraphs.map(
    ({ name, sdl }) => `# Composed of ${name} sha256:${schemaChecksum(sdl)}\n`,
  );
  return `${lines.join("")}${supergraphSdl}`;
}

/** What it says that it was composed of; nothing when others composed it. */
export function checksumsIn(supergraphSdl: string): ComposedOf {
  return new Map(
    [...supergraphSdl.matchAll(LINE)].map(([, name = "", checksum = ""]) => [name, checksum]),
  );
}
