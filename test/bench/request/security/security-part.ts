/** What is done with each request for the sake of security, and what leaving it out is. */
export const SECURITY_PARTS = {
  token: "its token is only read",
  rates: "requests are not counted",
  limits: "no trusted documents, no look at variables, cost and forms",
  headers: "no security headers",
  audit: "nothing is put on record",
  sealing: "the business number is neither decrypted nor masked",
} as const;

export type SecurityPart = keyof typeof SECURITY_PARTS;

export const securityParts = Object.keys(SECURITY_PARTS) as readonly SecurityPart[];
