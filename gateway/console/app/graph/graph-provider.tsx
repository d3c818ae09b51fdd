import { type ReactNode, useMemo } from "react";
import { Client, fetchExchange, mapExchange, Provider } from "urql";
import { endSession } from "../session/session.js";
import { failuresOf } from "./failure.js";

const GRAPH_PATH = "/graphql";

/** Asks the graph for everything below it as the bearer of a token; with another one everything is asked anew. */
export function GraphProvider({ token, children }: { token: string; children: ReactNode }) {
  const client = useMemo(() => graphClient(token), [token]);
  return <Provider value={client}>{children}</Provider>;
}

/** Nothing is cached: what the ledgers say now is what is shown. */
function graphClient(token: string): Client {
  return new Client({
    url: GRAPH_PATH,
    preferGetMethod: false,
    fetchOptions: { headers: { authorization: `Bearer ${token}` } },
    exchanges: [
      mapExchange({
        onError(error) {
          if (failuresOf(error).some(({ code }) => code === "UNAUTHENTICATED")) endSession();
        },
      }),
      fetchExchange,
    ],
  });
}
