import { readFileSync } from "node:fs";
import { buildASTSchema, isEnumType, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { fileClaim, moveClaim } from "../../../subgraphs/kit/ledger/claims.repository.js";
import { startGraph } from "../../graph.js";
import {
  ALL_PAPERS,
  CLAIM_MUTATIONS,
  type ClaimMutation,
  claimDesk,
  operator,
  salesLoss,
  type Told,
} from "./talk-claims.fixture.js";

const graph = await startGraph();
const desk = claimDesk(graph);
const [clerk, chair] = [operator("clerk"), operator("chair")];

type Shop = Awaited<ReturnType<typeof desk.shop>>;
type Key = { beneficiaryId: string; claimId: string };

const FEBRUARY = "2023-02-20T10:00:00+09:00";
const JUNE = "2023-06-01T00:00:00+09:00";
const GONE = { claimId: "clm_gone" };

/** A shop with a claim, filed with these papers in February 2023. */
async function claimed(
  lossWon = 200_000,
  documents: readonly string[] = ALL_PAPERS,
  about = "FREE_WITH_LOSS",
) {
  const shop = await desk.shop();
  desk.at(about === "FREE_WITH_LOSS" ? FEBRUARY : "2022-10-20T10:00:00+09:00");
  const { id } = await desk.claim(shop, "fileTalkClaim", salesLoss(lossWon, { documents, about }));
  desk.at(FEBRUARY);
  return { shop, key: { beneficiaryId: shop.id, claimId: String(id) } };
}

function decide(key: Key, decision: string, more: object = {}) {
  return desk.claim(clerk, "decideTalkClaim", { ...key, decision, ...more });
}

async function inReview() {
  const { shop, key } = await claimed(900_000);
  await decide(key, "APPROVE");
  return { shop, key };
}

async function awarded() {
  const { shop, key } = await inReview();
  await desk.claim(clerk, "awardTalkClaim", { ...key, awardWon: 400_000 });
  return { shop, key };
}

/** A claim that was brought in from elsewhere, as an import would, and may be none that we would have taken. */
async function imported(
  shop: Shop,
  lossWon: number | null,
  filedAt: string,
  status?: "IN_REVIEW",
): Promise<Key> {
  const key = { beneficiaryId: shop.id, claimId: "clm_test_imported" };
  const details = { reporterType: "SMALL_BUSINESS", nature: "FREE_WITH_LOSS" };
  const at = new Date(filedAt);
  const by = { actor: "opr_test_import", why: null };
  await graph.asOwner("talk", async ({ db }) => {
    await fileClaim(db, {
      ...key,
      ...by,
      outageId: "1015",
      subject: null,
      filedAt: at,
      lossWon,
      details,
    });
    if (status) await moveClaim(db, { ...key, ...by, from: ["SUBMITTED"], to: status, at });
  });
  return key;
}

/** One way to each no. */
const NOES: Record<ClaimMutation, Record<string, () => Promise<Told>>> = {
  fileTalkClaim: {
    OUTSIDE_INTAKE: async () => {
      const shop = await desk.shop();
      desk.at(JUNE);
      return desk.refusal(shop, "fileTalkClaim", salesLoss(200_000));
    },
    LOSS_UNKNOWN: () => filed(null),
    LOSS_ZERO: () => filed(0),
    LOSS_NEGATIVE: () => filed(-1),
    LOSS_CLAIMANT_NOT_SMALL_BUSINESS: async () => {
      const shop = await desk.shop({ smallBusiness: false });
      desk.at(FEBRUARY);
      return desk.refusal(shop, "fileTalkClaim", salesLoss(200_000));
    },
    LOSS_CLAIMANT_NOT_A_BUSINESS: () => {
      desk.at(FEBRUARY);
      const stranger = { role: "partner", id: "ptn_test_stranger" } as const;
      return desk.refusal(stranger, "fileTalkClaim", salesLoss(200_000));
    },
    CLAIM_ALREADY_OPEN: async () => {
      const { shop } = await claimed();
      return desk.refusal(shop, "fileTalkClaim", salesLoss(300_000));
    },
    ALREADY_SUPPORTED: async () => {
      const { shop, key } = await claimed();
      await decide(key, "APPROVE");
      return desk.refusal(shop, "fileTalkClaim", salesLoss(300_000));
    },
    IDEMPOTENCY_MISMATCH: async () => {
      const shop = await desk.shop();
      desk.at(FEBRUARY);
      await desk.claim(shop, "fileTalkClaim", salesLoss(1, { idempotencyKey: "one" }));
      return desk.refusal(shop, "fileTalkClaim", salesLoss(2, { idempotencyKey: "one" }));
    },
  },
  submitTalkDocuments: {
    CLAIM_UNKNOWN: async () => submitted(await desk.shop(), GONE.claimId),
    CLAIM_NOT_OPEN: async () => {
      const { shop, key } = await claimed();
      await decide(key, "APPROVE");
      return submitted(shop, key.claimId);
    },
    OUTSIDE_DOCUMENT_WINDOW: async () => {
      const { shop, key } = await claimed();
      desk.at(JUNE);
      return submitted(shop, key.claimId);
    },
    IDEMPOTENCY_MISMATCH: () =>
      mismatched((shop) => [shop, "submitTalkDocuments", { documents: ALL_PAPERS }]),
  },
  withdrawTalkClaim: {
    CLAIM_UNKNOWN: async () => desk.refusal(await desk.shop(), "withdrawTalkClaim", GONE),
    CLAIM_NOT_OPEN: async () => {
      const { shop, key } = await claimed();
      await decide(key, "REJECT", { rejection: "NO_DIRECT_CAUSE" });
      return desk.refusal(shop, "withdrawTalkClaim", { claimId: key.claimId });
    },
    IDEMPOTENCY_MISMATCH: () => mismatched((shop) => [shop, "withdrawTalkClaim", {}]),
  },
  decideTalkClaim: {
    CLAIM_UNKNOWN: async () => refusedDecision({ ...GONE, beneficiaryId: (await desk.shop()).id }),
    CLAIM_NOT_OPEN: async () => {
      const { key } = await claimed();
      await decide(key, "APPROVE");
      return refusedDecision(key);
    },
    CLAIM_IN_REVIEW: async () => refusedDecision((await inReview()).key),
    NOT_A_LOSS_CLAIM: async () => refusedDecision((await claimed(1, [], "PAID_SERVICE")).key),
    SUPPORT_NOT_OPEN: async () => {
      const shop = await desk.shop();
      const key = await imported(shop, 1, "2022-10-20T10:00:00+09:00");
      desk.at("2023-01-29T23:59:59+09:00");
      return refusedDecision(key);
    },
    FILED_OUTSIDE_INTAKE: async () => {
      const key = await imported(await desk.shop(), 1, "2022-12-01T10:00:00+09:00");
      desk.at(FEBRUARY);
      return refusedDecision(key);
    },
    DOCUMENTS_INCOMPLETE: async () => refusedDecision((await claimed(1, [])).key),
    DOCUMENTS_ALREADY_REQUESTED: async () => {
      const { key } = await claimed();
      await decide(key, "REQUEST_DOCUMENTS");
      return refusedDecision(key, { decision: "REQUEST_DOCUMENTS" });
    },
    OUTSIDE_DOCUMENT_WINDOW: async () => {
      const { key } = await claimed();
      desk.at(JUNE);
      return refusedDecision(key, { decision: "REQUEST_DOCUMENTS" });
    },
    AWARD_PENDING: async () =>
      refusedDecision((await awarded()).key, { decision: "REJECT", rejection: "NO_DIRECT_CAUSE" }),
    ALREADY_SUPPORTED: async () => {
      const { shop, key } = await claimed();
      const second = await imported(shop, 900_000, FEBRUARY);
      await desk.claim(shop, "submitTalkDocuments", { ...second, documents: ALL_PAPERS });
      await decide(key, "APPROVE");
      return refusedDecision(second);
    },
    LOSS_UNKNOWN: async () => {
      const shop = await desk.shop();
      const key = await imported(shop, null, FEBRUARY);
      desk.at(FEBRUARY);
      await desk.claim(shop, "submitTalkDocuments", { ...key, documents: ALL_PAPERS });
      return refusedDecision(key);
    },
    LOSS_ZERO: async () => refusedDecision((await claimed()).key, { recognisedLossWon: 0 }),
    LOSS_NEGATIVE: async () => refusedDecision((await claimed()).key, { recognisedLossWon: -1 }),
    LOSS_CLAIMANT_NOT_A_BUSINESS: async () => {
      const { shop, key } = await claimed();
      await graph.asOwner(
        "talk",
        ({ sql }) => sql`delete from businesses where beneficiary_id = ${shop.id}`,
      );
      return refusedDecision(key);
    },
    LOSS_CLAIMANT_NOT_SMALL_BUSINESS: async () => {
      const { shop, key } = await claimed();
      await graph.asOwner(
        "talk",
        ({ sql }) =>
          sql`update businesses set small_business = false where beneficiary_id = ${shop.id}`,
      );
      return refusedDecision(key);
    },
    IDEMPOTENCY_MISMATCH: () =>
      mismatched(() => [clerk, "decideTalkClaim", { decision: "REQUEST_DOCUMENTS" }]),
  },
  awardTalkClaim: {
    CLAIM_UNKNOWN: async () => refusedAward({ ...GONE, beneficiaryId: (await desk.shop()).id }),
    CLAIM_NOT_IN_REVIEW: async () => refusedAward((await claimed()).key),
    AWARD_PENDING: async () => refusedAward((await awarded()).key),
    ALREADY_SUPPORTED: async () => {
      const { shop, key } = await claimed();
      const second = await imported(shop, 900_000, FEBRUARY, "IN_REVIEW");
      await decide(key, "APPROVE");
      return refusedAward(second);
    },
    COUNCIL_REVIEW_NOT_DUE: async () =>
      refusedAward(await imported(await desk.shop(), 400_000, FEBRUARY, "IN_REVIEW")),
    COUNCIL_AWARD_NOT_POSITIVE: async () => refusedAward((await inReview()).key, 0),
    IDEMPOTENCY_MISMATCH: async () => {
      const { key } = await inReview();
      const input = { ...key, idempotencyKey: key.claimId };
      await desk.claim(clerk, "awardTalkClaim", { ...input, awardWon: 1 });
      return desk.refusal(clerk, "awardTalkClaim", { ...input, awardWon: 2 });
    },
  },
  confirmTalkAward: {
    CLAIM_UNKNOWN: async () =>
      desk.refusal(chair, "confirmTalkAward", {
        ...GONE,
        beneficiaryId: (await desk.shop()).id,
        confirm: true,
      }),
    AWARD_NOT_PENDING: async () => refusedConfirmation((await inReview()).key),
    SAME_PERSON: async () =>
      desk.refusal(clerk, "confirmTalkAward", {
        ...(await awarded()).key,
        confirm: false,
        note: "Mine",
      }),
    IDEMPOTENCY_MISMATCH: async () => {
      const { key } = await awarded();
      const input = { ...key, idempotencyKey: key.claimId, confirm: true };
      await desk.claim(chair, "confirmTalkAward", input);
      return desk.refusal(chair, "confirmTalkAward", { ...input, note: "Another" });
    },
  },
  transferTalkClaim: {
    CLAIM_UNKNOWN: async () => transferred({ ...GONE, beneficiaryId: (await desk.shop()).id }),
    CLAIM_NOT_OPEN: async () => {
      const { shop, key } = await claimed();
      await desk.claim(shop, "withdrawTalkClaim", { claimId: key.claimId });
      return transferred(key);
    },
    CLAIM_IN_REVIEW: async () => transferred((await inReview()).key),
    IDEMPOTENCY_MISMATCH: () => mismatched(() => [clerk, "transferTalkClaim", { to: "GAMES" }]),
  },
};

describe("a refusal", () => {
  it.each(Object.entries(CLAIM_MUTATIONS))(
    "of %s is reached by every code that the schema names, and by no other",
    (mutation, base) => {
      const sdl = readFileSync(projectFile("schema", "api.graphql"), "utf8");
      const codes = buildASTSchema(parse(sdl), { assumeValidSDL: true }).getType(
        `${base}RefusalCode`,
      );

      const named = isEnumType(codes) ? codes.getValues().map(({ name }) => name) : [];
      expect(Object.keys(NOES[mutation as ClaimMutation]).sort()).toEqual(named.sort());
    },
  );

  const ways = Object.entries(NOES).flatMap(([mutation, noes]) =>
    Object.entries(noes).map(([code, way]) => ({ mutation, code, way })),
  );

  it.each(ways)(
    "of $mutation as $code says why in Korean and in English",
    async ({ code, way }) => {
      const told = await way();

      expect(told.code).toBe(code);
      expect(told.ko).toMatch(/[가-힣]{2}/);
      expect(told.en).toMatch(/^[A-Z][^가-힣]+[.)]$/);
      expect(told.ko + told.en).not.toMatch(/undefined|null|NaN|Invalid/);
    },
  );
});

