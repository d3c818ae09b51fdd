import { randomUUID } from "node:crypto";
import type { Database } from "../database/connection.js";
import type { StatementHandle } from "../database/run-prepared.js";
import { ID_PREFIXES } from "../viewer/viewer.js";
import type { AuditDetails } from "./audit-entry.js";
import { auditLogOf } from "./audit-log.js";
import { AuditUnavailable } from "./audit-unavailable.js";

/** A command that changes what people are given or what is known of them, as the audit knows it. */
export type AuditedCommand = {
  /** The operator who was named for it; without one the command itself, `system:import`: nobody is made up. */
  actor: string;
  /** The operating system's account it runs under. The actor is what somebody said, this is what the machine knows. */
  account: string;
  at: Date;
  /** As it would be typed: `npm run grant -- talk T7`. */
  what: string;
  why: string | null;
};

/**
 * Puts on record what a transaction of the command does, in that transaction: with what it changes or not at all.
 * Whom it is about is a number here; the ledger has them by name.
 * @throws AuditUnavailable, and then the transaction is taken back
 */
export type RecordPart = (tx: StatementHandle, details: AuditDetails) => Promise<void>;

/**
 * The audit of one run of a command: an entry for each transaction that changes something, numbered, all of one request.
 * Not recorded are commands that change nothing about anybody (statistics, reconciling, new keys) and the synthetic
 * population, in which nobody exists.
 */
export function commandAudit(
  database: Database,
  subgraph: string,
  { account, ...command }: AuditedCommand,
): RecordPart {
  const role = command.actor.startsWith(ID_PREFIXES.operator) ? "operator" : "system";
  const who = { ...command, role, address: null, requestId: `cmd_${randomUUID()}` };
  let part = 0;
  return async (tx, about) => {
    part += 1;
    const details = { ...about, part, account };
    const draft = { ...who, action: "DECISION", whom: [], outcome: "DONE", details } as const;
    try {
      await auditLogOf(database, subgraph).appendIn(tx, draft);
    } catch (cause) {
      throw new AuditUnavailable(cause);
    }
  };
}
