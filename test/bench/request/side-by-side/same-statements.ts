/** With this a server is asked whether it is ready, not by a request: ours looks every few seconds. */
const READINESS = ": select 1 as answer";

/** The statements that requests made a server send, of all that it sent. */
export function ofRequests(statements: readonly string[]): string[] {
  return statements.filter((statement) => !statement.endsWith(READINESS));
}

/**
 * The different statements among those that were sent, as far as all servers send them.
 * @param audits whether the server puts on record what agents look at; those statements are its own
 */
export function kindsOf(statements: readonly string[], audits: boolean): ReadonlySet<string> {
  const kinds = new Set(statements.map((statement) => statement.replace(/\s+/g, " ")));
  for (const kind of kinds) {
    // A transaction is begun and committed for the audit alone, too.
    if (/: (begin|commit)/.test(kind) || (audits && kind.includes("audit_"))) kinds.delete(kind);
  }
  return kinds;
}

/** @throws Error with the first statement that one server sends and the other does not */
export function expectSameKinds(
  name: string,
  kinds: ReadonlySet<string>,
  expected: ReadonlySet<string>,
): void {
  const more = [...kinds].find((kind) => !expected.has(kind));
  if (more !== undefined) throw new Error(`${name} alone sends ${more}`);
  const less = [...expected].find((kind) => !kinds.has(kind));
  if (less !== undefined) throw new Error(`${name} does not send ${less}`);
}
