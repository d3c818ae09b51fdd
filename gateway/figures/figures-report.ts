/** A figure as the graph answers it, in one language. */
export type ReportedFigure = {
  id: string;
  group: keyof typeof groups;
  title: string;
  quotedText: string;
  quoted: ReportedQuotation;
  revisions: ReportedQuotation[];
  computedText: string | null;
  verdict: keyof typeof signs;
  how: string;
  note: string | null;
};

export type ReportedQuotation = {
  text: string;
  provenance: { source: string; asOf: string | null }[];
};

/** The language of the report. */
export type ReportLanguage = "ko" | "en";

type LocalizedText = Record<ReportLanguage, string>;

const signs = { AGREES: "✓", DIFFERS: "≠", NOT_COMPUTABLE: "?" } as const;

const verdicts: Record<keyof typeof signs, LocalizedText> = {
  AGREES: { ko: "일치", en: "agrees" },
  DIFFERS: { ko: "불일치", en: "differs" },
  NOT_COMPUTABLE: { ko: "계산 불가", en: "not computable" },
};

const groups = {
  DURATION: { ko: "기간", en: "Duration" },
  REPORTS: { ko: "피해 접수", en: "Damage reports" },
  REPORTERS: { ko: "신고 주체", en: "Reporters" },
  PACKAGE: { ko: "마음 패키지", en: "Gift package" },
  SMALL_BUSINESS: { ko: "소상공인 지원", en: "Support of small businesses" },
  COST: { ko: "비용", en: "Cost" },
} as const satisfies Record<string, LocalizedText>;

const columns: LocalizedText = {
  ko: "왼쪽부터: 판정, 발표된 값, 계산한 값, 항목",
  en: "From the left: verdict, published, computed, figure",
};

const published: LocalizedText = { ko: "출처", en: "source" };
const alsoPublished: LocalizedText = { ko: "다른 발표", en: "also published" };

/**
 * The computed figures as a table for a terminal, grouped, with the legend and a count of each verdict. Text comes last
 * on its line because Hangul is two columns wide and would push whatever stood to its right.
 */
export function figuresReport(
  figures: readonly ReportedFigure[],
  language: ReportLanguage,
): string {
  const rows = figures.map((figure) => ({
    figure,
    published: figure.quotedText,
    computed: figure.computedText ?? "",
  }));
  const publishedWidth = Math.max(0, ...rows.map(({ published }) => published.length));
  const computedWidth = Math.max(0, ...rows.map(({ computed }) => computed.length));
  const line = (sign: string, published: string, computed: string, text: string) =>
    `  ${sign}  ${published.padStart(publishedWidth)}  ${computed.padStart(computedWidth)}  ${text}`;

  const sections = (Object.keys(groups) as (keyof typeof groups)[]).flatMap((group) => {
    const lines = rows
      .filter(({ figure }) => figure.group === group)
      .flatMap(({ figure, published, computed }) => [
        line(signs[figure.verdict], published, computed, figure.title),
        ...details(figure, language).map((detail) => line(" ", "", "", `  ${detail}`)),
      ]);
    return lines.length === 0 ? [] : [[groups[group][language], ...lines].join("\n")];
  });
  return `${[...sections, legend(figures, language)].join("\n\n")}\n`;
}

function details(figure: ReportedFigure, language: ReportLanguage): string[] {
  const revisions = figure.revisions.map((revision) => `${revision.text} (${sourcesOf(revision)})`);
  return [
    `${published[language]}: ${sourcesOf(figure.quoted)}`,
    ...(figure.verdict === "NOT_COMPUTABLE" ? [] : [`= ${figure.how}`]),
    ...(revisions.length === 0 ? [] : [`${alsoPublished[language]}: ${revisions.join("; ")}`]),
    ...(figure.note === null ? [] : [figure.note]),
  ];
}

/** `2022-12-02, W28, W31` */
function sourcesOf({ provenance }: ReportedQuotation): string {
  const days = provenance.flatMap(({ asOf }) => asOf ?? []);
  return [...new Set([...days, ...provenance.map(({ source }) => source)])].join(", ");
}

function legend(figures: readonly ReportedFigure[], language: ReportLanguage): string {
  const counts = (Object.keys(signs) as (keyof typeof signs)[]).map((verdict) => {
    const count = figures.filter((figure) => figure.verdict === verdict).length;
    return `${signs[verdict]} ${verdicts[verdict][language]} ${count}`;
  });
  return `${columns[language]}\n${counts.join("   ")}`;
}
