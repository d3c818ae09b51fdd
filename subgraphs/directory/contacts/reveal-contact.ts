import { and, eq } from "drizzle-orm";
import type { RequestAudit } from "../../kit/audit/request-audit.js";
import type { Database } from "../../kit/database/connection.js";
import { contactText } from "../../kit/pii/contact-text.js";
import { holdsNumber } from "../../kit/pii/numbers-in-text.js";
import type { SubgraphContext } from "../../kit/subgraph.types.js";
import { contactReveals } from "../tables.js";
import { auditedReveal, auditReveal, type Reveal } from "./audit-reveal.js";
import { contactOf } from "./contacts.repository.js";
import type { RevealRefusalCode } from "./reveal-refusals.js";
import { openContact, type SealedContact } from "./sealed-contact.js";

/** What came of asking for a contact in full. `visibleUntil`: from then on a screen shows the masked one again. */
export type RevealOutcome =
  | { outcome: "SHOWN"; value: string; visibleUntil: Date; isReplay: boolean }
  | { outcome: "REFUSED"; code: RevealRefusalCode };

const VISIBLE_MS = 60_000;

/**
 * Shows a contact in full for a minute, once it is on record who sees it and why: the record is committed before the
 * value is opened. The same request within that minute has the same answer and no second record.
 * @throws SealError when the stored value cannot be opened
 */
export async function revealContact(
  { database, audit }: Pick<SubgraphContext, "database" | "audit">,
  reveal: Reveal,
): Promise<RevealOutcome> {
  const { beneficiaryId, kind } = reveal;
  const seen = await seeContact(database, audit, reveal);
  if (typeof seen === "string") {
    await audit.record({ ...auditedReveal(reveal), outcome: seen });
    return { outcome: "REFUSED", code: seen };
  }
  if (seen.isReplay) await audit.record({ ...auditedReveal(reveal), outcome: "REPLAYED" });
  const value = openContact(database.keys, beneficiaryId, seen.contact);
  return {
    outcome: "SHOWN",
    value: contactText(kind, value),
    visibleUntil: visibleUntil(seen),
    isReplay: seen.isReplay,
  };
}

type Seen = { contact: SealedContact; revealedAt: Date; isReplay: boolean };

/** The sealed contact, once it is on record that it is seen, or why it is not. */
async function seeContact(
  database: Database,
  audit: RequestAudit,
  reveal: Reveal,
): Promise<Seen | RevealRefusalCode> {
  if (holdsNumber(reveal.note)) return "NOTE_HOLDS_A_NUMBER";
  const { beneficiaryId, kind } = reveal;
  return database.db.transaction(async (tx) => {
    const contact = await contactOf(tx, beneficiaryId, kind);
    if (!contact) return "CONTACT_UNKNOWN";
    if (await auditReveal(tx, audit, reveal)) {
      return { contact, revealedAt: reveal.revealedAt, isReplay: false };
    }
    const [earlier] = await tx.select().from(contactReveals).where(isRequest(reveal));
    if (!earlier || !isSame(earlier, reveal)) return "IDEMPOTENCY_MISMATCH";
    if (visibleUntil(earlier) <= reveal.revealedAt) return "REVEAL_IS_OVER";
    return { contact, revealedAt: earlier.revealedAt, isReplay: true };
  });
}

function visibleUntil({ revealedAt }: { revealedAt: Date }): Date {
  return new Date(revealedAt.getTime() + VISIBLE_MS);
}

function isRequest({ beneficiaryId, actor, idempotencyKey }: Reveal) {
  return and(
    eq(contactReveals.beneficiaryId, beneficiaryId),
    eq(contactReveals.actor, actor),
    eq(contactReveals.idempotencyKey, idempotencyKey),
  );
}

function isSame(
  earlier: Pick<typeof contactReveals.$inferSelect, "kind" | "reason" | "note">,
  { kind, reason, note }: Reveal,
): boolean {
  return earlier.kind === kind && earlier.reason === reason && earlier.note === note;
}
