import type { Page, PageRequest } from "../../kit/paging.js";
import type { DirectoryContext } from "../context.js";
import type { BeneficiaryView } from "./beneficiary-view.js";
import { findBeneficiaries, searchTerm } from "./find-beneficiaries.js";

/**
 * `findBeneficiaries` for an agent, who sees the page once it is on record: whom it shows, and what was searched for as a
 * keyed hash. Two searches for the same can be told from that; what it was cannot.
 * @throws BAD_USER_INPUT, like `findBeneficiaries`
 */
export async function searchBeneficiaries(
  { database, audit }: DirectoryContext,
  query: string,
  request: PageRequest,
): Promise<Page<BeneficiaryView>> {
  const { kind, value } = searchTerm(query);
  const page = await findBeneficiaries(database, query, request);
  await audit.record({
    action: "SEARCH",
    whom: page.nodes.map(({ id }) => id),
    what: "Query.searchBeneficiaries",
    details: {
      by: kind,
      hash: audit.searchHash(kind, value.toLowerCase()),
      isContinued: request.after !== undefined && request.after !== null,
    },
  });
  return page;
}
