import type { AuditDetails } from "../audit/audit-entry.js";
import type { Audited } from "../audit/request-audit.js";
import { type ConcernedInput, concernedBy } from "./caller.js";

/** Fields of an input that stand elsewhere in the entry, or only name the request. */
const ELSEWHERE: ReadonlySet<string> = new Set(["beneficiaryId", "note", "idempotencyKey"]);

/** What is put on record of a mutation: whom it is about, what was asked for, and why in the caller's words. */
export function decisionOf(
  name: string,
  input: ConcernedInput & { note?: string | null },
): Audited {
  const concerned = concernedBy(input);
  return {
    action: "DECISION",
    whom: concerned === null ? [] : [concerned],
    what: `Mutation.${name}`,
    why: input.note ?? null,
    details: detailsOf(input),
  };
}

/** The single values of the input; lists and objects belong to the ledger, which has them in full. */
function detailsOf(input: object): AuditDetails {
  return Object.fromEntries(
    Object.entries(input).filter(
      ([name, value]) =>
        !ELSEWHERE.has(name) && ["string", "number", "boolean"].includes(typeof value),
    ),
  );
}
