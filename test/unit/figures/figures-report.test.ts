import { describe, expect, it } from "vitest";
import {
  figuresReport,
  type ReportedFigure,
  type ReportLanguage,
} from "../../../gateway/figures/figures-report.js";
import {
  type ComputedFigure,
  computeFigures,
} from "../../../subgraphs/directory/figures/figures.rules.js";
import { publishedFigures } from "../../../subgraphs/directory/figures/published-figures.js";
import { publishedCatalogue } from "../directory/figures-catalogue.fixture.js";

const figures = publishedFigures("1015");
const computed = computeFigures(figures, publishedCatalogue);

/** The figures as the graph would answer them. */
function reported(from: readonly ComputedFigure[], language: ReportLanguage): ReportedFigure[] {
  const quotation = ({ text, provenance }: ComputedFigure["quoted"]) => ({
    text: text[language],
    provenance: provenance.map(({ source, asOf }) => ({ source: source.key, asOf })),
  });
  return from.map((figure) => ({
    ...figure,
    title: figure.title[language],
    quoted: quotation(figure.quoted),
    revisions: figure.revisions.map(quotation),
    how: figure.how[language],
    note: figure.note?.[language] ?? null,
  }));
}

function reportOf(from: readonly ComputedFigure[], language: ReportLanguage): string {
  return figuresReport(reported(from, language), language);
}

function section(report: string, title: string): string {
  const found = report.split("\n\n").find((each) => each.startsWith(`${title}\n`));
  if (!found) throw new Error(`no section ${title}`);
  return found;
}

describe("the figures report", () => {
  it("puts verdict, published and computed value in columns, text last, details under their figure", () => {
    const few = computed.filter(({ id }) =>
      ["reports-received", "kakao-reports", "kakao-share"].includes(id),
    );

    expect(reportOf(few, "en")).toBe(
      [
        "Damage reports",
        "  ?  105,116           Reports through the official channel (19 October to 6 November)",
        "                         source: 2022-12-29, 2022-12-02, S4, W28",
        "  ?   87,195           Kakao's own reports, other affiliates' excluded",
        "                         source: 2022-12-29, S4",
        "                         also published: 87,198 reports (2022-12-02, W28, W31)",
        "                         The three reports between the versions are those of the free services with a loss (13,198 → 13,195).",
        "  ≠   83.1 %  82.95 %  Kakao's share of all reports",
        "                         source: 2022-12-29, S4",
        "                         = 87,195 / 105,116",
        "                         also published: 83.0 % (2022-12-02, W28)",
        "                         83.1 % would need 87,299 to 87,403 reports. Kept as quoted.",
        "",
        "From the left: verdict, published, computed, figure",
        "✓ agrees 0   ≠ differs 1   ? not computable 2",
        "",
      ].join("\n"),
    );
  });

  it("speaks Korean when asked to", () => {
    const duration = section(reportOf(computed, "ko"), "기간");

    expect(duration.split("\n").map((line) => line.trim().replace(/ {2,}/g, " | "))).toEqual([
      "기간",
      "✓ | 127.5 | 127.5 | 공식 장애 시간",
      "출처: W1, W2",
      "= 2022-10-15 15:30 → 2022-10-20 23:00",
      "다른 발표: 127시간 33분 (W21)",
      "모빌리티는 자체 산정에서 30분 이른 15:00을 시작으로 쓴다.",
      "✓ | 19 | 19 | 카카오 피해 접수 기간",
      "출처: W26, W28",
      "= 2022-10-19 … 2022-11-06",
    ]);
  });

  it("starts every title in one column, with nothing double-width to its left", () => {
    const rows = reportOf(computed, "ko")
      .split("\n")
      .filter((line) => /^ {2}[✓≠?] /u.test(line));
    const titleColumn = rows[0]?.indexOf(computed[0]?.title.ko ?? "") ?? -1;

    expect(rows.map((row) => row.slice(titleColumn))).toEqual(
      computed.map(({ title }) => title.ko),
    );
    expect(rows.filter((row) => !/^[ ✓≠?₩\d.,%]+$/u.test(row.slice(0, titleColumn)))).toEqual([]);
  });

  it("counts every verdict at the end", () => {
    expect(reportOf(computed, "ko").trimEnd().split("\n").at(-1)).toBe(
      "✓ 일치 40   ≠ 불일치 2   ? 계산 불가 19",
    );
    expect(reportOf(computeFigures(figures, {}), "en").trimEnd().split("\n").at(-1)).toBe(
      "✓ agrees 28   ≠ differs 1   ? not computable 32",
    );
  });

  it("says which affiliate is missing beside the figures that need it", () => {
    const report = reportOf(
      computeFigures(figures, { ...publishedCatalogue, ENTERTAINMENT: null }),
      "en",
    );

    expect(report.match(/No answer from Entertainment\./g)).toHaveLength(2);
  });
});
