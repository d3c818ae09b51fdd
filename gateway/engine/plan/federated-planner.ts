import { type PlanNode, QueryPlanner } from "@graphql-hive/router-query-planner";
import { type DocumentNode, print } from "graphql";

/** Plans operations over one supergraph. */
export type FederatedPlanner = {
  /** The SDL of what clients see, with what the planner itself leaves in of its own. */
  clientSdl: string;
  /**
   * @param document of one operation without `@skip` and `@include`
   * @returns null when no subgraph has to be asked
   * @throws Error when the planner finds no way to answer it
   */
  plan(document: DocumentNode): Promise<PlanNode | null>;
};

/** Fields that are moved from one subgraph to another by percentages are asked where they were. */
const NO_LABELS: ReadonlySet<string> = new Set();
const NO_PERCENTAGE = 0;

/** The only file that knows which planner it is: the one of the Hive Router, which works outside this thread. */
export function federatedPlanner(supergraphSdl: string): FederatedPlanner {
  const planner = new QueryPlanner(supergraphSdl);
  return {
    clientSdl: planner.consumerSchema,
    async plan(document) {
      const text = print(document);
      const plan = await planner.planAsync(text, null, new Set(NO_LABELS), NO_PERCENTAGE);
      return plan.node ?? null;
    },
  };
}
