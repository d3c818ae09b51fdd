import { beneficiary, flag, id, moment, oneOf } from "../kit/import/columns.js";
import { factImport } from "../kit/import/fact-import.js";
import type { ImportDefinition } from "../kit/import/import.types.js";
import { PAID_SERVICES, PAYMENT_CHANNELS } from "./facts.js";
import { importReports } from "./import-claims/import-reports.js";
import { accounts, businesses, gifts, subscriptions, vodPurchases } from "./tables.js";

/** The files that Talk takes in. */
export const talkImports: readonly ImportDefinition[] = [
  factImport({
    name: "accounts",
    describes: "Kakao accounts linked to KakaoTalk, one per user.",
    table: accounts,
    columns: {
      beneficiaryId: beneficiary(["usr_"]),
      domesticNumber: flag({
        meaning: "Whether the account has a Korean phone number.",
        example: "true",
      }),
      registeredAt: moment({
        meaning: "When the account was opened.",
        example: "2012-04-17 20:15",
      }),
    },
  }),
  factImport({
    name: "businesses",
    describes: "Partners that do business over KakaoTalk, one row each.",
    table: businesses,
    columns: {
      beneficiaryId: beneficiary(["ptn_"]),
      smallBusiness: flag({
        meaning: "Whether it holds a small-business certificate (소상공인 확인서).",
        example: "true",
      }),
    },
  }),
  factImport({
    name: "subscriptions",
    describes: "Paid subscriptions, the latest one of each service.",
    table: subscriptions,
    columns: {
      beneficiaryId: beneficiary(["usr_"]),
      service: oneOf(PAID_SERVICES, { meaning: "Which service.", example: "TALK_DRAWER" }),
      paymentChannel: oneOf(PAYMENT_CHANNELS, {
        meaning: "Who collects the fee: Talk on the web, or an app store.",
        example: "WEB",
      }),
      startedAt: moment({ meaning: "Its first instant.", example: "2022-09-20 00:00" }),
      endsAt: moment({
        meaning: "The last instant that is paid for.",
        example: "2022-10-20 23:59",
      }),
    },
  }),
  factImport({
    name: "gifts",
    describes: "Gift vouchers that users hold.",
    table: gifts,
    columns: {
      beneficiaryId: beneficiary(["usr_"]),
      giftId: id({ meaning: "The voucher.", example: "gift_1" }),
      expiresAt: moment({
        meaning: "The last instant at which it can be used.",
        example: "2022-10-16 23:59:59",
      }),
    },
  }),
  factImport({
    name: "vod-purchases",
    describes: "Videos that users bought on Kakao TV.",
    table: vodPurchases,
    columns: {
      beneficiaryId: beneficiary(["usr_"]),
      purchaseId: id({ meaning: "The purchase.", example: "vod_1" }),
      purchasedAt: moment({ meaning: "When it was bought.", example: "2022-10-14 21:00" }),
      expiresAt: moment({
        meaning: "The last instant at which it can be watched.",
        example: "2022-10-16 21:00",
      }),
    },
  }),
  importReports,
];
