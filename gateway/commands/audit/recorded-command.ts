import { DrizzleQueryError } from "drizzle-orm";
import { AuditUnavailable } from "../../../subgraphs/kit/audit/audit-unavailable.js";
import {
  type AuditedCommand,
  commandAudit,
  type RecordPart,
} from "../../../subgraphs/kit/audit/command-audit.js";
import type { Database } from "../../../subgraphs/kit/database/connection.js";
import { CommandError } from "../command-failure.js";

/** `commandAudit`, whose failure is said to whoever sits at the terminal. @throws CommandError from the record */
export function recordedCommand(
  database: Database,
  subgraph: string,
  command: AuditedCommand,
): RecordPart {
  const record = commandAudit(database, subgraph, command);
  return async (tx, details) => {
    try {
      await record(tx, details);
    } catch (failure) {
      if (!(failure instanceof AuditUnavailable)) throw failure;
      const why = reasonOf(failure.cause);
      throw new CommandError(`It cannot be put on record, so it was taken back: ${why}.`, 1);
    }
  };
}

/** drizzle's message is the statement with its parameters, which are people's data; the driver's own says enough. */
function reasonOf(failure: unknown): string {
  const cause = failure instanceof DrizzleQueryError ? failure.cause : failure;
  return cause instanceof Error ? cause.message : String(cause);
}
