import type { TimelineEventType } from "../contract/grant.types.js";
import type { LocalizedText } from "../remedies/remedy.js";
import { compareEventIds } from "./event-order.js";
import { grantId } from "./grant-id.js";
import type { SliceRow } from "./slice.query.js";
import type { ClaimView, GrantView } from "./views.js";

const CLAIM_TITLE: LocalizedText = { ko: "피해 접수", en: "Damage claim" };

/**
 * Every step so far, oldest first: the events that were recorded, and the two that the clock makes and hardly anybody
 * records: an offer that opened and something that lapsed unused.
 */
export function timelineOf(
  grants: readonly GrantView[],
  claims: readonly ClaimView[],
  row: SliceRow<unknown>,
  now: Date,
): TimelineEventType[] {
  const events: TimelineEventType[] = [];
  const { outageId, beneficiaryId } = row;
  const grantById = new Map(grants.map((grant) => [grant.id, grant]));
  const recordedAsLapsed = new Set<string>();
  for (const { remedyId, issue, sequence, status, at } of row.grantEvents) {
    const grant = grantById.get(grantId({ outageId, beneficiaryId, remedyId, issue }));
    if (!grant) continue;
    events.push(grantEvent(grant, `${grant.id}.${sequence}`, status, new Date(at)));
    if (status === "EXPIRED") recordedAsLapsed.add(grant.id);
  }
  for (const grant of grants) {
    const opensAt = grant.grantedAt === null && grant.remedy.window?.opensAt;
    const isDerived = grant.status === "OFFERED" || grant.status === "EXPIRED";
    if (isDerived && opensAt && opensAt <= now && !hasRow(row, grant)) {
      events.push(grantEvent(grant, `${grant.id}.offered`, "OFFERED", opensAt));
    }
    const isRecorded = recordedAsLapsed.has(grant.id);
    if (grant.status === "EXPIRED" && grant.expiresAt && !isRecorded) {
      events.push(grantEvent(grant, `${grant.id}.expired`, "EXPIRED", grant.expiresAt));
    }
  }
  const claimById = new Map(claims.map((claim) => [claim.id, claim]));
  for (const { claimId, sequence, status, at } of row.claimEvents) {
    const claim = claimById.get(claimId);
    if (claim) events.push(claimEvent(claim, `${claimId}.${sequence}`, status, new Date(at)));
  }
  return events.sort((a, b) => a.at.getTime() - b.at.getTime() || compareEventIds(a.id, b.id));
}

function hasRow(row: SliceRow<unknown>, grant: GrantView): boolean {
  return row.grants.some(({ remedyId }) => remedyId === grant.remedy.id);
}

function grantEvent(grant: GrantView, id: string, status: string, at: Date): TimelineEventType {
  return {
    id,
    at,
    subject: "GRANT",
    subjectId: grant.id,
    remedyId: grant.remedy.id,
    status,
    won: grant.won,
    quantity: grant.quantity,
    unit: grant.unit,
    titleKo: grant.remedy.title.ko,
    titleEn: grant.remedy.title.en,
  };
}

function claimEvent(claim: ClaimView, id: string, status: string, at: Date): TimelineEventType {
  return {
    id,
    at,
    subject: "CLAIM",
    subjectId: claim.id,
    remedyId: null,
    status,
    won: claim.lossWon,
    quantity: null,
    unit: null,
    titleKo: CLAIM_TITLE.ko,
    titleEn: CLAIM_TITLE.en,
  };
}
