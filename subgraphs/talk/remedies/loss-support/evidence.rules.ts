import type { DocumentKind } from "../../facts.js";

/** How a claim reached the support centre. DOMAIN 3.4: W42. */
export const IntakeChannel = {
  CHATBOT: "CHATBOT",
  WEB: "WEB",
  PHONE: "PHONE",
  POST: "POST",
} as const;
export type IntakeChannel = keyof typeof IntakeChannel;

/** A paper that is asked for; a screenshot only ever stands in for another one. */
export type RequiredDocument = Exclude<DocumentKind, "SERVICE_USE_SCREENSHOT">;

/**
 * Small-business certificate, proof of the loss and proof that the service was used for business (S2); a copy of the
 * bank book in the name of the business or its representative (W42, W43, W77). DOMAIN 3.4.
 */
const ALWAYS: readonly RequiredDocument[] = [
  "SMALL_BUSINESS_CERTIFICATE",
  "SALES_LOSS_EVIDENCE",
  "SERVICE_USE_EVIDENCE",
  "BANK_ACCOUNT_COPY",
];

/** Forms that only an application by post needs: elsewhere the claimant fills them in on the spot. DOMAIN 3.4: W77. */
const BY_POST: readonly RequiredDocument[] = ["DAMAGE_STATEMENT", "PERSONAL_DATA_CONSENT"];

/** The papers a claim needs, in the order in which they are asked for. @param channel null when it is not known */
export function requiredDocuments(channel: IntakeChannel | null): readonly RequiredDocument[] {
  return channel === "POST" ? [...ALWAYS, ...BY_POST] : ALWAYS;
}

/** The papers that are still missing; empty when the claim can be decided. @param channel null when it is not known */
export function missingDocuments(
  channel: IntakeChannel | null,
  submitted: readonly DocumentKind[],
): readonly RequiredDocument[] {
  // For failures of Talk messages or channels a screenshot through the chatbot is proof enough. DOMAIN 3.4: W42.
  const suffices = channel === "CHATBOT" && submitted.includes("SERVICE_USE_SCREENSHOT");
  return requiredDocuments(channel).filter(
    (document) =>
      !submitted.includes(document) && !(document === "SERVICE_USE_EVIDENCE" && suffices),
  );
}
