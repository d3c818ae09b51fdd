import type { BenchServer } from "../bench-server.types.js";
import { unaudited } from "../left-out.js";
import { loadSubgraph } from "../load-subgraph.js";
import { servedApollo } from "./served-apollo.js";

/**
 * One of our subgraphs as a federation tutorial serves it: our schema and resolvers, executed by graphql-js in
 * @apollo/server, believing the token that the router passes on. It puts nothing on record: that is our own cost.
 */
export const stockSubgraph: BenchServer = {
  async start(surroundings) {
    const definition = unaudited(await loadSubgraph(surroundings.subgraph));
    const { schema } = definition.buildSchema();
    return servedApollo(
      { schema },
      ({ viewer, now }) =>
        definition.createContext(surroundings.databaseOf(definition.name), { viewer, now }),
      surroundings,
    );
  },
};
