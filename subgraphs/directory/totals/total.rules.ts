import type { Affiliate, GrantStatus } from "../../kit/contract/enums.js";
import type { RemedyKind } from "../../kit/remedies/remedy.js";
import type { Won } from "../../kit/remedies/won.js";
import type { ReportedSum, SliceReports } from "./slice-report.js";

/** Where something counts in a total. What was declined or revoked counts nowhere. */
export const Standing = {
  RECEIVED: "RECEIVED",
  OFFERED: "OFFERED",
  PENDING: "PENDING",
  EXPIRED: "EXPIRED",
} as const;
export type Standing = keyof typeof Standing;

/** Sums in won by standing. */
export type WonByStanding = { received: Won; offered: Won; pending: Won; expired: Won };

export type KindTotal = WonByStanding & { kind: RemedyKind };
export type AffiliateTotal = WonByStanding & { affiliate: Affiliate; cash: Won };

/** Things with no won value of one kind and unit; `quantity: null` when a number was never published. */
export type InKindTotal = {
  standing: Standing;
  kind: RemedyKind | null;
  unit: string | null;
  grants: number;
  quantity: number | null;
  listPriceWon: Won | null;
};

export type Total = WonByStanding & {
  cash: Won;
  byKind: KindTotal[];
  byAffiliate: AffiliateTotal[];
  inKind: InKindTotal[];
  isComplete: boolean;
  missing: Affiliate[];
};

const STANDING: Record<GrantStatus, Standing | null> = {
  GRANTED: "RECEIVED",
  REDEEMED: "RECEIVED",
  OFFERED: "OFFERED",
  PENDING: "PENDING",
  EXPIRED: "EXPIRED",
  DECLINED: null,
  REVOKED: null,
};

/**
 * Adds up what the affiliates reported. A won value counts once, in its own kind; `received` is the plain sum over kinds.
 * Things in kind are counted by unit and never enter a sum of won. An affiliate that did not answer is named in
 * `missing` and adds nothing: the total is then what is known, not what is.
 */
export function totalOf(reports: SliceReports<readonly ReportedSum[]>): Total {
  const total: Total = {
    ...noWon(),
    cash: 0,
    byKind: [],
    byAffiliate: [],
    inKind: [],
    isComplete: true,
    missing: [],
  };
  for (const [affiliate, sums] of reports) {
    if (sums === null) {
      total.isComplete = false;
      total.missing.push(affiliate);
      continue;
    }
    const own: AffiliateTotal = { affiliate, cash: 0, ...noWon() };
    for (const sum of sums) {
      const standing = STANDING[sum.status];
      if (standing === null) continue;
      if (sum.won === null || sum.kind === null) addInKind(total.inKind, standing, sum);
      else addWon(total, own, standing, sum.kind, sum.won);
    }
    total.byAffiliate.push(own);
  }
  return total;
}

function addWon(
  total: Total,
  own: AffiliateTotal,
  standing: Standing,
  kind: RemedyKind,
  won: Won,
): void {
  let ofKind = total.byKind.find((entry) => entry.kind === kind);
  if (!ofKind) {
    ofKind = { kind, ...noWon() };
    total.byKind.push(ofKind);
  }
  const field = standing.toLowerCase() as keyof WonByStanding;
  for (const target of [total, own, ofKind]) target[field] += won;
  if (kind === "CASH" && standing === "RECEIVED") {
    total.cash += won;
    own.cash += won;
  }
}

function addInKind(inKind: InKindTotal[], standing: Standing, sum: ReportedSum): void {
  const { kind, unit } = sum;
  const entry = inKind.find(
    (other) => other.standing === standing && other.kind === kind && other.unit === unit,
  );
  if (!entry) {
    const { grants, quantity, listPriceWon } = sum;
    inKind.push({ standing, kind, unit, grants, quantity, listPriceWon });
    return;
  }
  entry.grants += sum.grants;
  entry.quantity = addKnown(entry.quantity, sum.quantity);
  entry.listPriceWon = addKnown(entry.listPriceWon, sum.listPriceWon);
}

/** The sum of two numbers; unknown when either is. */
function addKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function noWon(): WonByStanding {
  return { received: 0, offered: 0, pending: 0, expired: 0 };
}
