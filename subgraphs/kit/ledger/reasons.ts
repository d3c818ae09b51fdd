import {
  fixedTexts,
  formatKoreanDay,
  formatKoreanTime,
  formatWon,
  type ReasonTexts,
  reasonsOf,
} from "../remedies/decision.js";

/** Why the ledger itself says no, the same at every affiliate. Texts that an agent can read to a caller. */
export const ledgerReasons = {
  IDEMPOTENCY_MISMATCH: fixedTexts({
    ko: "같은 요청 키로 다른 내용이 이미 처리되었습니다. 새 요청에는 새 키를 사용하세요.",
    en: "Another request was already carried out under this idempotency key. Use a new key for a new request.",
  }),
  OUTSIDE_WINDOW: {
    ko: ({ opensAt, closesAt }) =>
      opensAt === null && closesAt === null
        ? "받을 수 있는 기간이 공개되지 않아 지금은 받을 수 없습니다."
        : `받을 수 있는 기간(${span(opensAt, closesAt)})이 아닙니다.`,
    en: ({ opensAt, closesAt }) =>
      opensAt === null && closesAt === null
        ? "No span was published in which this can be taken, so it cannot be taken now."
        : `This can be taken only within ${span(opensAt, closesAt)} (Korean time).`,
  },
  SOLD_OUT: {
    ko: ({ quota }) => `선착순 ${formatWon(quota)}개가 모두 소진되었습니다.`,
    en: ({ quota }) => `All ${formatWon(quota)} were taken, first come, first served.`,
  },
  GIVEN_ON_OTHER_FACTS: fixedTexts({
    ko: "이미 다른 내용으로 지급되었으며, 그 기록이 그대로 유지됩니다.",
    en: "It is on record already, given on other facts, and that record stands.",
  }),
  ALREADY_GRANTED: fixedTexts({
    ko: "이미 지급되어 다시 지급되지 않습니다.",
    en: "It was given already and is not given twice.",
  }),
  GRANT_REVOKED: fixedTexts({
    ko: "지급된 뒤 회수되어 다시 받을 수 없습니다.",
    en: "It was given and taken back, so it cannot be taken again.",
  }),
  GRANT_DECLINED: fixedTexts({
    ko: "받지 않기로 한 기록이 있어 다시 받을 수 없습니다.",
    en: "It is on record as declined, so it cannot be taken again.",
  }),
  GRANT_UNKNOWN: fixedTexts({
    ko: "이 계열사에는 해당 지급 내역이 없습니다.",
    en: "This affiliate has no such grant.",
  }),
  GRANT_STEP_NOT_LEGAL: {
    ko: ({ status, to }) => `현재 상태(${status})에서는 ${to} 상태로 바꿀 수 없습니다.`,
    en: ({ status, to }) => `A grant that is ${status} cannot become ${to}.`,
  },
  GRANT_LAPSED: {
    ko: ({ expiresAt }) => `사용 기한(${formatKoreanDay(expiresAt)})이 지났습니다.`,
    en: ({ expiresAt }) => `It could be used until ${formatKoreanDay(expiresAt)} and has lapsed.`,
  },
  ORDER_BELOW_MINIMUM: {
    ko: ({ orderWon, minimumOrderWon }) =>
      orderWon === null
        ? `최소 주문 금액이 ${formatWon(minimumOrderWon)}원이므로 주문 금액이 필요합니다.`
        : `주문 금액 ${formatWon(orderWon)}원이 최소 주문 금액 ${formatWon(minimumOrderWon)}원보다 적습니다.`,
    en: ({ orderWon, minimumOrderWon }) =>
      orderWon === null
        ? `The minimum order is ${formatWon(minimumOrderWon)} won, so the sum of the order is needed.`
        : `The order of ${formatWon(orderWon)} won is below the minimum of ${formatWon(minimumOrderWon)} won.`,
  },
  REVOCATION_NEEDS_ANOTHER_PERSON: fixedTexts({
    ko: "이미 사용된 지급의 회수는 요청한 사람과 다른 사람이 확정해야 합니다.",
    en: "What was redeemed is taken back by two people: whoever proposed it cannot confirm it.",
  }),
  REVOCATION_NOT_PROPOSED: fixedTexts({
    ko: "먼저 다른 담당자가 회수를 요청해야 합니다.",
    en: "Somebody else has to propose the revocation first.",
  }),
} satisfies Record<string, ReasonTexts>;

export type LedgerReasonCode = keyof typeof ledgerReasons;

/** A reason of the ledger's own rules. */
export const becauseLedger = reasonsOf<LedgerReasonCode>("ledger@1");

type Instant = string | number | boolean | null | undefined;

function span(opensAt: Instant, closesAt: Instant): string {
  const from = opensAt ? formatKoreanTime(opensAt) : "";
  const until = closesAt ? formatKoreanTime(closesAt) : "";
  return `${from} ~ ${until}`;
}
