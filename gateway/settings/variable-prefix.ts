/** How the names of a subgraph's own variables begin: `TALK`. */
export function variablePrefix(subgraph: string): string {
  return subgraph.toUpperCase().replaceAll("-", "_");
}
