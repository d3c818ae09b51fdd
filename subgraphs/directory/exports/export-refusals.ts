import type { LocalizedText } from "../../kit/remedies/remedy.js";
import { revealRefusals } from "../contacts/reveal-refusals.js";

/** Every expected "no" to putting an export on record, as a sentence for the agent. */
export const exportRefusals = {
  BENEFICIARY_UNKNOWN: {
    ko: "그런 이용자나 협력사가 없습니다.",
    en: "There is no such user or partner.",
  },
  NOTE_HOLDS_A_NUMBER: revealRefusals.NOTE_HOLDS_A_NUMBER,
} as const satisfies Record<string, LocalizedText>;

export type ExportRefusalCode = keyof typeof exportRefusals;
