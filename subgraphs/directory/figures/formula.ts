import type { Affiliate } from "../../kit/contract/enums.js";
import type { KoreanDay } from "../../kit/korean-calendar.js";
import type { RemedyRound } from "../../kit/remedies/remedy.js";

/** What is read from a remedy. `listValue` is the list price of one unit × the quantity that everyone gets. */
export type RemedyFact = "won" | "quota" | "listValue";

/** Left to right over its terms, written as it is read. */
export type Operator = "+" | "−" | "×" | "/";

/**
 * How a figure is computed, as data: the same tree gives the number and the line that explains it, so the explanation
 * cannot drift from the arithmetic. Other figures enter with the value that was quoted, never with a computed one.
 */
export type Formula =
  | { op: "number"; value: number }
  | { op: "figure"; id: string; asOf: KoreanDay | null }
  | { op: "remedy"; affiliate: Affiliate; id: string; fact: RemedyFact }
  | { op: "hours"; from: Date; to: Date }
  | { op: "days"; round: RemedyRound }
  | { op: Operator; terms: readonly Formula[] }
  | { op: "percent"; part: Formula; whole: Formula }
  | { op: "percentOf"; percent: Formula; whole: Formula };

/** A number that a source states and that is no figure of its own; the figure's provenance names the source. */
export function number(value: number): Formula {
  return { op: "number", value };
}

/** The quoted value of another figure, or what was quoted for it on an earlier day. */
export function figure(id: string, asOf: KoreanDay | null = null): Formula {
  return { op: "figure", id, asOf };
}

/** The sum in won that a remedy gives everyone. */
export function won(affiliate: Affiliate, id: string): Formula {
  return { op: "remedy", affiliate, id, fact: "won" };
}

/** How many times a remedy can be given in all. */
export function quota(affiliate: Affiliate, id: string): Formula {
  return { op: "remedy", affiliate, id, fact: "quota" };
}

/** What one person's share of an in-kind remedy costs at the published list price, in won. */
export function listValue(affiliate: Affiliate, id: string): Formula {
  return { op: "remedy", affiliate, id, fact: "listValue" };
}

/** Hours between two instants, fractions kept. */
export function hours(from: Date, to: Date): Formula {
  return { op: "hours", from, to };
}

/** Calendar days in Korea of a round after its extensions, both ends counted. */
export function days(round: RemedyRound): Formula {
  return { op: "days", round };
}

export function sum(...terms: readonly Formula[]): Formula {
  return { op: "+", terms };
}

export function difference(...terms: readonly Formula[]): Formula {
  return { op: "−", terms };
}

export function product(...terms: readonly Formula[]): Formula {
  return { op: "×", terms };
}

export function quotient(...terms: readonly Formula[]): Formula {
  return { op: "/", terms };
}

/** What share the part is of the whole, in percent. */
export function percent(part: Formula, whole: Formula): Formula {
  return { op: "percent", part, whole };
}

/** So many percent of the whole. */
export function percentOf(share: Formula, whole: Formula): Formula {
  return { op: "percentOf", percent: share, whole };
}
