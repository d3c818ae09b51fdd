import { demoContacts } from "../../../subgraphs/directory/demo/synthetic-contacts.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";

/** An agent who may be shown contacts in full. */
export const REVEALER: IdentifiedViewer = {
  role: "agent",
  id: "agt_reveals",
  permissions: ["contact:reveal"],
};

export const REVEAL = /* GraphQL */ `
  mutation ($input: DirectoryRevealContactInput!) {
    revealDirectoryContact(input: $input) {
      ... on DirectoryRevealContactOk { kind value visibleUntil isReplay }
      ... on DirectoryRevealContactRefused { code text(lang: EN) }
    }
  }
`;

export const SEARCH = /* GraphQL */ `
  query ($query: String!, $first: Int, $after: String) {
    searchBeneficiaries(query: $query, first: $first, after: $after) {
      nodes { id contacts { kind masked } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

/** The contact of a person of the demo, as it would be written on paper. */
export function contactOnPaper(beneficiaryId: string, kind: string): string {
  const found = demoContacts.find(
    (contact) => contact.beneficiaryId === beneficiaryId && contact.kind === kind,
  );
  if (!found) throw new Error(`${beneficiaryId} has no ${kind}`);
  return found.text;
}

/** Every usual way to write every contact of the demo's people, and some unusual ones. */
export const SPELLINGS: readonly string[] = demoContacts.flatMap(({ kind, text }) => {
  if (kind === "EMAIL") return [text, text.toUpperCase(), ...encoded(text)];
  const groups = text.split(/\D+/);
  const digits = groups.join("");
  const account =
    kind === "BANK_ACCOUNT" ? [groups.slice(1).join(""), groups.slice(1).join("-")] : [];
  const abroad = kind === "PHONE" ? [`+82${digits.slice(1)}`, `82${digits.slice(1)}`] : [];
  const written = [
    ...["", "-", " ", "."].map((gap) => groups.join(gap)),
    text,
    ...abroad,
    ...account,
  ];
  return [...written, [...digits].reverse().join(""), ...written.flatMap(encoded)];
});

/** Which of them a text holds. */
export function spelledIn(text: string): string[] {
  return SPELLINGS.filter((spelling) => text.includes(spelling));
}

function encoded(text: string): string[] {
  const bytes = Buffer.from(text);
  return [
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
    bytes.toString("hex"),
  ];
}
