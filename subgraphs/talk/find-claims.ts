import type { ClaimStatus } from "../kit/contract/enums.js";
import type { AffiliateContext } from "../kit/define-affiliate.js";
import {
  foreignCursor,
  type Page,
  type PageRequest,
  type Position,
  pageFrom,
  pageSize,
  positionOf,
} from "../kit/paging.js";
import type { ClaimView, SliceView } from "../kit/slice/views.js";
import { type ClaimPosition, claimsInLine } from "./claims.repository.js";

/** A claim as a page of work shows it, or why it cannot be shown. */
type Found = ClaimView | Error;

/**
 * A page of the claims that stand somewhere, oldest first: what operators have to work on. Two statements, however many
 * claims: which ones, and their slices.
 * @throws BAD_USER_INPUT on a page out of bounds or a foreign cursor
 */
export async function findClaims(
  { database, slices, audit }: AffiliateContext,
  outageId: string,
  status: ClaimStatus,
  request: PageRequest,
): Promise<Page<Found>> {
  const first = pageSize(request.first);
  const after = claimPosition(positionOf(request.after, 3));
  const inLine = await claimsInLine(database, outageId, status, after, first + 1);
  const page = pageFrom(inLine, first, ({ filedAt, beneficiaryId, claimId }) => [
    filedAt,
    beneficiaryId,
    claimId,
  ]);
  const whom = page.nodes.map(({ beneficiaryId }) => beneficiaryId);
  const found = await audit.showing(
    {
      action: "LOOKUP",
      whom: [...new Set(whom)],
      what: "Query.talkClaims",
      details: { outageId, status },
    },
    slices.loadMany(whom.map((beneficiaryId) => ({ outageId, beneficiaryId }))),
  );
  const edges = page.edges.map(({ cursor, node: { claimId } }, index) => ({
    cursor,
    node: claimOf(found[index], claimId),
  }));
  return { ...page, edges, nodes: edges.map(({ node }) => node) };
}

function claimOf(slice: SliceView | Error | null | undefined, claimId: string): Found {
  if (slice instanceof Error) return slice;
  return slice?.claims.find(({ id }) => id === claimId) ?? new Error("the claim cannot be read");
}

const FILED_AT = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

/** A cursor is what a client sends: an instant that PostgreSQL cannot read would fail the whole statement. */
function claimPosition(position: Position | null): ClaimPosition | null {
  if (position === null) return null;
  const [filedAt = "", beneficiaryId = "", claimId = ""] = position;
  if (!FILED_AT.test(filedAt) || !isOnTheCalendar(filedAt)) throw foreignCursor();
  return { filedAt, beneficiaryId, claimId };
}

/** JavaScript takes 30 February for 2 March, so only what comes back as it went in is an instant. */
function isOnTheCalendar(filedAt: string): boolean {
  const instant = new Date(filedAt);
  if (Number.isNaN(instant.getTime())) return false;
  return instant.toISOString().slice(0, 19) === filedAt.slice(0, 19);
}
