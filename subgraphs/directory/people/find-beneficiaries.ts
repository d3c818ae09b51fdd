import type { Database } from "../../kit/database/connection.js";
import { graphError } from "../../kit/errors/graph-error.js";
import { beneficiariesById, beneficiariesByName } from "./beneficiaries.repository.js";
import { isBeneficiaryId } from "./beneficiary-id.js";
import { type BeneficiaryView, beneficiaryView } from "./beneficiary-view.js";
import { type Page, type PageRequest, pageFrom, pageSize, positionOf } from "./page.js";

const LONGEST_QUERY = 100;

/**
 * Users and partners for what an agent typed: an id is looked up as it is, anything else is the beginning of a name.
 * @throws BAD_USER_INPUT on an empty or overlong query, a page out of bounds or a foreign cursor
 */
export async function findBeneficiaries(
  database: Database,
  query: string,
  request: PageRequest,
): Promise<Page<BeneficiaryView>> {
  const wanted = query.trim().normalize("NFC");
  // PostgreSQL's text holds every character but NUL, and would refuse the whole statement.
  if (wanted === "" || wanted.length > LONGEST_QUERY || wanted.includes("\0")) {
    throw graphError("BAD_USER_INPUT", {
      message: `"query" must have from 1 to ${LONGEST_QUERY} characters: an id, or the beginning of a name.`,
    });
  }
  const first = pageSize(request.first);
  const after = positionOf(request.after);
  if (isBeneficiaryId(wanted)) {
    const found = after ? [] : await beneficiariesById(database, [wanted]);
    return pageFrom(found.map(beneficiaryView), first, ({ id }) => ["", id]);
  }
  const position = after && { sortName: after[0], id: after[1] };
  const found = await beneficiariesByName(database, wanted, position, first + 1);
  const sortNames = new Map(found.map(({ id, sortName }) => [id, sortName]));
  return pageFrom(found.map(beneficiaryView), first, ({ id }) => [sortNames.get(id) ?? "", id]);
}