async function filed(lossWon: number | null) {
  const shop = await desk.shop();
  desk.at(FEBRUARY);
  return desk.refusal(shop, "fileTalkClaim", salesLoss(lossWon));
}

function submitted(shop: Shop, claimId: string) {
  return desk.refusal(shop, "submitTalkDocuments", { claimId, documents: ["BANK_ACCOUNT_COPY"] });
}

function refusedDecision(key: Key, more: object = {}) {
  return desk.refusal(clerk, "decideTalkClaim", { ...key, decision: "APPROVE", ...more });
}

function refusedAward(key: Key, awardWon = 400_000) {
  return desk.refusal(clerk, "awardTalkClaim", { ...key, awardWon });
}

function refusedConfirmation(key: Key) {
  return desk.refusal(chair, "confirmTalkAward", { ...key, confirm: true });
}

function transferred(key: Key) {
  return desk.refusal(clerk, "transferTalkClaim", { ...key, to: "GAMES" });
}

/** The same key for two inputs that differ in their note. */
async function mismatched(
  request: (
    shop: Shop,
  ) => [as: Parameters<typeof desk.claim>[0], mutation: ClaimMutation, input: object],
) {
  const { shop, key } = await claimed();
  const [as, mutation, input] = request(shop);
  const same = { ...key, ...input, idempotencyKey: key.claimId };
  await desk.claim(as, mutation, { ...same, note: "One" });
  return desk.refusal(as, mutation, { ...same, note: "Another" });
}
