import { auditReaders } from "../../kit/access/guards.js";
import type { AuditEntry } from "../../kit/audit/audit-entry.js";
import {
  type AuditPlace,
  type AuditSpan,
  latestEntries,
  latestEntriesOf,
} from "../../kit/audit/entries.repository.js";
import type { Audited } from "../../kit/audit/request-audit.js";
import { graphError } from "../../kit/errors/graph-error.js";
import { addDays, startOfKoreanDay } from "../../kit/korean-calendar.js";
import {
  foreignCursor,
  type Page,
  type PageRequest,
  type Position,
  pageFrom,
  pageSize,
  positionOf,
} from "../../kit/paging.js";
import type { SubgraphContext } from "../../kit/subgraph.types.js";
import type { Viewer } from "../../kit/viewer/viewer.js";

/** What a client asks of the audit. Without an actor: of oneself, and for auditors of everybody. */
export type TrailRequest = {
  actor?: string | null;
  month?: string | null;
};

/**
 * A page of what is on record in the directory, the latest first. That an auditor read about others is on record, too,
 * before they see it; a trail of oneself is not.
 * @throws GraphQLError FORBIDDEN for an agent who asks about somebody else; BAD_USER_INPUT for everybody without a month,
 * for what is no month, a page out of bounds or a foreign cursor
 */
export async function readAuditTrail(
  { viewer, database, audit }: Pick<SubgraphContext, "viewer" | "database" | "audit">,
  { actor = null, month = null }: TrailRequest,
  request: PageRequest,
): Promise<Page<AuditEntry>> {
  const audited: Audited = {
    action: "LOOKUP",
    whom: [],
    what: "Query.auditTrail",
    details: { actor, month },
  };
  const whose = await audit.attempt(audited, () => whoseTrail(viewer, actor));
  const span = month === null ? null : monthOf(month);
  const first = pageSize(request.first);
  const before = placeOf(positionOf(request.after, 2), whose);
  const read =
    whose === null
      ? latestEntries(database.db, span ?? sayWhich(), before, first + 1)
      : latestEntriesOf(database.db, whose, span, before, first + 1);
  const isOwn = viewer.role !== "anonymous" && whose === viewer.id;
  const found = await (isOwn ? read : audit.showing(audited, read));
  return pageFrom(found, first, ({ chain, sequence }) => [chain, String(sequence)]);
}

/** Whose entries are asked for; null for everybody's. */
function whoseTrail(viewer: Viewer, actor: string | null): string | null {
  if (auditReaders.permits(viewer)) return actor;
  if (viewer.role === "anonymous" || (actor !== null && actor !== viewer.id)) {
    throw graphError("FORBIDDEN");
  }
  return viewer.id;
}

const MONTH = /^2\d{3}-\d{2}$/;

function monthOf(month: string): AuditSpan {
  try {
    if (!MONTH.test(month)) throw new RangeError(`"${month}" is not a month`);
    const day = `${month}-01`;
    const next = `${addDays(day, 31).slice(0, 7)}-01`;
    return { from: startOfKoreanDay(day), to: startOfKoreanDay(next) };
  } catch {
    throw graphError("BAD_USER_INPUT", { message: "month is a month in Korea, like 2023-03." });
  }
}

// What everybody ever did has no index that it could be read from in order: a month has.
function sayWhich(): never {
  throw graphError("BAD_USER_INPUT", { message: "Say whose entries with actor, or which month." });
}

/** A cursor is what a client sends: it has to be of this very list. */
function placeOf(position: Position | null, whose: string | null): AuditPlace | null {
  if (position === null) return null;
  const [chain = "", sequence = ""] = position;
  if (!/^[1-9]\d{0,14}$/.test(sequence) || (whose !== null && chain !== whose)) {
    throw foreignCursor();
  }
  return { chain, sequence: Number(sequence) };
}
