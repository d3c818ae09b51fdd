import type { BeneficiaryRow } from "./beneficiaries.repository.js";
import type { PartnerType } from "./partner-type.js";

/** A user or partner as the graph shows it. */
export type BeneficiaryView = {
  __typename: "User" | "Partner";
  id: string;
  displayName: string;
  links: BeneficiaryRow["links"];
  /** Opened by the fields that show a part of them, and only there. */
  sealedContacts: BeneficiaryRow["contacts"];
  type?: PartnerType | undefined;
  kinds?: PartnerType[] | undefined;
};

/** Turns a row into what the graph shows. */
export function beneficiaryView(row: BeneficiaryRow): BeneficiaryView {
  const { id, displayName, links, partnerKinds, contacts: sealedContacts } = row;
  if (partnerKinds === null) return { __typename: "User", id, displayName, links, sealedContacts };
  return {
    __typename: "Partner",
    id,
    displayName,
    links,
    sealedContacts,
    type: partnerKinds[0],
    kinds: partnerKinds,
  };
}
