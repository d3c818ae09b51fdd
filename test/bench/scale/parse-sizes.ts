import { InvalidArgumentError } from "commander";

/** Below it, a page of a search would not be full. */
const SMALLEST = 10_000;

/**
 * Reads numbers of people, the smallest first.
 * @throws InvalidArgumentError for anything but different whole numbers that are not too small
 */
export function parseSizes(text: string): number[] {
  const sizes = text.split(",").map(Number);
  const areSizes = sizes.every((size) => Number.isSafeInteger(size) && size >= SMALLEST);
  if (areSizes && new Set(sizes).size === sizes.length) return sizes.sort((a, b) => a - b);
  throw new InvalidArgumentError(
    `Give whole numbers from ${SMALLEST}, parted by commas: 10000,100000.`,
  );
}
