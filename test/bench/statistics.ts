/** What a figure came to over the rounds. */
export type Spread = { median: number; lowest: number; highest: number };

/** The median of a figure over the rounds, and its ends. @throws RangeError when there was no round */
export function spreadOf(figures: readonly number[]): Spread {
  return {
    median: median(figures),
    lowest: Math.min(...figures),
    highest: Math.max(...figures),
  };
}

/** The middle figure, or halfway between the two in the middle. @throws RangeError when there is none */
export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

/**
 * The figure that this share of them does not exceed, between two of them in proportion.
 * @param share from 0, the lowest, to 1, the highest
 * @throws RangeError when there is none
 */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) throw new RangeError("nothing was measured");
  return low + (high - low) * (place - Math.floor(place));
}

/**
 * What one way is of another, round by round: what the machine did besides met both of a round alike, so that their
 * ratio holds still where the figures themselves drift.
 * @throws RangeError when they were not measured in the same rounds
 */
export function ratios(figures: readonly number[], base: readonly number[]): number[] {
  if (figures.length !== base.length) throw new RangeError("measured in different rounds");
  return figures.map((figure, round) => figure / (base[round] ?? Number.NaN));
}
