import type { Database } from "../../kit/database/connection.js";
import { graphError } from "../../kit/errors/graph-error.js";
import { type Page, type PageRequest, pageFrom, pageSize, positionOf } from "../../kit/paging.js";
import type { ContactKind } from "../../kit/pii/contact-kind.js";
import { searchedContact, searchHashes } from "../contacts/searched-contact.js";
import {
  beneficiariesByContact,
  beneficiariesById,
  beneficiariesByName,
} from "./beneficiaries.repository.js";
import { isBeneficiaryId } from "./beneficiary-id.js";
import { type BeneficiaryView, beneficiaryView } from "./beneficiary-view.js";

const LONGEST_QUERY = 100;

/** What a typed text is taken for, and its one spelling that is looked for. */
export type SearchTerm = { kind: "ID" | "NAME" | ContactKind; value: string };

/** @throws BAD_USER_INPUT on an empty or overlong query, or a mistyped business number */
export function searchTerm(query: string): SearchTerm {
  const wanted = query.trim().normalize("NFC");
  // PostgreSQL's text holds every character but NUL, and would refuse the whole statement.
  if (wanted === "" || wanted.length > LONGEST_QUERY || wanted.includes("\0")) {
    throw graphError("BAD_USER_INPUT", {
      message: `"query" must have from 1 to ${LONGEST_QUERY} characters: an id, a whole number, or the beginning of a name.`,
    });
  }
  if (isBeneficiaryId(wanted)) return { kind: "ID", value: wanted };
  const contact = searchedContact(wanted);
  if (contact === null) return { kind: "NAME", value: wanted };
  if ("value" in contact) return contact;
  throw graphError("BAD_USER_INPUT", { message: `${contact.refusal.ko} ${contact.refusal.en}` });
}

/**
 * Users and partners for what an agent typed: an id, a whole phone number, business number or e-mail address, or else
 * the beginning of a name. A part of a number finds nobody: its digits could be tried one after another.
 * @throws BAD_USER_INPUT on an empty or overlong query, a mistyped business number, a page out of bounds or a foreign
 * cursor
 */
export async function findBeneficiaries(
  database: Database,
  query: string,
  request: PageRequest,
): Promise<Page<BeneficiaryView>> {
  const { kind, value } = searchTerm(query);
  const first = pageSize(request.first);
  const after = positionOf(request.after, 2);
  if (kind === "ID") {
    const found = after ? [] : await beneficiariesById(database, [value]);
    return pageFrom(found.map(beneficiaryView), first, ({ id }) => ["", id]);
  }
  if (kind !== "NAME") {
    const hashes = searchHashes(database.keys, { kind, value });
    const found = await beneficiariesByContact(database, hashes, after?.[1] ?? "", first + 1);
    return pageFrom(found.map(beneficiaryView), first, ({ id }) => ["", id]);
  }
  const position = after && { sortName: after[0] ?? "", id: after[1] ?? "" };
  const found = await beneficiariesByName(database, value, position, first + 1);
  const sortNames = new Map(found.map(({ id, sortName }) => [id, sortName]));
  return pageFrom(found.map(beneficiaryView), first, ({ id }) => [sortNames.get(id) ?? "", id]);
}
