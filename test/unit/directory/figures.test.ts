import { describe, expect, it } from "vitest";
import { computeFigures } from "../../../subgraphs/directory/figures/figures.rules.js";
import { publishedFigures } from "../../../subgraphs/directory/figures/published-figures.js";
import { publishedCatalogue } from "./figures-catalogue.fixture.js";

const figures = publishedFigures("1015");
const computed = computeFigures(figures, publishedCatalogue);

function computedFigure(id: string) {
  const found = computed.find((figure) => figure.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
}

describe("the published figures of outage 1015", () => {
  it("come out of the record and the graph as quoted, but for the two that never did", () => {
    const outcomes = computed
      .filter(({ check }) => check !== null)
      .map(({ id, quoted, computedText, verdict }) => [id, quoted.value, computedText, verdict]);

    expect(outcomes).toEqual([
      ["outage-duration", 127.5, "127.5", "AGREES"],
      ["report-intake-days", 19, "19", "AGREES"],
      ["kakao-share", 83.1, "82.95 %", "DIFFERS"],
      ["kakao-share-2022-12-02", 83, "82.95 %", "AGREES"],
      ["other-affiliates-reports", 17_921, "17,921", "AGREES"],
      ["other-affiliates-share", 17.05, "17.049 %", "AGREES"],
      ["paid-service-share", 17.1, "17.11 %", "AGREES"],
      ["paid-service-share-of-all", 14.2, "14.19 %", "AGREES"],
      ["free-service-loss-share", 15.1, "15.13 %", "AGREES"],
      ["free-service-loss-share-of-all", 12.6, "12.55 %", "AGREES"],
      ["no-loss-reports", 59_082, "59,082", "AGREES"],
      ["no-loss-reports-2022-12-02", 59_082, "59,082", "AGREES"],
      ["no-loss-share", 67.8, "67.76 %", "AGREES"],
      ["report-shares-sum", 100, "100 %", "AGREES"],
      ["reporter-shares-sum", 100, "100 %", "AGREES"],
      ["reporter-shares-sum-2022-12-02", 100, "100 %", "AGREES"],
      ["reporter-shift", 8_545, "8,545.1", "AGREES"],
      ["reporters-general-users-cases", 69_581.6, "69,581.61", "AGREES"],
      ["reporters-small-businesses-cases", 17_439, "17,439", "AGREES"],
      ["reporters-larger-companies-cases", 174.4, "174.39", "AGREES"],
      ["emoticon-value", 312_000_000_000, "₩312,000,000,000", "AGREES"],
      ["package-value", 557_700_000_000, "₩557,700,000,000", "AGREES"],
      ["emoticon-take-up", 36, "36.04 %", "AGREES"],
      ["emoticon-value-taken", 112_500_000_000, "₩112,450,000,000", "AGREES"],
      ["drawer-pass-cap", 3_000_000, "3,000,000", "AGREES"],
      ["drawer-pass-share", 6.25, "6.25 %", "AGREES"],
      ["small-business-approval-rate", 45.5, "45.45 %", "AGREES"],
      ["small-business-total", 50_000_000, "₩51,250,000", "AGREES"],
      ["small-business-implied-average", 243_902, "₩243,902.4", "AGREES"],
      ["small-business-tier-2-maximum", 10_250_000, "₩10,250,000", "AGREES"],
      ["council-minimum", 39_750_000, "₩39,750,000", "AGREES"],
      ["council-minimum-share", 80, "79.5 %", "AGREES"],
      ["channel-cash-total", 45_000_000, "₩45,000,000", "AGREES"],
      ["channel-cash-messages", 3_000, "3,333.3", "DIFFERS"],
      ["event-cash-least", 7_500_000_000, "₩7,500,000,000", "AGREES"],
      ["event-cash-implied-grants", 2_670_000, "2,666,666.7", "AGREES"],
      ["itemised-total", 11_100_000_000, "₩11,095,000,000", "AGREES"],
      ["unitemised-total", 16_400_000_000, "₩16,405,000,000", "AGREES"],
      ["pro-membership-points", 7_550, "₩7,550", "AGREES"],
      ["pro-membership-six-days", 7_550, "₩7,548.4", "AGREES"],
      ["pro-service-points", 4_260, "₩4,260", "AGREES"],
      ["pro-service-six-days", 4_260, "₩4,258.1", "AGREES"],
    ]);
  });

  it("are not computed where nothing gives them", () => {
    const notComputable = computed.filter(({ verdict }) => verdict === "NOT_COMPUTABLE");

    expect(notComputable.map(({ id, quoted }) => [id, quoted.value])).toEqual([
      ["reports-received", 105_116],
      ["kakao-reports", 87_195],
      ["paid-service-reports", 14_918],
      ["free-service-loss-reports", 13_195],
      ["reporters-general-users", 79.8],
      ["reporters-small-businesses", 20],
      ["reporters-larger-companies", 0.2],
      ["users", 48_000_000],
      ["emoticon-takers-2023-01-06", 12_000_000],
      ["emoticon-takers", 17_300_000],
      ["small-business-applications", 451],
      ["small-business-approved", 205],
      ["small-business-average", 250_000],
      ["channel-cash-applicants", 900],
      ["paid-service-estimate", 40_000_000_000],
      ["final-total", 27_500_000_000],
      ["mobility-franchise-total", 3_000_000_000],
      ["event-cash-cost", 8_000_000_000],
      ["event-cash-members", 2_500_000],
    ]);
    expect(notComputable.every(({ computed, computedText }) => !computed && !computedText)).toBe(
      true,
    );
  });

  it("keep the computed value unrounded, so that a reader sees how far off a quote is", () => {
    expect(computedFigure("kakao-share").computed).toBeCloseTo(82.951, 3);
    expect(computedFigure("kakao-share-2022-12-02").computed).toBeCloseTo(82.954, 3);
    expect(computedFigure("pro-membership-six-days").computed).toBeCloseTo(7_548.387, 3);
    expect(computedFigure("small-business-implied-average").computed).toBeCloseTo(243_902.44, 2);
  });

  it("show the arithmetic that was done", () => {
    const how = (id: string) => computedFigure(id).how;

    expect(how("outage-duration").en).toBe("2022-10-15 15:30 → 2022-10-20 23:00");
    expect(how("report-intake-days").en).toBe("2022-10-19 … 2022-11-06");
    expect(how("no-loss-share").ko).toBe("(87,195 − 14,918 − 13,195) / 87,195");
    expect(how("reporter-shift").en).toBe("(89.6 % − 79.8 %) × 87,195");
    expect(how("package-value").en).toBe(
      "(2,500 + 2,000 + 2,000 + 2,000 + 3,000) × 48,000,000 + 1,900 × 3,000,000",
    );
    expect(how("drawer-pass-cap").en).toBe("3,000,000 (T5)");
    expect(how("pro-service-six-days").en).toBe("22,000 × 6 / 31");
    expect(how("final-total")).toEqual({
      ko: "발표된 값뿐이며, 다른 수치나 보상에서 계산되지 않음",
      en: "only published: no other figure and no remedy gives it",
    });
  });

  it("say how much of the final total is itemised", () => {
    expect(computedFigure("final-total").note).toEqual({
      ko: "내역이 알려진 것은 약 111억 원이고, 약 164억 원은 내역이 없다.",
      en: "About 11.1 bn of it is itemised; about 16.4 bn is not.",
    });
  });

  it("keep both versions of the statistics, each with its day and its sources", () => {
    const versions = (id: string) => {
      const { quoted, revisions } = computedFigure(id);
      return [quoted, ...revisions].map(({ value, provenance }) => [
        value,
        provenance.map(({ source, asOf }) => [source.key, asOf]),
      ]);
    };

    expect(versions("kakao-reports")).toEqual([
      [87_195, [["S4", "2022-12-29"]]],
      [
        87_198,
        [
          ["W28", "2022-12-02"],
          ["W31", "2022-12-02"],
        ],
      ],
    ]);
    expect(versions("reporters-small-businesses")).toEqual([
      [20, [["S4", "2022-12-29"]]],
      [
        10.2,
        [
          ["W28", "2022-12-02"],
          ["W31", "2022-12-02"],
        ],
      ],
      [10, [["W80", null]]],
    ]);
  });

  it("differ as soon as a quoted value is one step off", () => {
    const agreeing = computed.filter(({ verdict }) => verdict === "AGREES");
    const stillAgreeing = agreeing.filter((figure) => {
      const step = figure.check?.roundedTo ?? 0;
      const quoted = { ...figure.quoted, value: figure.quoted.value + step };
      const misquoted = figures.map((each) => (each.id === figure.id ? { ...each, quoted } : each));
      const [verdict] = computeFigures(misquoted, publishedCatalogue)
        .filter(({ id }) => id === figure.id)
        .map((outcome) => outcome.verdict);
      return verdict !== "DIFFERS";
    });

    expect(agreeing).toHaveLength(40);
    expect(stillAgreeing).toEqual([]);
  });

  it("have ids that are unique, sources for everything quoted, and words for every contradiction", () => {
    const quotations = figures.flatMap(({ quoted, revisions }) => [quoted, ...revisions]);

    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    expect(quotations.filter(({ provenance }) => provenance.length === 0)).toEqual([]);
    expect(
      quotations
        .flatMap(({ provenance }) => provenance)
        .filter(({ conflict, statement }) => conflict && statement === null),
    ).toEqual([]);
  });

  it("state nothing of their own that cannot be worked out", () => {
    const ownButUnchecked = figures.filter(
      ({ quoted, check }) => check === null && quoted.provenance.every(({ tag }) => tag === "INF"),
    );

    expect(ownButUnchecked).toEqual([]);
  });

  it("are none for an outage that nobody published about", () => {
    expect(publishedFigures("0000")).toEqual([]);
  });
});
