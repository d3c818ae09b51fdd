/** What identifies a grant: one remedy of one outage for one beneficiary, and the how manieth giving of it. */
export type GrantKey = {
  outageId: string;
  remedyId: string;
  beneficiaryId: string;
  /** From 1. Another one is given only after the one before was revoked. */
  issue: number;
};

/**
 * The public id of a grant. It is made from the key, so an offer that nobody stored has an id, keeps it when it is taken,
 * and leads back to its beneficiary without a search. Clients treat it as opaque.
 */
export function grantId({ outageId, remedyId, beneficiaryId, issue }: GrantKey): string {
  const parts = [outageId, remedyId, beneficiaryId, ...(issue === 1 ? [] : [issue])];
  return `grt_${Buffer.from(parts.join("/")).toString("base64url")}`;
}

/** The key behind a grant's id; null when the text is no such id. */
export function grantKey(id: string): GrantKey | null {
  const [outageId, remedyId, beneficiaryId, issue = "1"] = Buffer.from(id.slice(4), "base64url")
    .toString()
    .split("/");
  if (!outageId || !remedyId || !beneficiaryId || !/^[1-9]\d{0,8}$/.test(issue)) return null;
  const key = { outageId, remedyId, beneficiaryId, issue: Number(issue) };
  // Decoding forgives padding, blanks and much else: only the text that we would have made is an id.
  return grantId(key) === id ? key : null;
}
