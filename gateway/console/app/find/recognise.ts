import { normaliseBusinessNumber } from "../../../../subgraphs/kit/pii/business-number.js";
import { normaliseEmail } from "../../../../subgraphs/kit/pii/email-address.js";
import type { Normalised } from "../../../../subgraphs/kit/pii/normalised.js";
import { normalisePhone } from "../../../../subgraphs/kit/pii/phone-number.js";

/** What a typed text is taken for, by the rules that the directory reads it with. */
export type Recognised =
  | { kind: "ID"; id: string; isUser: boolean }
  /** The number of a claim or grant, which the graph cannot be searched for. */
  | { kind: "RECORD" }
  | { kind: "PHONE" | "BUSINESS_NUMBER" | "EMAIL" | "NAME" }
  | ({ kind: "MISTYPED" } & Extract<Normalised, { refusal: unknown }>);

const BENEFICIARY_ID = /^(usr|ptn)_[A-Za-z0-9_-]{1,100}$/;
const RECORD_ID = /^(clm|grt)_[A-Za-z0-9_-]+$/;
const TEN_DIGITS = /^\d{3}[\s-]?\d{2}[\s-]?\d{5}$/;

/** Null for nothing. */
export function recognise(text: string): Recognised | null {
  const typed = text.trim().normalize("NFKC");
  if (typed === "") return null;
  if (BENEFICIARY_ID.test(typed))
    return { kind: "ID", id: typed, isUser: typed.startsWith("usr_") };
  if (RECORD_ID.test(typed)) return { kind: "RECORD" };
  if ("value" in normalisePhone(typed)) return { kind: "PHONE" };
  if (TEN_DIGITS.test(typed)) {
    const number = normaliseBusinessNumber(typed);
    return "value" in number
      ? { kind: "BUSINESS_NUMBER" }
      : { kind: "MISTYPED", refusal: number.refusal };
  }
  return { kind: "value" in normaliseEmail(typed) ? "EMAIL" : "NAME" };
}
