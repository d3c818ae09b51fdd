/** Papers that a sales-loss claim needs. */
export type LossDocument =
  | "SMALL_BUSINESS_CERTIFICATE"
  | "SALES_LOSS_EVIDENCE"
  | "SERVICE_USE_EVIDENCE"
  | "BANK_ACCOUNT_COPY"
  | "DAMAGE_STATEMENT"
  | "PERSONAL_DATA_CONSENT";

/** How a claim reaches the support centre. DOMAIN 3.4: W42. */
export type IntakeChannel = "CHATBOT" | "WEB" | "PHONE" | "POST";

/**
 * Small-business certificate, proof of the loss and proof that the service was used for business (S2); a copy of the
 * bank book in the name of the business or its representative (W42, W43, W77). For failures of Talk messages or
 * channels a screenshot is proof enough of the use (W42). DOMAIN 3.4.
 */
const ALWAYS: readonly LossDocument[] = [
  "SMALL_BUSINESS_CERTIFICATE",
  "SALES_LOSS_EVIDENCE",
  "SERVICE_USE_EVIDENCE",
  "BANK_ACCOUNT_COPY",
];

/** Forms that only an application by post needs: elsewhere the claimant fills them in on the spot. DOMAIN 3.4: W77. */
const BY_POST: readonly LossDocument[] = ["DAMAGE_STATEMENT", "PERSONAL_DATA_CONSENT"];

/** The papers a claim needs, in the order in which they are asked for. */
export function requiredDocuments(channel: IntakeChannel): readonly LossDocument[] {
  return channel === "POST" ? [...ALWAYS, ...BY_POST] : ALWAYS;
}

/** The papers that are still missing; empty when the claim can be decided. */
export function missingDocuments(
  channel: IntakeChannel,
  submitted: readonly LossDocument[],
): readonly LossDocument[] {
  return requiredDocuments(channel).filter((document) => !submitted.includes(document));
}
