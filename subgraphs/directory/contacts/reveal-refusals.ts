import type { LocalizedText } from "../../kit/remedies/remedy.js";

/** Every expected "no" to showing a contact in full, as a sentence for the agent. */
export const revealRefusals = {
  CONTACT_UNKNOWN: {
    ko: "등록된 연락처가 없습니다.",
    en: "No such contact is on record.",
  },
  NOTE_HOLDS_A_NUMBER: {
    ko: "사유에 전화번호, 사업자등록번호, 계좌번호, 이메일을 적지 마세요. 사유는 암호화되지 않고 보관됩니다.",
    en: "Leave phone, business and account numbers and e-mail addresses out of the note: it is kept unencrypted.",
  },
  REVEAL_IS_OVER: {
    ko: "이 요청으로 볼 수 있는 시간이 지났습니다. 다시 보려면 새 키로 사유를 다시 입력하세요.",
    en: "The time this request was good for is over. To see it again, give a reason again under a new key.",
  },
  IDEMPOTENCY_MISMATCH: {
    ko: "같은 요청 키로 다른 내용이 이미 처리되었습니다. 새 요청에는 새 키를 사용하세요.",
    en: "Another request was carried out under this key. Use a new key for a new request.",
  },
} as const satisfies Record<string, LocalizedText>;

export type RevealRefusalCode = keyof typeof revealRefusals;
