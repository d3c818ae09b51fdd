import type { Affiliate } from "../../kit/contract/enums.js";
import type { RemedyKind, RemedyState } from "../../kit/remedies/remedy.js";
import type { Won } from "../../kit/remedies/won.js";
import { affiliateNames, type Catalogue, type ListedRemedy } from "./catalogue.js";

/**
 * What the remedies of one kind give one person, where a sum is published. A range, because a sum over remedies would
 * be nobody's: no person is in every audience.
 */
export type WonPerHead = { lowest: Won; highest: Won };

/** How much an outage's programmes hold, counted in remedies. What people received is not known here. */
export type OutageTotals = {
  /** Remedies of the affiliates that answered. */
  remedies: number;
  /** Every affiliate; `remedies` is null when it did not answer, which is not the same as having none. */
  byAffiliate: { affiliate: Affiliate; remedies: number | null }[];
  /** Kinds that occur, most remedies first; null is "no source tells, or none of the kinds fits". */
  byKind: { kind: RemedyKind | null; remedies: number; wonPerHead: WonPerHead | null }[];
  /** States that occur, most remedies first. */
  byState: { state: RemedyState; remedies: number }[];
  /** Remedies with neither a sum nor a number that everyone gets: a rule computes it, or no source tells. */
  withoutFixedValue: number;
  isComplete: boolean;
  /** The affiliates that did not answer. */
  missing: Affiliate[];
};

/** Counts the remedies that the graph handed over. */
export function outageTotals(catalogue: Catalogue<ListedRemedy>): OutageTotals {
  const affiliates = Object.keys(affiliateNames) as Affiliate[];
  const listed = affiliates.flatMap((affiliate) => catalogue[affiliate] ?? []);
  const missing = affiliates.filter((affiliate) => !catalogue[affiliate]);
  return {
    remedies: listed.length,
    byAffiliate: affiliates.map((affiliate) => ({
      affiliate,
      remedies: catalogue[affiliate]?.length ?? null,
    })),
    byKind: grouped(listed, ({ kind }) => kind).map(([kind, remedies]) => ({
      kind,
      remedies: remedies.length,
      wonPerHead: wonPerHead(remedies),
    })),
    byState: grouped(listed, ({ state }) => state).map(([state, remedies]) => ({
      state,
      remedies: remedies.length,
    })),
    withoutFixedValue: listed.filter(({ won, quantity }) => won === null && quantity === null)
      .length,
    isComplete: missing.length === 0,
    missing,
  };
}

/** Remedies by a property, largest group first; groups of one size stay in catalogue order. */
function grouped<Key>(
  remedies: readonly ListedRemedy[],
  keyOf: (remedy: ListedRemedy) => Key,
): [Key, ListedRemedy[]][] {
  const groups = new Map<Key, ListedRemedy[]>();
  for (const remedy of remedies) {
    const key = keyOf(remedy);
    groups.set(key, [...(groups.get(key) ?? []), remedy]);
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}

function wonPerHead(remedies: readonly ListedRemedy[]): WonPerHead | null {
  const sums = remedies.flatMap(({ won }) => won ?? []);
  return sums.length === 0 ? null : { lowest: Math.min(...sums), highest: Math.max(...sums) };
}
