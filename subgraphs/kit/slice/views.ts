import type { AffiliateCompensationType, ClaimType, GrantType } from "../contract/grant.types.js";

/** A grant as the graph shows it: the contract's fields, and by name the own fields of its type. */
export type GrantView = GrantType & { __typename: string };

/** A claim as the graph shows it: the contract's fields, and by name the own fields of its type. */
export type ClaimView = ClaimType & { __typename: string };

/** One affiliate's part of a compensation as the graph shows it. */
export type SliceView = Omit<AffiliateCompensationType, "grants" | "claims"> & {
  __typename: string;
  grants: GrantView[];
  claims: ClaimView[];
};
