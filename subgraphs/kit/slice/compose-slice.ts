import type { Affiliate } from "../contract/enums.js";
import type { GrantReasonType } from "../contract/grant.types.js";
import type { RemedyType } from "../contract/remedy.types.js";
import {
  amountFields,
  type Decision,
  type ReasonInputs,
  type ReasonTexts,
} from "../remedies/decision.js";
import type { Programme, ProgrammeRemedy } from "../remedies/programme.js";
import { closesAt, isOpen, type RemedyRound } from "../remedies/remedy.js";
import { grantId } from "./grant-id.js";
import { remedyView } from "./remedy-view.js";
import type { ClaimRow, GrantRow, SliceRow } from "./slice.query.js";
import { sumsOf } from "./sums.js";
import { timelineOf } from "./timeline.js";
import type { ClaimView, GrantView, SliceView } from "./views.js";

/** What an affiliate adds to a claim out of its own facts, or of grants: the own fields of its claim type, by name. */
export type ClaimFields<Facts> = (
  claim: ClaimRow,
  slice: SliceRow<Facts>,
) => Readonly<Record<string, unknown>>;

/** A programme with everything that does not depend on a request prepared. */
export type PreparedProgramme<Facts> = {
  affiliate: Affiliate;
  sliceType: string;
  claimType: string;
  claimFields?: ClaimFields<Facts> | undefined;
  outageId: string;
  reasons: Readonly<Record<string, ReasonTexts>>;
  remedies: readonly { remedy: ProgrammeRemedy<Facts>; view: RemedyType }[];
};

/** Prepares a programme once, at start. */
export function prepareProgramme<Facts>(
  programme: Programme<Facts>,
  names: Omit<PreparedProgramme<Facts>, "outageId" | "remedies">,
): PreparedProgramme<Facts> {
  const remedies = programme.remedies.map((remedy) => ({
    remedy,
    view: remedyView(names.affiliate, remedy),
  }));
  return { ...names, outageId: programme.outageId, remedies };
}

/**
 * What one affiliate gave and offers to one beneficiary, at an instant. Rows of the ledger come first; a remedy without a
 * row is offered, or shown as lapsed, where its rule says that this beneficiary may take it.
 */
export function composeSlice<Facts>(
  programme: PreparedProgramme<Facts>,
  row: SliceRow<Facts>,
  now: Date,
): SliceView {
  requireListed(
    programme,
    row.grants.map(({ remedyId }) => remedyId),
  );
  const grants = programme.remedies.flatMap(({ remedy, view }) => {
    const given = row.grants.filter(({ remedyId }) => remedyId === remedy.id);
    return given.length > 0
      ? given.map((grant) => givenGrant(programme, remedy, view, grant, row.beneficiaryId, now))
      : (offeredGrant(programme, remedy, view, row, now) ?? []);
  });
  const claims = row.claims.map((claim) => claimView(programme, claim, row));
  return {
    __typename: programme.sliceType,
    affiliate: programme.affiliate,
    grants,
    claims,
    sums: sumsOf(grants),
    timeline: timelineOf(grants, claims, row, now),
  };
}

/** Leaving a row out would show less than was given and call it all. No answer at all is what the graph can say honestly. */
function requireListed(programme: PreparedProgramme<never>, remedyIds: readonly string[]): void {
  const listed = new Set(programme.remedies.map(({ view }) => view.id));
  for (const remedyId of remedyIds) {
    if (!listed.has(remedyId)) {
      throw new Error(
        `the ledger has ${remedyId}, which outage ${programme.outageId} does not list`,
      );
    }
  }
}

function givenGrant<Facts>(
  programme: PreparedProgramme<Facts>,
  remedy: ProgrammeRemedy<Facts>,
  view: RemedyType,
  row: GrantRow,
  beneficiaryId: string,
  now: Date,
): GrantView {
  const expiresAt = instant(row.expiresAt);
  const hasLapsed = row.status === "GRANTED" && expiresAt !== null && expiresAt < now;
  return {
    ...remedy.details,
    ...row.reasonInputs,
    __typename: remedy.grantType,
    id: grantId({
      outageId: programme.outageId,
      remedyId: remedy.id,
      beneficiaryId,
      issue: row.issue,
    }),
    remedy: view,
    status: hasLapsed ? "EXPIRED" : row.status,
    won: row.won,
    quantity: row.quantity,
    unit: row.unit,
    listPriceWon: row.listPriceWon,
    grantedAt: instant(row.grantedAt),
    expiresAt,
    redeemedAt: instant(row.redeemedAt),
    reason: reasonView(programme, row.reasonCode, row.ruleVersion, row.reasonInputs, view),
  };
}

function offeredGrant<Facts>(
  programme: PreparedProgramme<Facts>,
  remedy: ProgrammeRemedy<Facts>,
  view: RemedyType,
  row: SliceRow<Facts>,
  now: Date,
): GrantView | null {
  if (!remedy.offer || row.facts === null) return null;
  const standing = standingOf(remedy.rounds, now);
  if (standing === null) return null;
  const decision: Decision = remedy.offer(row.facts, now);
  if (!decision.entitled) return null;
  const { amount, reason } = decision;
  return {
    ...remedy.details,
    ...reason.inputs,
    __typename: remedy.grantType,
    id: grantId({
      outageId: programme.outageId,
      remedyId: remedy.id,
      beneficiaryId: row.beneficiaryId,
      issue: 1,
    }),
    remedy: view,
    status: standing.status,
    ...amountFields(amount),
    grantedAt: null,
    expiresAt: standing.until,
    redeemedAt: null,
    reason: reasonView(programme, reason.code, reason.ruleVersion, reason.inputs, view),
  };
}

/** Whether a remedy is open to take, or was; null before it opens. A remedy without rounds is open. */
function standingOf(
  rounds: readonly RemedyRound[],
  now: Date,
): { status: "OFFERED" | "EXPIRED"; until: Date | null } | null {
  if (rounds.length === 0) return { status: "OFFERED", until: null };
  const open = rounds.find((round) => isOpen(round, now));
  if (open) return { status: "OFFERED", until: closesAt(open) };
  const over = rounds.findLast((round) => round.opensAt === null || round.opensAt <= now);
  return over ? { status: "EXPIRED", until: closesAt(over) } : null;
}

function claimView<Facts>(
  programme: PreparedProgramme<Facts>,
  row: ClaimRow,
  slice: SliceRow<Facts>,
): ClaimView {
  const remedy = programme.remedies.find(({ view }) => view.id === row.remedyId);
  return {
    ...row.details,
    ...programme.claimFields?.(row, slice),
    __typename: programme.claimType,
    id: row.claimId,
    status: row.status,
    filedAt: new Date(row.filedAt),
    decidedAt: instant(row.decidedAt),
    lossWon: row.lossWon,
    reason:
      row.reasonCode !== null && row.ruleVersion !== null && row.reasonInputs !== null
        ? reasonView(programme, row.reasonCode, row.ruleVersion, row.reasonInputs, remedy?.view)
        : null,
  };
}

/** A reason as the graph shows it. @param remedy whose sources are cited */
export function reasonView<Facts>(
  programme: Pick<PreparedProgramme<Facts>, "reasons">,
  code: string,
  ruleVersion: string,
  facts: ReasonInputs,
  remedy: RemedyType | undefined,
): GrantReasonType {
  const texts = programme.reasons[code];
  if (!texts) throw new Error(`reason ${code} has no texts`);
  return { code, ruleVersion, facts, texts, sources: remedy?.provenance ?? [] };
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
