import type { LocalizedText } from "../../kit/remedies/remedy.js";
import { decimalsOf, formatFigure } from "./figure-text.js";
import type { ComputedFigure, FigureVerdict } from "./figures.rules.js";
import { FigureGroup, type Quotation } from "./published-figure.js";

type ReportLanguage = keyof LocalizedText;

const signs: Readonly<Record<FigureVerdict, string>> = {
  AGREES: "✓",
  DIFFERS: "≠",
  NOT_COMPUTABLE: "?",
};

const verdicts: Readonly<Record<FigureVerdict, LocalizedText>> = {
  AGREES: { ko: "일치", en: "agrees" },
  DIFFERS: { ko: "불일치", en: "differs" },
  NOT_COMPUTABLE: { ko: "계산 불가", en: "not computable" },
};

const groups: Readonly<Record<FigureGroup, LocalizedText>> = {
  DURATION: { ko: "기간", en: "Duration" },
  REPORTS: { ko: "피해 접수", en: "Damage reports" },
  REPORTERS: { ko: "신고 주체", en: "Reporters" },
  PACKAGE: { ko: "마음 패키지", en: "Gift package" },
  SMALL_BUSINESS: { ko: "소상공인 지원", en: "Support of small businesses" },
  COST: { ko: "비용", en: "Cost" },
};

const columns: LocalizedText = {
  ko: "왼쪽부터: 판정, 발표된 값, 계산한 값, 항목",
  en: "From the left: verdict, published, computed, figure",
};

const alsoPublished: LocalizedText = { ko: "다른 발표", en: "also published" };

/**
 * The computed figures as a table for a terminal, grouped, with the legend and a count of each verdict. Text comes last
 * on its line because Hangul is two columns wide and would push whatever stood to its right.
 */
export function figuresReport(
  figures: readonly ComputedFigure[],
  language: ReportLanguage,
): string {
  const rows = figures.map((figure) => ({
    figure,
    published: publishedNumber(figure),
    computed: figure.computedText ?? "",
  }));
  const publishedWidth = Math.max(0, ...rows.map(({ published }) => published.length));
  const computedWidth = Math.max(0, ...rows.map(({ computed }) => computed.length));
  const line = (sign: string, published: string, computed: string, text: string) =>
    `  ${sign}  ${published.padStart(publishedWidth)}  ${computed.padStart(computedWidth)}  ${text}`;

  const sections = Object.values(FigureGroup).flatMap((group) => {
    const lines = rows
      .filter(({ figure }) => figure.group === group)
      .flatMap(({ figure, published, computed }) => [
        line(signs[figure.verdict], published, computed, figure.title[language]),
        ...details(figure, language).map((detail) => line(" ", "", "", `  ${detail}`)),
      ]);
    return lines.length === 0 ? [] : [[groups[group][language], ...lines].join("\n")];
  });
  return `${[...sections, legend(figures, language)].join("\n\n")}\n`;
}

/** With the decimals it was quoted with, where those are known: 83.0 %, not 83 %. */
function publishedNumber({ quoted, unit, check }: ComputedFigure): string {
  return formatFigure(quoted.value, unit, {
    minimumFractionDigits: check ? decimalsOf(check.roundedTo) : 0,
  });
}

function details(figure: ComputedFigure, language: ReportLanguage): string[] {
  const revisions = figure.revisions.map((revision) => quotationLine(revision, language));
  return [
    ...(figure.verdict === "NOT_COMPUTABLE" ? [] : [`= ${figure.how[language]}`]),
    ...(revisions.length === 0 ? [] : [`${alsoPublished[language]}: ${revisions.join("; ")}`]),
    ...(figure.note === null ? [] : [figure.note[language]]),
  ];
}

/** `87,198 reports (2022-12-02, W28, W31)` */
function quotationLine({ text, provenance }: Quotation, language: ReportLanguage): string {
  const days = provenance.flatMap(({ asOf }) => asOf ?? []);
  const sources = provenance.map(({ source }) => source.key);
  return `${text[language]} (${[...new Set([...days, ...sources])].join(", ")})`;
}

function legend(figures: readonly ComputedFigure[], language: ReportLanguage): string {
  const counts = (Object.keys(signs) as FigureVerdict[]).map((verdict) => {
    const count = figures.filter((figure) => figure.verdict === verdict).length;
    return `${signs[verdict]} ${verdicts[verdict][language]} ${count}`;
  });
  return `${columns[language]}\n${counts.join("   ")}`;
}
