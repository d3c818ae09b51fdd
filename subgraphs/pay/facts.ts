/** What Pay's own database says of one beneficiary. */
export type PayFacts = {
  /** Null for someone who uses Pay but sells nothing through it. */
  merchant: { smallBusiness: boolean } | null;
};
