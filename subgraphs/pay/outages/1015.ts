import { endOfKoreanDay, startOfKoreanDay } from "../../kit/korean-calendar.js";
import { citing } from "../../kit/remedies/cite.js";
import type { Programme } from "../../kit/remedies/programme.js";
import { source1015 } from "../../kit/sources/1015.js";
import type { PayFacts } from "../facts.js";
import { salesChannelOffer } from "../remedies/sales-channel/sales-channel.rules.js";

const cite = citing(source1015);

/**
 * What Pay planned and did for outage 1015: DOMAIN section 2.6. The bank, Makers, Style and Pay Securities (K1 to K4)
 * are listed there too, without a remedy of their own, and are no part of the graph.
 */
export const programme1015: Programme<PayFacts> = {
  outageId: "1015",
  remedies: [
    {
      id: "P1",
      title: { ko: "소상공인 판로 확대 기회", en: "Wider sales channels for small businesses" },
      audience: { ko: "소상공인 가맹점", en: "Merchants that are small businesses" },
      kind: "SALES_CHANNEL",
      value: { form: "unknown" },
      quota: null,
      access: "UNKNOWN",
      rounds: [
        {
          id: "first-half-2023",
          title: { ko: "2023년 상반기", en: "First half of 2023" },
          opensAt: startOfKoreanDay("2023-01-01"),
          closesAt: endOfKoreanDay("2023-06-30"),
          extensions: [],
          provenance: cite("INF", ["S4"], {
            statement: 'Only "the first half of next year" is said; the days are read from it',
          }),
        },
      ],
      validity: { form: "unknown" },
      state: "PLANNED",
      grantType: "PaySalesChannelGrant",
      details: {},
      provenance: [
        ...cite("SEED", ["S4"]),
        ...cite("INF", ["S4"], {
          statement:
            "The audience is small businesses; that Pay reaches those who are its merchants is inferred",
        }),
      ],
      offer: salesChannelOffer,
    },
    {
      id: "P2",
      title: { ko: "카카오페이 피해 접수", en: "Pay's own damage intake" },
      audience: { ko: "카카오페이 고객", en: "Customers of Pay" },
      kind: null,
      value: { form: "unknown" },
      quota: null,
      access: "CLAIM",
      rounds: [],
      validity: { form: "unknown" },
      state: "EXECUTED",
      grantType: "PaySupportGrant",
      details: {},
      provenance: [
        ...cite("WEB", ["W6", "W73"], {
          statement:
            "Damage was taken in, remedies were to be settled with customers, and the financial supervisor watched; what was given is not told",
        }),
        ...cite("WEB", ["W19"], {
          asOf: "2022-10-22",
          statement: "Pay is listed among the services with a notice; its content was not found",
        }),
      ],
    },
    {
      id: "P3",
      title: { ko: "오래오래 함께가게", en: "The shop programme 오래오래 함께가게" },
      audience: { ko: "소상공인", en: "Small businesses" },
      kind: null,
      value: { form: "unknown" },
      quota: null,
      access: "NONE",
      rounds: [],
      validity: { form: "unknown" },
      state: "UNKNOWN",
      grantType: "PaySalesChannelGrant",
      details: {},
      provenance: cite("INF", ["S4"], {
        statement: "Not confirmed as the way P1 is carried out: no page links it to the outage",
      }),
    },
  ],
};
