import { DEMO_OUTAGE_ID as outageId } from "../../../../subgraphs/kit/demo/people.js";
import type { Workload } from "./workload.js";

/** Every workload, by the name it is asked for by. */
export const workloads = {
  package: {
    title: "the full package of one partner",
    operation: "PartnerPackage",
    variables: ({ partners }) => partners.map((id) => ({ id, outageId })),
  },
  total: {
    title: "the total of one partner and nothing else",
    operation: "CompensationTotal",
    variables: ({ partners }) => partners.map((id) => ({ id, outageId })),
  },
} satisfies Record<string, Workload>;

export type WorkloadName = keyof typeof workloads;
