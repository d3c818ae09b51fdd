import type { Affiliate } from "../../kit/contract/enums.js";
import { koreanDay, startOfKoreanDay } from "../../kit/korean-calendar.js";
import { closesAt, type RemedyRound } from "../../kit/remedies/remedy.js";
import type { Catalogue, CatalogueRemedy } from "./catalogue.js";
import { formatNumber } from "./figure-text.js";
import type { Formula, Operator, RemedyFact } from "./formula.js";
import type { PublishedFigure } from "./published-figure.js";

/** What a formula may read. */
export type Given = {
  figures: ReadonlyMap<string, PublishedFigure>;
  catalogue: Catalogue;
};

/** A value that a formula needed and that nobody gave. */
export type Gap = { affiliate: Affiliate; remedyId: string; reason: "NO_ANSWER" | "NO_VALUE" };

/** How tightly a written term holds together; a looser one needs brackets inside a tighter one. */
const Binding = { SUM: 1, PRODUCT: 2, ATOM: 3 } as const;

/** A formula worked out: its value, unrounded, and the line that shows how. */
export type Term = {
  /** Null when something is missing, or when it would be a division by zero. */
  value: number | null;
  /** The arithmetic in numbers; a missing value is written as its remedy's id. */
  text: string;
  binding: (typeof Binding)[keyof typeof Binding];
  gaps: readonly Gap[];
};

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Works a formula out. @throws Error when it names a figure or a quotation that does not exist: a mistake of ours */
export function evaluate(formula: Formula, given: Given): Term {
  switch (formula.op) {
    case "number":
      return numeral(formula.value);
    case "figure":
      return quotedTerm(formula.id, formula.asOf, given.figures);
    case "remedy":
      return remedyTerm(formula.affiliate, formula.id, formula.fact, given.catalogue);
    case "hours":
      return atom(
        (formula.to.getTime() - formula.from.getTime()) / HOUR_MS,
        `${koreanMinute(formula.from)} → ${koreanMinute(formula.to)}`,
      );
    case "days":
      return daysTerm(formula.round);
    case "+":
    case "−":
    case "×":
    case "/":
      return combine(
        formula.op,
        formula.terms.map((term) => evaluate(term, given)),
      );
    case "percent": {
      const share = combine("/", [evaluate(formula.part, given), evaluate(formula.whole, given)]);
      return { ...share, value: share.value === null ? null : share.value * 100 };
    }
    case "percentOf": {
      const part = combine("×", [evaluate(formula.percent, given), evaluate(formula.whole, given)]);
      return { ...part, value: part.value === null ? null : part.value / 100 };
    }
  }
}

function quotedTerm(id: string, asOf: string | null, figures: Given["figures"]): Term {
  const figure = figures.get(id);
  const quotation =
    asOf === null
      ? figure?.quoted
      : figure?.revisions.find(({ provenance }) => provenance.some((said) => said.asOf === asOf));
  if (!figure || !quotation) throw new Error(`no figure ${id} as of ${asOf ?? "its publication"}`);
  const text = formatNumber(quotation.value);
  return atom(quotation.value, figure.unit === "PERCENT" ? `${text} %` : text);
}

function remedyTerm(
  affiliate: Affiliate,
  remedyId: string,
  fact: RemedyFact,
  catalogue: Catalogue,
): Term {
  const remedies = catalogue[affiliate];
  const remedy = remedies?.find(({ id }) => id === remedyId);
  const known = remedy ? factTerm(remedy, fact) : null;
  if (known) return known;
  const reason = remedies ? "NO_VALUE" : "NO_ANSWER";
  return { ...atom(null, remedyId), gaps: [{ affiliate, remedyId, reason }] };
}

function factTerm(remedy: CatalogueRemedy, fact: RemedyFact): Term | null {
  const { listPriceWon, quantity } = remedy;
  if (fact !== "listValue") return remedy[fact] === null ? null : numeral(remedy[fact]);
  if (listPriceWon === null || quantity === null) return null;
  // A single unit is not worth writing down.
  return quantity === 1
    ? numeral(listPriceWon)
    : combine("×", [numeral(listPriceWon), numeral(quantity)]);
}

function daysTerm(round: RemedyRound): Term {
  const end = closesAt(round);
  if (round.opensAt === null || end === null) return atom(null, round.id);
  const [first, last] = [koreanDay(round.opensAt), koreanDay(end)];
  const apart = startOfKoreanDay(last).getTime() - startOfKoreanDay(first).getTime();
  return atom(apart / DAY_MS + 1, `${first} … ${last}`);
}

function combine(op: Operator, terms: readonly Term[]): Term {
  const binding = op === "+" || op === "−" ? Binding.SUM : Binding.PRODUCT;
  return {
    value: terms.map(({ value }) => value).reduce((left, right) => apply(op, left, right)),
    text: terms
      .map((term, index) => {
        const isLooser = term.binding < binding || (index > 0 && term.binding === binding);
        return isLooser ? `(${term.text})` : term.text;
      })
      .join(` ${op} `),
    binding,
    gaps: terms.flatMap(({ gaps }) => gaps),
  };
}

function apply(op: Operator, left: number | null, right: number | null): number | null {
  if (left === null || right === null) return null;
  switch (op) {
    case "+":
      return left + right;
    case "−":
      return left - right;
    case "×":
      return left * right;
    case "/":
      return right === 0 ? null : left / right;
  }
}

function numeral(value: number): Term {
  return atom(value, formatNumber(value));
}

function atom(value: number | null, text: string): Term {
  return { value, text, binding: Binding.ATOM, gaps: [] };
}

/** `2022-10-15 15:30`, Korean wall-clock time. */
function koreanMinute(instant: Date): string {
  return instant.toLocaleString("sv-SE", { timeZone: "Asia/Seoul" }).slice(0, 16);
}
