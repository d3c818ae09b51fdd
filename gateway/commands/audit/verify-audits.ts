import type { Finding } from "../../../subgraphs/kit/audit/finding.js";
import { type Ends, verifyAudit } from "../../../subgraphs/kit/audit/verify-audit.js";
import { registry } from "../../../subgraphs/registry.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";
import { readCheckpoint, writeCheckpoint } from "./checkpoint.js";
import { withAudits } from "./open-audits.js";

export type VerifyOptions = { subgraph?: string; checkpoint?: string };

/** What a fault means, after the chain and the entries it is about. */
const MEANINGS: Record<Finding["fault"], string> = {
  ALTERED: "changed, or not written by the graph",
  MOVED: "moved",
  REMOVED: "missing",
  UNLINKED: "follows an entry that is not the one before it",
  KEY_UNKNOWN: "cannot be checked, its key is not in AUDIT_KEYS",
  HEAD_REMOVED: "what says where the chain ends is missing",
  HEAD_ALTERED: "what says where the chain ends is not as it was written",
  CHAIN_REMOVED: "the whole chain is missing",
  UNREGISTERED: "the chain was not begun by the graph",
  REWOUND: "was there when the checkpoint was written, and is not there now",
};

/** `npm run audit -- verify`. */
export async function verifyAudits(
  { subgraph, checkpoint }: VerifyOptions,
  surroundings: CommandSurroundings,
): Promise<ExitCode> {
  const { out, err, signal } = surroundings;
  const entries = registry.filter(({ name }) => subgraph === undefined || name === subgraph);
  const before = checkpoint === undefined ? {} : await readCheckpoint(checkpoint);
  const after: Record<string, Ends> = { ...before };
  let wrong = 0;
  await withAudits(surroundings, entries, async (name, database) => {
    const earlier = before[name] ?? {};
    const {
      chains,
      entries: count,
      findings,
      ends,
    } = await verifyAudit(database, name, {
      earlier,
      signal,
    });
    after[name] = ends;
    wrong += findings.length;
    const mark = findings.length === 0 ? "✓" : "✗";
    out(`${mark} ${name}: ${number(count)} entries in ${number(chains)} chains\n`);
    for (const finding of findings) out(`    ${findingText(finding)}\n`);
  });
  if (wrong > 0) {
    err(`The audit is not as it was written: ${number(wrong)} findings.\n`);
    return 1;
  }
  if (checkpoint !== undefined) await writeCheckpoint(checkpoint, after);
  err("Every entry is as it was written.\n");
  return 0;
}

/** `agt_one 12–14: missing` */
export function findingText({ chain, fault, from, to, writtenAt }: Finding): string {
  const span = from === to ? `${from}` : `${from}–${to}`;
  const where = from === null ? chain : `${chain} ${span}`;
  const written = writtenAt === undefined ? "" : `, written at ${writtenAt}`;
  return `${where}: ${MEANINGS[fault]}${written}`;
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
