import { beneficiaries } from "../../../subgraphs/directory/tables.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { accounts, businesses } from "../../../subgraphs/talk/tables.js";
import type { TestGraph } from "../../graph.js";
import { ledgerOf } from "../../integration/affiliate.js";

/** The mutations of gifts and channel cash, with how their types begin. */
const MUTATIONS = {
  takeTalkGiftPackage: "TalkTakeGiftPackage",
  takeTalkDrawerPass: "TalkTakeDrawerPass",
  applyTalkChannelCash: "TalkApplyChannelCash",
  declineTalkGrant: "TalkDeclineGrant",
  redeemTalkGrant: "TalkRedeemGrant",
  revokeTalkGrant: "TalkRevokeGrant",
  confirmTalkRevocation: "TalkConfirmRevocation",
} as const;
type Mutation = keyof typeof MUTATIONS;

const GRANT = "id status won quantity unit expiresAt redeemedAt remedy { id } reason { code }";

export const OPERATOR = { role: "operator", id: "opr_test_gifts", affiliate: "TALK" } as const;
export const SECOND_OPERATOR = { ...OPERATOR, id: "opr_test_second" } as const;
export const PHONE_AGENT = { role: "agent", id: "agt_test_phone" } as const;

// biome-ignore lint/suspicious/noExplicitAny: what a mutation selects is known to the test alone
type Told = any;

/** Asks for gifts and steps of them, as somebody, at an instant. */
export function giftDesk(graph: TestGraph) {
  let requests = 0;
  let people = 0;

  /** The whole answer; each call is a request of its own unless the input names its key. */
  function ask(as: IdentifiedViewer, mutation: Mutation, input: object = {}) {
    const base = MUTATIONS[mutation];
    const of = mutation === "takeTalkGiftPackage" ? "grants" : "grant";
    const whose = mutation.startsWith("take") || mutation.startsWith("apply");
    requests += 1;
    const idempotencyKey = `k${requests}`;
    const variables = { input: { ...(whose && { outageId: "1015" }), idempotencyKey, ...input } };
    const query = `mutation ($input: ${base}Input!) {
      told: ${mutation}(input: $input) {
        ... on ${base}Ok { isReplay ${of} { ${GRANT} } }
        ... on ${base}Refused { code ko: text(lang: KO) en: text(lang: EN) reason { ruleVersion inputs { name value } } }
      }
    }`;
    return graph.ask(query, { as, variables });
  }

  /** What was told, done or refused. @throws when it was an error */
  async function told(as: IdentifiedViewer, mutation: Mutation, input?: object): Promise<Told> {
    const { data, errors } = await ask(as, mutation, input);
    if (!data?.told) throw new Error(JSON.stringify(errors));
    return data.told;
  }

  return {
    ask,
    told,
    /** What came of it in one word: the grant's status, or the code of the refusal. */
    async word(as: IdentifiedViewer, mutation: Mutation, input?: object): Promise<string> {
      const { grant, code } = await told(as, mutation, input);
      return grant?.status ?? code;
    },
    at: (instant: string) => graph.setNow(new Date(`${instant}+09:00`)),
    /** A synthetic user whom the directory knows, and Talk as an account. */
    async user({ domesticNumber = true } = {}) {
      people += 1;
      const viewer = { role: "user", id: `usr_test_gifts_${people}` } as const;
      const registeredAt = new Date("2015-01-01T00:00:00+09:00");
      await know(graph, viewer.id, null);
      await graph.asOwner("talk", ({ db }) =>
        db.insert(accounts).values({ beneficiaryId: viewer.id, domesticNumber, registeredAt }),
      );
      return viewer;
    },
    /** A synthetic partner whom the directory knows, and Talk as a business unless it has none there. */
    async partner(business: { smallBusiness: boolean } | null = { smallBusiness: true }) {
      people += 1;
      const viewer = { role: "partner", id: `ptn_test_gifts_${people}` } as const;
      await know(graph, viewer.id, ["SMALL_BUSINESS"]);
      if (business) {
        await graph.asOwner("talk", ({ db }) =>
          db.insert(businesses).values({ beneficiaryId: viewer.id, ...business }),
        );
      }
      return viewer;
    },
    /** What somebody sees of their own: what each grant of Talk is, and the total. */
    async own(viewer: IdentifiedViewer): Promise<Told> {
      const { data, errors } = await graph.ask(
        `query ($id: ID!) { owner: ${viewer.role}(id: $id) { compensation(outageId: "1015") {
          total { received cash offered pending expired isComplete
            inKind { standing kind unit quantity listPriceWon } }
          talk { grants { id status won quantity remedy { id } } }
        } } }`,
        { as: viewer, variables: { id: viewer.id } },
      );
      if (errors) throw new Error(JSON.stringify(errors));
      const { total, talk } = data.owner.compensation;
      return { total, grants: talk.grants };
    },
  };
}

function know(graph: TestGraph, beneficiaryId: string, partnerKinds: string[] | null) {
  return graph.asOwner("directory", ({ db }) =>
    db.insert(beneficiaries).values({ beneficiaryId, displayName: "시험용 이름", partnerKinds }),
  );
}

/** The whole ledger that Talk has of somebody. */
export async function talkLedger(graph: TestGraph, beneficiaryId: string) {
  let ledger: Awaited<ReturnType<typeof ledgerOf>> | undefined;
  await graph.asOwner("talk", async (database) => {
    ledger = await ledgerOf({ owner: database, serving: database }, beneficiaryId);
  });
  if (!ledger) throw new Error("Talk's ledger was not read");
  return ledger;
}
