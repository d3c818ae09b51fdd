import { DEMO_OUTAGE_ID as outageId } from "../../../../subgraphs/kit/demo/people.js";
import { cursorOf } from "../../../../subgraphs/kit/paging.js";
import { FRESH } from "./request.js";
import type { Workload } from "./workload.js";

/** As many as sign in: each has a token of their own, whose signature every server has to check. */
const SIGNED_IN = 4_000;

/** How the synthetic partners' names begin; they go on with a number. */
const NAMES = "합성 업체";

/** Every workload, by the name it is asked for by. */
export const workloads = {
  package: {
    title: "the full package of one partner",
    operation: "PartnerPackage",
    questions: ({ partners }) => partners.map((id) => ({ variables: { id, outageId } })),
  },
  total: {
    title: "the total of one partner and nothing else",
    operation: "CompensationTotal",
    questions: ({ partners }) => partners.map((id) => ({ variables: { id, outageId } })),
  },
  search: {
    title: "a search result of 50 partners with their totals",
    operation: "SearchWithTotals",
    // Pages that begin at another name each.
    questions: () =>
      Array.from({ length: 800 }, (_, page) => {
        const after = cursorOf([`${NAMES} ${100 + ((page * 37) % 800)}`, ""]);
        return { variables: { query: NAMES, first: 50, after, outageId } };
      }),
    share: 0.1,
  },
  own: {
    title: "a user's own compensation, under the user's token",
    operation: "OwnCompensation",
    questions: ({ users }) =>
      users.slice(0, SIGNED_IN).map((id) => ({ variables: { id }, as: id })),
  },
  // Last: what it writes is nobody's package, total or own compensation of the ones before.
  mutation: {
    title: "a user filing a claim",
    operation: "FileTalkClaim",
    questions: ({ users }) =>
      users.slice(0, SIGNED_IN).map((id) => ({
        as: id,
        variables: {
          input: {
            outageId,
            reporterType: "GENERAL_USER",
            about: "PAID_SERVICE",
            channel: "WEB",
            documents: [],
            idempotencyKey: FRESH,
          },
        },
      })),
    // Within the intake that was open to everybody.
    at: new Date("2022-10-25T10:00:00+09:00"),
    holds: "TalkFileClaimOk",
    fresh: ["id", "filedAt"],
  },
} satisfies Record<string, Workload>;

export type WorkloadName = keyof typeof workloads;

/** What is known of a workload. */
export function workloadNamed(name: WorkloadName): Workload {
  return workloads[name];
}
