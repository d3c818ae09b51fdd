import type { Affiliate } from "../../subgraphs/kit/contract/enums.js";
import type { Database } from "../../subgraphs/kit/database/connection.js";
import type { SubgraphDefinition } from "../../subgraphs/kit/subgraph.types.js";
import type { LoadedSubgraph } from "../load-subgraphs.js";
import type { RemoteSubgraph } from "./over-http.js";

/** A subgraph and where it runs. */
export type ReachedSubgraph = {
  /** Its lower-case name. */
  name: string;
  /** Null for the directory, and for what is foreign. */
  affiliate: Affiliate | null;
} & (LocalReach | RemoteReach);

/** In this process. */
export type LocalReach = {
  definition: SubgraphDefinition;
  /** Asked with every request, not before. */
  databaseOf: () => Database;
};

/** In another process, on any machine. */
export type RemoteReach = Pick<RemoteSubgraph, "url" | "requestOf" | "isForeign">;

/** Subgraphs of the register that run in this process. */
export function inThisProcess(
  subgraphs: readonly LoadedSubgraph[],
  databaseOf: (subgraph: string) => Database,
): ReachedSubgraph[] {
  return subgraphs.map(({ affiliate, definition }) => {
    const { name } = definition;
    return { name, affiliate, definition, databaseOf: () => databaseOf(name) };
  });
}
