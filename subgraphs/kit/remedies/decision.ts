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

/** The outcome of a rule: entitled to an amount, or refused; either way with the code and the facts that decided. */
export type Decision =
  | { entitled: true; amount: Amount; reason: Reason; expiresAt?: Date | null }
  | { entitled: false; reason: Reason };

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

/** Entitled, in one line. */
export function entitled(amount: Amount, reason: Reason, expiresAt?: Date | null): Decision {
  return expiresAt === undefined
    ? { entitled: true, amount, reason }
    : { entitled: true, amount, reason, expiresAt };
}

/** Refused, in one line. */
export function refused(reason: Reason): Decision {
  return { entitled: false, reason };
}
