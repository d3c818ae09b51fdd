import type { DirectoryContext } from "../../../../../subgraphs/directory/context.js";
import type { Database } from "../../../../../subgraphs/kit/database/connection.js";
import type { AffiliateContext } from "../../../../../subgraphs/kit/define-affiliate.js";
import type { SubgraphDefinition } from "../../../../../subgraphs/kit/subgraph.types.js";
import type { RivalRequest } from "./served-apollo.js";

/** The context of the hand-written server's resolvers: the loaders of all domains, each made when it is first used. */
export type HandWrittenContext = Pick<RivalRequest, "viewer" | "now"> & {
  directory(): DirectoryContext;
  /** @param name of an affiliate, in lower case */
  affiliate(name: string): AffiliateContext;
};

/** A new context per request. */
export function handWrittenContext(
  subgraphs: readonly SubgraphDefinition[],
  databaseOf: (subgraph: string) => Database,
  { viewer, now }: RivalRequest,
): HandWrittenContext {
  const made = new Map<string, unknown>();

  function contextOf(name: string): unknown {
    const known = made.get(name);
    if (known) return known;
    const definition = subgraphs.find((subgraph) => subgraph.name === name);
    const context = definition?.createContext(databaseOf(name), { viewer, now });
    made.set(name, context);
    return context;
  }

  return {
    viewer,
    now,
    directory: () => contextOf("directory") as DirectoryContext,
    affiliate: (name) => contextOf(name) as AffiliateContext,
  };
}
