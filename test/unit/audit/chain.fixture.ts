import {
  type AuditDraft,
  type AuditEntry,
  type Chain,
  chained,
  GENESIS,
  type Head,
  headSignature,
  type SignedHead,
} from "../../../subgraphs/kit/audit/audit-entry.js";
import { TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { DEMO_INSTANT } from "../../demo.js";

export const CHAIN: Chain = { subgraph: "directory", name: "agt_test", keys: TEST_AUDIT_KEYS };

/** What an agent did, unless a test says otherwise. */
export function draft(changes: Partial<AuditDraft> = {}): AuditDraft {
  return {
    at: DEMO_INSTANT,
    actor: "agt_test",
    role: "agent",
    address: "192.0.2.7",
    requestId: "req_1",
    action: "LOOKUP",
    whom: ["ptn_test_one"],
    what: "Query.partner",
    outcome: "DONE",
    why: null,
    details: {},
    ...changes,
  };
}

/** The first entries of a chain, each about another person. */
export function entries(count: number, chain = CHAIN): AuditEntry[] {
  const drafts = Array.from({ length: count }, (_, index) =>
    draft({ whom: [`ptn_test_${index}`] }),
  );
  return chained(chain, GENESIS, drafts);
}

/** What says that a chain ends there. */
export function signed(head: Head, chain = CHAIN): SignedHead {
  const { sequence, hash } = head;
  const key = chain.keys.active;
  return {
    sequence,
    hash,
    keyId: key.id,
    signature: headSignature(key, chain, { sequence, hash }),
  };
}
