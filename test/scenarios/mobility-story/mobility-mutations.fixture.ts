import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import type { TestGraph } from "../../graph.js";

const GRANT = "grant { id status won grantedAt redeemedAt reason { code } }";
const POOL = "pool { franchise poolWon sharedAt drivers shares { driverId weight won } }";

/** What each mutation shows when it is done; its types begin with `Mobility` and its own verb and noun. */
const MUTATIONS = {
  grantMobilityMembershipRefund: GRANT,
  waiveMobilityStreetHailFees: GRANT,
  grantMobilityPremiumTaxiSupport: GRANT,
  refundMobilityOvercharges: GRANT,
  setMobilityFranchiseShares: POOL,
  shareMobilityFranchisePool: POOL,
  declineMobilityGrant: GRANT,
  redeemMobilityGrant: GRANT,
  revokeMobilityGrant: GRANT,
  confirmMobilityRevocation: GRANT,
};

export type MobilityMutation = keyof typeof MUTATIONS;

let keys = 0;

/** Sends a mutation as somebody. Every call is a request of its own unless the input names one. */
export function mobilityMutations(graph: TestGraph) {
  return (name: MobilityMutation, as: IdentifiedViewer, input: Record<string, unknown>) => {
    const [verb = "", noun = ""] = name.split("Mobility");
    const base = `Mobility${verb.charAt(0).toUpperCase()}${verb.slice(1)}${noun}`;
    const query = `mutation ($input: ${base}Input!) {
      ${name}(input: $input) {
        ... on ${base}Ok { isReplay ${MUTATIONS[name]} }
        ... on ${base}Refused { code text(lang: EN) reason { ruleVersion inputs { name value } } }
      }
    }`;
    keys += 1;
    const outage = "grantId" in input ? {} : { outageId: "1015" };
    const variables = { input: { ...outage, idempotencyKey: `request-${keys}`, ...input } };
    return graph.ask(query, { as, variables });
  };
}

/** The answer to a mutation that was carried out, or refused as expected. */
export function answering(name: MobilityMutation, answer: object) {
  return { status: 200, errors: undefined, data: { [name]: answer } };
}

/** The answer to who may not call. */
export function forbidden(name: MobilityMutation) {
  return failing(name, "FORBIDDEN", "You may not do this.");
}

/** The answer to what cannot be carried out as it was asked. */
export function failing(name: MobilityMutation, code: string, message: string) {
  return {
    status: 200,
    data: { [name]: null },
    errors: [
      { message, path: [name], extensions: { code, affiliate: "MOBILITY", retryable: false } },
    ],
  };
}
