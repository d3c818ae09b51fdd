import { beneficiaries } from "../../../subgraphs/directory/tables.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { businesses } from "../../../subgraphs/talk/tables.js";
import type { TestGraph } from "../../graph.js";
import { ledgerOf } from "../../integration/affiliate.js";

/** The mutations of a claim, with how their types begin. */
export const CLAIM_MUTATIONS = {
  fileTalkClaim: "TalkFileClaim",
  submitTalkDocuments: "TalkSubmitDocuments",
  withdrawTalkClaim: "TalkWithdrawClaim",
  decideTalkClaim: "TalkDecideClaim",
  awardTalkClaim: "TalkAwardClaim",
  confirmTalkAward: "TalkConfirmAward",
  transferTalkClaim: "TalkTransferClaim",
} as const;
export type ClaimMutation = keyof typeof CLAIM_MUTATIONS;

export const ALL_PAPERS = [
  "SMALL_BUSINESS_CERTIFICATE",
  "SALES_LOSS_EVIDENCE",
  "SERVICE_USE_EVIDENCE",
  "BANK_ACCOUNT_COPY",
] as const;

/** What a test sees of a claim unless it says otherwise. */
const CLAIM = `id status lossWon recognisedLossWon missingDocuments
  documents { kind } award { won status } transferredTo reason { code }`;

export function operator(name: string, affiliate: "TALK" | "MOBILITY" = "TALK") {
  return { role: "operator", id: `opr_test_${name}`, affiliate } as const;
}
export const PHONE_AGENT = { role: "agent", id: "agt_test_phone" } as const;

// biome-ignore lint/suspicious/noExplicitAny: what a mutation selects is known to the test alone
export type Told = any;

/** Asks for things to happen to claims, as somebody, at an instant. */
export function claimDesk(graph: TestGraph) {
  let requests = 0;
  let partners = 0;

  /** The whole answer of a mutation; each call is a request of its own unless the input names its key. */
  async function ask(as: IdentifiedViewer, mutation: ClaimMutation, input: object, claim = CLAIM) {
    const base = CLAIM_MUTATIONS[mutation];
    requests += 1;
    const variables = { input: { idempotencyKey: `k${requests}`, ...input } };
    const query = `mutation ($input: ${base}Input!) {
      told: ${mutation}(input: $input) {
        ... on ${base}Ok { isReplay claim { ${claim} } }
        ... on ${base}Refused { code ko: text(lang: KO) en: text(lang: EN) reason { ruleVersion inputs { name value } } }
      }
    }`;
    return graph.ask(query, { as, variables });
  }

  return {
    ask,
    /** The claim as it stands after a mutation that was carried out. @throws when it was refused or failed */
    async claim(
      as: IdentifiedViewer,
      mutation: ClaimMutation,
      input: object,
      fields = CLAIM,
    ): Promise<Told> {
      const { data, errors } = await ask(as, mutation, input, fields);
      if (!data?.told?.claim) throw new Error(JSON.stringify(errors ?? data));
      return data.told.claim;
    },
    /** With which code a mutation was refused. @throws when it was carried out or failed */
    async refusal(as: IdentifiedViewer, mutation: ClaimMutation, input: object): Promise<Told> {
      const { data, errors } = await ask(as, mutation, input);
      if (!data?.told?.code) throw new Error(JSON.stringify(errors ?? data));
      return data.told;
    },
    /** A synthetic partner that the directory knows, and Talk as a business. */
    async shop({ smallBusiness = true } = {}) {
      partners += 1;
      const viewer = { role: "partner", id: `ptn_test_shop_${partners}` } as const;
      await graph.asOwner("directory", ({ db }) =>
        db.insert(beneficiaries).values({
          beneficiaryId: viewer.id,
          displayName: "시험 상점",
          partnerKinds: ["SMALL_BUSINESS"],
        }),
      );
      await graph.asOwner("talk", ({ db }) =>
        db.insert(businesses).values({ beneficiaryId: viewer.id, smallBusiness }),
      );
      return viewer;
    },
    at(instant: string): void {
      graph.setNow(new Date(instant));
    },
  };
}

/** What files a sales loss over the web. */
export function salesLoss(lossWon: number | null, more: object = {}) {
  const said = { reporterType: "SMALL_BUSINESS", about: "FREE_WITH_LOSS", channel: "WEB" };
  return { outageId: "1015", ...said, lossWon, ...more };
}

/** The whole ledger that Talk has of somebody. */
export async function talkLedger(graph: TestGraph, beneficiaryId: string) {
  let ledger: Awaited<ReturnType<typeof ledgerOf>> | undefined;
  await graph.asOwner("talk", async (database) => {
    ledger = await ledgerOf({ owner: database, serving: database }, beneficiaryId);
  });
  return ledger;
}
