import type { GrantSumType, GrantType } from "../contract/grant.types.js";

/**
 * Grants added up by kind, status and unit. Won and things in kind never share a row. One number that nobody published
 * makes the quantity of its row unknown: null, never 0.
 */
export function sumsOf(grants: readonly GrantType[]): GrantSumType[] {
  const sums = new Map<string, GrantSumType>();
  for (const grant of grants) {
    const isWon = grant.won !== null;
    const key = `${grant.remedy.kind}|${grant.status}|${grant.unit}|${isWon}`;
    const sum = sums.get(key);
    const listPriceWon =
      grant.listPriceWon === null || grant.quantity === null
        ? null
        : grant.listPriceWon * grant.quantity;
    if (!sum) {
      const { status, won, unit, quantity } = grant;
      sums.set(key, {
        kind: grant.remedy.kind,
        status,
        grants: 1,
        won,
        unit,
        quantity,
        listPriceWon,
      });
      continue;
    }
    sum.grants += 1;
    sum.won = addKnown(sum.won, grant.won);
    sum.quantity = addKnown(sum.quantity, grant.quantity);
    sum.listPriceWon = addKnown(sum.listPriceWon, listPriceWon);
  }
  return [...sums.values()];
}

/** The sum of two numbers; unknown when either is. */
function addKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
