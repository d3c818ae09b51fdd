import { realClock } from "../../../../../subgraphs/kit/clock.js";
import type { Database } from "../../../../../subgraphs/kit/database/connection.js";
import { serveSubgraph } from "../../../../../subgraphs/kit/serve.js";
import type { BenchServer } from "../bench-server.types.js";
import { loadSubgraph } from "../load-subgraph.js";

/** One subgraph as `npm run subgraph` serves it: it answers its gateway alone, by its signature. */
export const signedSubgraph: BenchServer = {
  async start({ subgraph, databaseOf, signingKeys, clock, log }) {
    const definition = await loadSubgraph(subgraph);
    const served = await serveSubgraph(definition, {
      database: current(() => databaseOf(definition.name)),
      environment: "production",
      signingKeys,
      realTime: realClock,
      clock,
      listen: { host: "127.0.0.1", port: 0 },
      log,
    });
    return served;
  },
};

/** Whichever database is open: in the bench a server has none while it rests, and a new one in each of its turns. */
function current(open: () => Database): Database {
  return {
    get sql() {
      return open().sql;
    },
    get db() {
      return open().db;
    },
    get isDistributed() {
      return open().isDistributed;
    },
    get keys() {
      return open().keys;
    },
    get auditKeys() {
      return open().auditKeys;
    },
    prepared: async (...asked) => open().prepared(...asked),
    close: () => open().close(),
  };
}
