import {
  lapsedEventCash,
  melonPasses,
  rentalEpisodes,
  serviceMemberships,
} from "../../../subgraphs/entertainment/tables.js";
import { recordGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import type { TestGraph } from "../../graph.js";
import { ledgerOf } from "../../integration/affiliate.js";

export const OPERATOR: IdentifiedViewer = {
  role: "operator",
  id: "opr_test_ent",
  affiliate: "ENTERTAINMENT",
};
export const OTHER_OPERATOR: IdentifiedViewer = { ...OPERATOR, id: "opr_test_ent_2" };
export const TALK_OPERATOR: IdentifiedViewer = {
  role: "operator",
  id: "opr_test_talk",
  affiliate: "TALK",
};
export const SUPPORT: IdentifiedViewer = { role: "agent", id: "agt_test_ent" };

export function user(name: string): IdentifiedViewer {
  return { role: "user", id: `usr_test_${name}` };
}

export function inKorea(text: string): Date {
  return new Date(`${text}+09:00`);
}

/** What a mutation came to: a grant, a refusal, or an error. */
export type Answer = {
  isReplay?: boolean;
  grant?: Record<string, unknown> & { id: string };
  code?: string;
  ko?: string;
  en?: string;
  error?: string;
};

export type Input = Record<string, unknown> & { idempotencyKey: string };

/** Asks one of Entertainment's mutations. Its types are named for it: `EntertainmentTakeEventCashOk`. */
export async function askMutation(
  graph: TestGraph,
  name: string,
  as: IdentifiedViewer,
  input: Input,
): Promise<Answer> {
  const base = `Entertainment${name.charAt(0).toUpperCase()}${name.slice(1).replace("Entertainment", "")}`;
  const isTake = !("grantId" in input);
  const { data, errors } = await graph.ask(
    `mutation ($input: ${base}Input!) { ${name}(input: $input) {
      ... on ${base}Ok { isReplay grant { id remedy { id } status won quantity unit expiresAt reason { code inputs { name value } } } }
      ... on ${base}Refused { code ko: text(lang: KO) en: text(lang: EN) }
    } }`,
    { as, variables: { input: isTake ? { outageId: "1015", ...input } : input } },
  );
  return errors ? { error: String(errors[0]?.extensions?.code) } : data[name];
}

/** What an import of Entertainment's would know of a person, unless the test says otherwise: something of everything. */
export async function know(graph: TestGraph, beneficiaryId: string): Promise<void> {
  await graph.asOwner("entertainment", async ({ db }) => {
    await db.insert(melonPasses).values({
      beneficiaryId,
      kind: "RECURRING",
      paymentChannel: "WEB",
      billingDateMovable: true,
      firstDay: "2022-10-11",
      lastDay: "2022-11-10",
      nextBillingDay: "2022-11-11",
    });
    await db.insert(serviceMemberships).values([
      { beneficiaryId, service: "KAKAO_PAGE", registeredOn: "2018-04-09" },
      { beneficiaryId, service: "KAKAO_WEBTOON", registeredOn: "2021-08-01" },
    ]);
    await db.insert(rentalEpisodes).values(
      (["KAKAO_PAGE", "KAKAO_WEBTOON"] as const).map((service) => ({
        beneficiaryId,
        service,
        episodeId: "test-episode",
        ticket: "PAID" as const,
        rentedAt: inKorea("2022-10-15T16:00:00"),
        lapsesAt: inKorea("2022-10-18T16:00:00"),
      })),
    );
    await db.insert(lapsedEventCash).values({
      beneficiaryId,
      cashId: "test-cash",
      amountWon: 700,
      lapsedAt: inKorea("2022-10-15T23:59:00"),
    });
  });
}

/** Writes a grant of a remedy under a key of its own, as an import of the affiliate's earlier records would. */
export async function importGrant(graph: TestGraph, beneficiaryId: string, remedyId: string) {
  await graph.asOwner("entertainment", ({ db }) =>
    recordGrant(db, {
      outageId: "1015",
      remedyId,
      beneficiaryId,
      amount: { won: 1_000 },
      reason: { code: "REGISTERED_MEMBER", ruleVersion: "import@1", inputs: {} },
      grantedAt: inKorea("2022-10-16T12:00:00"),
      expiresAt: null,
      status: "GRANTED",
      idempotencyKey: `import-${remedyId}`,
      actor: "opr_test_import",
      why: null,
    }),
  );
}

/** The ledger's rows of a person. */
export async function readLedger(graph: TestGraph, beneficiaryId: string) {
  let ledger: Awaited<ReturnType<typeof ledgerOf>> | undefined;
  await graph.asOwner("entertainment", async (database) => {
    ledger = await ledgerOf({ owner: database, serving: database }, beneficiaryId);
  });
  if (!ledger) throw new Error("the ledger was not read");
  return ledger;
}
