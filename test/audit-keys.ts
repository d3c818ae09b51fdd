import { parseAuditKeys } from "../subgraphs/kit/audit/audit-keys.js";
import { keyText } from "./pii-keys.js";

/** What the audit of tests is signed with. Other keys than those of personal data. */
export const AUDIT_KEYS_TEXT = `test:${keyText("audit")}`;

export const TEST_AUDIT_KEYS = parseAuditKeys(AUDIT_KEYS_TEXT);
