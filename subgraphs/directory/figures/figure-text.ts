import type { FigureUnit } from "./published-figure.js";

type Digits = Pick<Intl.NumberFormatOptions, "minimumFractionDigits" | "maximumFractionDigits">;

/** Decimals of values that are rounded to this step: 1 for 0.1, none for whole steps. */
export function decimalsOf(step: number): number {
  return Math.max(0, Math.round(-Math.log10(step)));
}

/** `82.95`, `48,000,000`: a number as Korean and English text both write it, at most three decimals by default. */
export function formatNumber(value: number, digits: Digits = {}): string {
  return value.toLocaleString("en-US", digits);
}

/** A number with the sign of its unit, where the unit has one: `83.1 %`, `₩312,000,000,000`. */
export function formatFigure(value: number, unit: FigureUnit, digits: Digits = {}): string {
  const number = formatNumber(value, digits);
  if (unit === "PERCENT") return `${number} %`;
  return unit === "WON" ? `₩${number}` : number;
}
