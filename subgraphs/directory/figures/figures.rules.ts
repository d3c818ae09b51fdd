import type { LocalizedText } from "../../kit/remedies/remedy.js";
import { affiliateNames, type Catalogue } from "./catalogue.js";
import { decimalsOf, formatFigure } from "./figure-text.js";
import { evaluate, type Gap } from "./formula.rules.js";
import type { PublishedFigure } from "./published-figure.js";

/**
 * AGREES: the computed value rounds to the quoted one. DIFFERS: it does not, and the quoted one stays as it is.
 * NOT_COMPUTABLE: nothing gives this number, or an affiliate that would give it did not answer.
 */
export const FigureVerdict = {
  AGREES: "AGREES",
  DIFFERS: "DIFFERS",
  NOT_COMPUTABLE: "NOT_COMPUTABLE",
} as const;
export type FigureVerdict = keyof typeof FigureVerdict;

/** A published figure beside what the record and the graph make of it. */
export type ComputedFigure = PublishedFigure & {
  /** The quoted value for people, with the decimals it was quoted with where those are known: 83.0 %, not 83 %. */
  quotedText: string;
  /** Unrounded, in the figure's unit; null when it is not computable. */
  computed: number | null;
  /** The same for people, with one digit more than the quoted value was rounded to. */
  computedText: string | null;
  verdict: FigureVerdict;
  /** The arithmetic in one line; a value that did not arrive is written as its remedy's id. */
  how: LocalizedText;
};

const NOT_DERIVED: LocalizedText = {
  ko: "발표된 값뿐이며, 다른 수치나 보상에서 계산되지 않음",
  en: "only published: no other figure and no remedy gives it",
};

/**
 * Computes every figure from the other published ones, the outage's own times and the remedies that the graph handed
 * over. Never guesses: one missing value makes exactly the figures that need it NOT_COMPUTABLE, and their note says what
 * is missing. @throws Error when a formula names a figure that is not in the list: a mistake of ours
 */
export function computeFigures(
  figures: readonly PublishedFigure[],
  catalogue: Catalogue,
): ComputedFigure[] {
  const given = { figures: new Map(figures.map((figure) => [figure.id, figure])), catalogue };
  return figures.map((published) => {
    const figure = { ...published, quotedText: quotedText(published) };
    if (figure.check === null) return { ...figure, ...notComputable(NOT_DERIVED) };
    const { formula, roundedTo } = figure.check;
    const { value, text, gaps } = evaluate(formula, given);
    const line = formula.op === "remedy" && value !== null ? `${text} (${formula.id})` : text;
    const how = { ko: line, en: line };
    if (value === null) {
      return { ...figure, ...notComputable(how), note: joined(missing(gaps), figure.note) };
    }
    return {
      ...figure,
      computed: value,
      computedText: formatFigure(value, figure.unit, {
        maximumFractionDigits: decimalsOf(roundedTo) + 1,
      }),
      verdict: agrees(value, figure.quoted.value, roundedTo) ? "AGREES" : "DIFFERS",
      how,
    };
  });
}

function quotedText({ quoted, unit, check }: PublishedFigure): string {
  return formatFigure(quoted.value, unit, {
    minimumFractionDigits: check ? decimalsOf(check.roundedTo) : 0,
  });
}

/** Whether the computed value rounds to the quoted one at the quoted one's step, halves up. */
function agrees(computed: number, quoted: number, step: number): boolean {
  return Math.round(computed / step) === Math.round(quoted / step);
}

function notComputable(how: LocalizedText) {
  return { computed: null, computedText: null, verdict: FigureVerdict.NOT_COMPUTABLE, how };
}

/** Which affiliates did not answer, and which remedies of those that did have no value. */
function missing(gaps: readonly Gap[]): LocalizedText | null {
  const silent = gaps.filter(({ reason }) => reason === "NO_ANSWER").map((gap) => gap.affiliate);
  const unvalued = gaps.filter(({ reason }) => reason === "NO_VALUE").map((gap) => gap.remedyId);
  return joined(
    listed(silent, (names) => ({
      ko: `응답하지 않은 계열사: ${names.map((name) => affiliateNames[name].ko).join(", ")}.`,
      en: `No answer from ${names.map((name) => affiliateNames[name].en).join(", ")}.`,
    })),
    listed(unvalued, (ids) => ({
      ko: `그래프에 값이 없는 보상: ${ids.join(", ")}.`,
      en: `The graph has no value for ${ids.join(", ")}.`,
    })),
  );
}

/** A sentence about each name once; none when there is nothing to say. */
function listed<Name>(
  names: readonly Name[],
  sentence: (names: Name[]) => LocalizedText,
): LocalizedText | null {
  return names.length === 0 ? null : sentence([...new Set(names)]);
}

function joined(first: LocalizedText | null, second: LocalizedText | null): LocalizedText | null {
  if (first === null || second === null) return first ?? second;
  return { ko: `${first.ko} ${second.ko}`, en: `${first.en} ${second.en}` };
}
