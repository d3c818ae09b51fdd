import { koreanDay, koreanTime } from "../korean-calendar.js";
import type { LocalizedText, Unit } from "./remedy.js";
import type { Won } from "./won.js";

/** A fact that decided, kept with the grant so that "why this amount" can be answered years later. */
export type ReasonInputs = Readonly<Record<string, string | number | boolean | null>>;

/** Why a rule decided as it did. */
export type Reason = {
  /** Registered in the affiliate's `reasons.ts`, where its texts are. */
  code: string;
  /** `<rule>@<version>`: `loss-tier@1`. A rule that changes gets a new version; old grants keep theirs. */
  ruleVersion: string;
  inputs: ReasonInputs;
};

/** What a rule gives: won, or units of something; `quantity: null` is a number nobody published. */
export type Amount =
  | { won: Won }
  | { won: null; quantity: number | null; unit: Unit | null; listPriceWon?: Won | null };

/** A decision in somebody's favour. Without an end of its own, what is given ends as the remedy's validity says. */
export type Entitlement = {
  entitled: true;
  amount: Amount;
  reason: Reason;
  expiresAt?: Date | null;
};

/** The outcome of a rule: entitled to an amount, or refused; either way with the code and the facts that decided. */
export type Decision = Entitlement | { entitled: false; reason: Reason };

/** The texts of a reason code; they may use the inputs that decided. */
export type ReasonTexts = {
  ko: (inputs: ReasonInputs) => string;
  en: (inputs: ReasonInputs) => string;
};

/** Texts that need no inputs. */
export function fixedTexts(text: LocalizedText): ReasonTexts {
  return { ko: () => text.ko, en: () => text.en };
}

/** `30,000` — how a number of won is written inside a Korean or English sentence. */
export function formatWon(value: ReasonInputs[string] | undefined): string {
  return Number(value).toLocaleString("ko-KR");
}

/** `2022-10-18` — the Korean day of an instant that a rule recorded. */
export function formatKoreanDay(value: ReasonInputs[string] | undefined): string {
  return koreanDay(new Date(String(value)));
}

/** `2022-10-18 20:00` — an instant that a rule recorded, as a clock in Korea showed it. */
export function formatKoreanTime(value: ReasonInputs[string] | undefined): string {
  return koreanTime(new Date(String(value)));
}

/**
 * The reasons of one rule: `const because = reasonsOf<TalkReasonCode>("loss-tier@1")`, then
 * `because("LOSS_ZERO", { lossWon })`. With the affiliate's own codes, one that has no texts does not compile.
 */
export function reasonsOf<Code extends string>(ruleVersion: string) {
  return <One extends Code>(code: One, inputs: ReasonInputs = {}): Reason & { code: One } => ({
    code,
    ruleVersion,
    inputs,
  });
}

/** An amount as ledger and graph keep it: won, or what is counted in units, and null for the other. */
export function amountFields(amount: Amount) {
  const { quantity = null, unit = null, listPriceWon = null } = amount.won === null ? amount : {};
  return { won: amount.won, quantity, unit, listPriceWon };
}

/** Entitled, in one line. */
export function entitled(amount: Amount, reason: Reason, expiresAt?: Date | null): Entitlement {
  return expiresAt === undefined
    ? { entitled: true, amount, reason }
    : { entitled: true, amount, reason, expiresAt };
}

/** Refused, in one line. */
export function refused(reason: Reason): Decision {
  return { entitled: false, reason };
}
