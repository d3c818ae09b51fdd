/** What identifies a grant: one remedy of one outage for one beneficiary. */
export type GrantKey = { outageId: string; remedyId: string; beneficiaryId: string };

/**
 * The public id of a grant. It is made from the key, so an offer that nobody stored has an id, keeps it when it is taken,
 * and leads back to its beneficiary without a search. Clients treat it as opaque.
 */
export function grantId({ outageId, remedyId, beneficiaryId }: GrantKey): string {
  return `grt_${Buffer.from(`${outageId}/${remedyId}/${beneficiaryId}`).toString("base64url")}`;
}

/** The key behind a grant's id; null when the text is no such id. */
export function grantKey(id: string): GrantKey | null {
  const [outageId, remedyId, beneficiaryId] = Buffer.from(id.slice(4), "base64url")
    .toString()
    .split("/");
  if (!outageId || !remedyId || !beneficiaryId) return null;
  const key = { outageId, remedyId, beneficiaryId };
  // Decoding forgives padding, blanks and much else: only the text that we would have made is an id.
  return grantId(key) === id ? key : null;
}
