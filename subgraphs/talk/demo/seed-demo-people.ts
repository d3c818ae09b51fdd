import type { DatabaseHandle } from "../../kit/database/connection.js";
import { expectRecorded } from "../../kit/demo/expect-recorded.js";
import { DEMO, DEMO_OUTAGE_ID } from "../../kit/demo/people.js";
import { addHours } from "../../kit/korean-calendar.js";
import { fileClaim, moveClaim } from "../../kit/ledger/claims.repository.js";
import { takeChannelCash } from "../remedies/channel-cash/take-channel-cash.js";
import { type ReportDetails, SALES_LOSS } from "../remedies/damage-report/damage-report.rules.js";
import { submitDocuments } from "../remedies/damage-report/submit-documents.js";
import { GIFT_IDS, takeGift } from "../remedies/gift-package/take-gift.js";
import { requiredDocuments } from "../remedies/loss-support/evidence.rules.js";
import { settleLossClaim } from "../remedies/loss-support/settle-loss-claim.js";
import { accounts, businesses } from "../tables.js";
import { DOCUMENTS_REQUESTED_AT, OPERATOR } from "./history.js";

type Shop = { beneficiaryId: string; lossWon: number; filedAt: Date; settledAt: Date };

/** Small businesses with losses on both sides of every bound. */
const SHOPS: readonly Shop[] = [
  shop(DEMO.bakery, 300_000, "2022-10-19T11:20:00+09:00", "2023-02-06T10:30:00+09:00"),
  shop(DEMO.florist, 300_001, "2022-10-21T16:05:00+09:00", "2023-02-09T14:10:00+09:00"),
  shop(DEMO.tailor, 500_000, "2022-10-27T09:40:00+09:00", "2023-02-14T11:00:00+09:00"),
  shop(DEMO.caterer, 500_001, "2022-11-02T18:25:00+09:00", "2023-02-20T15:45:00+09:00"),
  shop(DEMO.pcBang, 120_000, "2022-11-06T21:50:00+09:00", "2023-02-24T10:15:00+09:00"),
];

const DETAILS: ReportDetails = {
  reporterType: "SMALL_BUSINESS",
  nature: "FREE_WITH_LOSS",
  channel: "WEB",
};

const BAKERY_APPLIED_AT = new Date("2023-02-01T13:00:00+09:00");
/** Half an hour after the package opened; a minute goes by between two gifts. */
const PACKAGE_TAKEN_AT = new Date("2023-01-05T09:30:00+09:00");

/** The shops of the demo with their claims, and the two users, of whom one took the gift package. */
export async function seedDemoPeople(tx: DatabaseHandle): Promise<void> {
  await tx
    .insert(businesses)
    .values(SHOPS.map(({ beneficiaryId }) => ({ beneficiaryId, smallBusiness: true })));
  await tx
    .insert(accounts)
    .values([
      account(DEMO.webUser, "2012-04-17T20:15:00+09:00"),
      account(DEMO.inAppUser, "2015-09-03T08:40:00+09:00"),
    ]);
  for (const each of SHOPS) await seedClaim(tx, each);

  const applicant = { beneficiaryId: DEMO.bakery, actor: DEMO.bakery, why: null };
  expectRecorded(await takeChannelCash(tx, { ...applicant, at: BAKERY_APPLIED_AT }));

  const taker = { beneficiaryId: DEMO.webUser, actor: DEMO.webUser, why: null };
  for (const [index, giftId] of GIFT_IDS.entries()) {
    const at = new Date(PACKAGE_TAKEN_AT.getTime() + index * 60_000);
    expectRecorded(await takeGift(tx, giftId, { ...taker, at }));
  }
}

/** A report in October 2022, the request for papers in January, the papers in February, and a day later what came of them. */
async function seedClaim(tx: DatabaseHandle, claimant: Shop): Promise<void> {
  const { beneficiaryId, lossWon, filedAt, settledAt } = claimant;
  const claimId = beneficiaryId.replace("ptn_", "clm_");
  expectRecorded(
    await fileClaim(tx, {
      claimId,
      beneficiaryId,
      outageId: DEMO_OUTAGE_ID,
      subject: SALES_LOSS,
      filedAt,
      lossWon,
      details: DETAILS,
      actor: beneficiaryId,
      why: null,
    }),
  );
  const byOperator = { claimId, beneficiaryId, actor: OPERATOR };
  expectRecorded(
    await moveClaim(tx, {
      ...byOperator,
      from: ["SUBMITTED"],
      to: "NEEDS_DOCUMENTS",
      at: DOCUMENTS_REQUESTED_AT,
      why: null,
    }),
  );
  expectRecorded(
    await submitDocuments(tx, {
      claimId,
      beneficiaryId,
      actor: beneficiaryId,
      at: addHours(settledAt, -24),
      why: null,
      documents: requiredDocuments("WEB"),
    }),
  );
  expectRecorded(
    await settleLossClaim(tx, { ...byOperator, at: settledAt, why: "Papers are complete" }),
  );
}

function shop(beneficiaryId: string, lossWon: number, filedAt: string, settledAt: string): Shop {
  return { beneficiaryId, lossWon, filedAt: new Date(filedAt), settledAt: new Date(settledAt) };
}

function account(beneficiaryId: string, registeredAt: string) {
  return { beneficiaryId, domesticNumber: true, registeredAt: new Date(registeredAt) };
}
