import type { BeneficiaryRow } from "./beneficiaries.repository.js";
import type { PartnerType } from "./partner-type.js";

/** A user or partner as the graph shows it. */
export type BeneficiaryView = {
  __typename: "User" | "Partner";
  id: string;
  displayName: string;
  links: BeneficiaryRow["links"];
  type?: PartnerType | undefined;
  kinds?: PartnerType[] | undefined;
  businessNumber?: string | null;
};

/** Turns a row into what the graph shows. */
export function beneficiaryView(row: BeneficiaryRow): BeneficiaryView {
  const { id, displayName, links, partnerKinds } = row;
  if (partnerKinds === null) return { __typename: "User", id, displayName, links };
  return {
    __typename: "Partner",
    id,
    displayName,
    links,
    type: partnerKinds[0],
    kinds: partnerKinds,
    businessNumber: row.businessNumberMasked,
  };
}
