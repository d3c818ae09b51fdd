import { GraphQLError } from "graphql";
import type { Database, DatabaseHandle } from "../database/connection.js";
import type { RequestFacts } from "../subgraph.types.js";
import type { IdentifiedViewer, Viewer } from "../viewer/viewer.js";
import { type AuditDraft, searchHash } from "./audit-entry.js";
import { auditLogOf } from "./audit-log.js";
import { AuditUnavailable } from "./audit-unavailable.js";
import { type RecordedReads, recordedReads, recordedReadsOf } from "./recorded-reads.js";

/** What is put on record of one thing that a request does; who, when and from where are the request's. */
export type Audited = Pick<AuditDraft, "action" | "whom" | "what"> &
  Partial<Pick<AuditDraft, "outcome" | "why" | "details">>;

/**
 * The audit of one request. Nothing is recorded of users and partners: they reach nobody but themselves. All of it
 * fails with AUDIT_UNAVAILABLE when something cannot be put on record, and its callers then show and change nothing.
 *
 * On record is what shows or concerns people, and every time somebody was told that they may not, whatever it was
 * about. Not on record are programmes, figures and statistics, which name nobody; a request that was refused as
 * BAD_USER_INPUT, to which nothing was answered; and reading what is on record of oneself, which would only add to it.
 *
 * That an agent reads about somebody is on record where the person is looked up, in the directory, and not again in
 * each affiliate: that would be five more writes for the same fact. So an affiliate that is asked for a slice relies
 * on its caller, and in production answers none but our gateway, by its signature. What it decides it records itself.
 */
export type RequestAudit = {
  /** Settles when it is on record. */
  record(audited: Audited): Promise<void>;
  /** The same in a transaction, with what it changes or not at all; after everything in it that takes long. */
  recordIn(tx: DatabaseHandle, audited: Audited): Promise<void>;
  /**
   * Gives what was read about a person once it is on record that it was, or to somebody who shows it once it is; one entry
   * for each person and request.
   */
  lookUp<Value>(beneficiaryId: string, what: string, read: Promise<Value>): Promise<Value>;
  /** The same about several people at once; one entry for all of them. */
  showing<Value>(audited: Audited, read: Promise<Value>): Promise<Value>;
  /** Does something, and puts on record when the request may not. */
  attempt<Value>(audited: Audited, work: () => Value | Promise<Value>): Promise<Value>;
  /** What stands for a searched text in an entry. */
  searchHash(kind: string, text: string): string;
};

/** Makes the audit of a request. Opens nothing and writes nothing by itself. */
export function requestAudit(
  database: Database,
  subgraph: string,
  request: RequestFacts,
): RequestAudit {
  const staff = staffOf(request.viewer);
  let reads: RecordedReads | undefined;

  /** Most contexts never read about anybody by themselves. */
  function recorded(by: IdentifiedViewer): RecordedReads {
    // Where the whole answer is put together in this process, the whole request has this one context.
    reads ??= request.beforeAnswer ? recordedReads() : recordedReadsOf(database, request, by);
    return reads;
  }

  async function append(audited: Audited): Promise<void> {
    if (!staff) return;
    await orUnavailable(() => auditLogOf(database, subgraph).append(draftOf(audited, staff)));
  }

  function record(audited: Audited): Promise<void> {
    const recording = append(audited);
    const { action, outcome = "DONE" } = audited;
    const isRead = outcome === "DONE" && (action === "LOOKUP" || action === "SEARCH");
    if (staff && isRead) {
      for (const id of audited.whom) recorded(staff).remember(id, recording);
    }
    return recording;
  }

  /** Nobody sees what was read before it is on record: the subgraph waits for that, or whoever puts the answer together. */
  function shown<Value>(read: Promise<Value>, recording: Promise<void>): Promise<Value> {
    if (!request.beforeAnswer) return bothDone(read, recording);
    request.beforeAnswer(recording);
    return read;
  }

  function draftOf(audited: Audited, { id, role }: IdentifiedViewer): AuditDraft {
    const { now: at, origin } = request;
    const { address = null, requestId = null } = origin ?? {};
    const who = { at, actor: id, role, address, requestId };
    return { outcome: "DONE", why: null, details: {}, ...audited, ...who };
  }

  return {
    record,
    async recordIn(tx, audited) {
      if (!staff) return;
      await orUnavailable(() =>
        auditLogOf(database, subgraph).appendIn(tx, draftOf(audited, staff)),
      );
    },
    lookUp(id, what, read) {
      if (!staff) return read;
      const lookUp = { action: "LOOKUP", whom: [id], what } as const;
      return shown(read, recorded(staff).of(id) ?? record(lookUp));
    },
    showing: (audited, read) => (staff ? shown(read, record(audited)) : read),
    async attempt(audited, work) {
      try {
        return await work();
      } catch (error) {
        if (isForbidden(error)) await record({ ...audited, outcome: "FORBIDDEN" });
        throw error;
      }
    },
    searchHash(kind, text) {
      try {
        return searchHash(database.auditKeys, kind, text);
      } catch (cause) {
        throw new AuditUnavailable(cause);
      }
    },
  };
}

/** Those who work with the graph, and so see others than themselves. */
function staffOf(viewer: Viewer): IdentifiedViewer | null {
  switch (viewer.role) {
    case "agent":
    case "operator":
    case "admin":
      return viewer;
    case "user":
    case "partner":
    case "anonymous":
      return null;
  }
}

/** Both run at once. A failed read is told as what it is, whatever became of the record. */
async function bothDone<Value>(read: Promise<Value>, recording: Promise<void>): Promise<Value> {
  const [value, record] = await Promise.allSettled([read, recording]);
  if (value.status === "rejected") throw value.reason;
  if (record.status === "rejected") throw record.reason;
  return value.value;
}

async function orUnavailable(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    throw new AuditUnavailable(cause);
  }
}

function isForbidden(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions.code === "FORBIDDEN";
}
