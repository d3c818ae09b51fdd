/**
 * What can be wrong with a chain.
 * ALTERED: an entry is not as it was written, or was not written by us. MOVED: it is, but stands elsewhere than it was
 * written. REMOVED: an entry is missing. UNLINKED: an entry follows another one than stands before it: two histories
 * were put together. KEY_UNKNOWN: it was made with a key that is not at hand. HEAD_REMOVED, HEAD_ALTERED: what says
 * where the chain ends. CHAIN_REMOVED: all of a chain that began. UNREGISTERED: a chain that never began. REWOUND: it
 * does not go through where it was verified before.
 */
export type AuditFault =
  | "ALTERED"
  | "MOVED"
  | "REMOVED"
  | "UNLINKED"
  | "KEY_UNKNOWN"
  | "HEAD_REMOVED"
  | "HEAD_ALTERED"
  | "CHAIN_REMOVED"
  | "UNREGISTERED"
  | "REWOUND";

/** Something wrong, and where: the entries `from` to `to` of a chain; null where it is about no entry. */
export type Finding = {
  chain: string;
  fault: AuditFault;
  from: number | null;
  to: number | null;
  /** Of what was moved: where the first of it was written. */
  writtenAt?: number;
};

/** Findings in order, with neighbours of the same kind made one. */
export function mergedFindings(findings: readonly Finding[]): Finding[] {
  const merged: Finding[] = [];
  for (const finding of findings) {
    const last = merged.at(-1);
    if (last && continues(last, finding)) last.to = finding.to;
    else merged.push({ ...finding });
  }
  return merged;
}

function continues(last: Finding, next: Finding): boolean {
  const isNext = last.to !== null && last.to + 1 === next.from;
  const offset = ({ from, writtenAt }: Finding) => (writtenAt ?? from ?? 0) - (from ?? 0);
  return (
    isNext &&
    last.chain === next.chain &&
    last.fault === next.fault &&
    offset(last) === offset(next)
  );
}
