import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { accounts, merchants } from "../../../subgraphs/pay/tables.js";
import type { GraphAnswer, TestGraph } from "../../graph.js";
import { ledgerOf } from "../../integration/affiliate.js";

export const PAY_OPERATOR: IdentifiedViewer = {
  role: "operator",
  id: "opr_test_pay",
  affiliate: "PAY",
};
export const MOBILITY_OPERATOR: IdentifiedViewer = {
  role: "operator",
  id: "opr_test_mobility",
  affiliate: "MOBILITY",
};
export const AGENT: IdentifiedViewer = { role: "agent", id: "agt_test_pay" };

/** What one of Pay's mutations came to. */
export type PayAnswer = {
  isReplay?: boolean;
  grant?: { id: string; status: string; won: number | null; quantity: number | null; unit: string };
  claim?: { id: string; status: string; lossWon: number | null; reason: { code: string } | null };
  code?: string;
  ko?: string;
  en?: string;
  error?: string;
};

const CLAIM = "claim { id status lossWon reason { code } }";
const GRANT = "grant { id status won quantity unit }";

/** Pay's mutations, with the type of their input and what of their answer is read. */
const MUTATIONS = {
  enrolPaySalesChannel: ["PayEnrolSalesChannel", GRANT],
  filePayClaim: ["PayFileClaim", CLAIM],
  withdrawPayClaim: ["PayWithdrawClaim", CLAIM],
  decidePayClaim: ["PayDecideClaim", CLAIM],
  revokePayGrant: ["PayRevokeGrant", GRANT],
  declinePayGrant: ["PayDeclineGrant", GRANT],
} as const;
export type PayMutation = keyof typeof MUTATIONS;

/** Asks one of them for outage 1015, over HTTP. */
export async function askPay(
  graph: TestGraph,
  name: PayMutation,
  as: IdentifiedViewer,
  input: Record<string, unknown>,
): Promise<PayAnswer> {
  const [type, selection] = MUTATIONS[name];
  const { data, errors }: GraphAnswer = await graph.ask(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      ... on ${type}Ok { isReplay ${selection} }
      ... on ${type}Refused { code ko: text(lang: KO) en: text(lang: EN) }
    } }`,
    {
      as,
      variables: { input: "grantId" in input ? input : { outageId: "1015", ...input } },
    },
  );
  return errors ? { error: String(errors[0]?.extensions?.code) } : data[name];
}

/** Makes somebody a customer of Pay, and a merchant when it is said of which size. */
export async function openAccount(
  graph: TestGraph,
  beneficiaryId: string,
  merchant?: { smallBusiness: boolean },
): Promise<void> {
  await graph.asOwner("pay", async ({ db }) => {
    await db.insert(accounts).values({ beneficiaryId, openedOn: "2019-05-02" });
    if (!merchant) return;
    await db.insert(merchants).values({ beneficiaryId, ...merchant, registeredOn: "2019-05-02" });
  });
}

/** Pay's ledger of somebody. */
export async function payLedger(graph: TestGraph, beneficiaryId: string) {
  const read: Awaited<ReturnType<typeof ledgerOf>>[] = [];
  await graph.asOwner("pay", async (owner) => {
    read.push(await ledgerOf({ owner, serving: owner }, beneficiaryId));
  });
  const [ledger] = read;
  if (!ledger) throw new Error("the ledger was not read");
  return ledger;
}
