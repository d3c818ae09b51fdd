/** Where the graph answers. */
export const GRAPH_PATH = "/graphql";
