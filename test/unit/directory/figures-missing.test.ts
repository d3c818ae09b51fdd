import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Catalogue } from "../../../subgraphs/directory/figures/catalogue.js";
import { computeFigures } from "../../../subgraphs/directory/figures/figures.rules.js";
import { publishedFigures } from "../../../subgraphs/directory/figures/published-figures.js";
import { figuresThatNeed, publishedCatalogue, remedy } from "./figures-catalogue.fixture.js";

const figures = publishedFigures("1015");
const complete = computeFigures(figures, publishedCatalogue);
const affiliates = Object.keys(figuresThatNeed) as (keyof typeof figuresThatNeed)[];

function computedFigure(id: string, catalogue: Catalogue) {
  const found = computeFigures(figures, catalogue).find((figure) => figure.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
}

describe("a figure whose affiliate did not answer", () => {
  it.each(affiliates)("is the only kind that %s's silence changes", (silent) => {
    const needy: readonly string[] = figuresThatNeed[silent];

    const computed = computeFigures(figures, { ...publishedCatalogue, [silent]: null });

    const changed = computed.filter((figure, index) => figure.verdict !== complete[index]?.verdict);
    expect(changed.map(({ id, verdict }) => [id, verdict])).toEqual(
      needy.map((id) => [id, "NOT_COMPUTABLE"]),
    );
    expect(computed.filter(({ id }) => !needy.includes(id))).toEqual(
      complete.filter(({ id }) => !needy.includes(id)),
    );
  });

  it("names the affiliate before whatever else there is to note", () => {
    const { computed, computedText, how, note } = computedFigure("emoticon-value", {
      ...publishedCatalogue,
      TALK: null,
    });

    expect({ computed, computedText, how, note }).toEqual({
      computed: null,
      computedText: null,
      how: { ko: "(T1 + T2a + T2b) × 48,000,000", en: "(T1 + T2a + T2b) × 48,000,000" },
      note: {
        ko: "응답하지 않은 계열사: 톡. 제안된 것의 정가이며, 실제로 받은 것의 값이 아니다.",
        en: "No answer from Talk. List price of what was offered, not of what was taken.",
      },
    });
  });

  it("reads an affiliate that is not there as one that did not answer", () => {
    const { MOBILITY: _, ...withoutMobility } = publishedCatalogue;

    expect(computedFigure("pro-service-points", withoutMobility).note).toEqual({
      ko: "응답하지 않은 계열사: 모빌리티.",
      en: "No answer from Mobility.",
    });
  });

  it("says so differently when the affiliate answered without the value", () => {
    const TALK = publishedCatalogue.TALK.map((each) =>
      each.id === "T5" ? remedy("T5", { quantity: 1, quota: 3_000_000 }) : each,
    );

    const { verdict, how, note } = computedFigure("package-value", { ...publishedCatalogue, TALK });

    expect(verdict).toBe("NOT_COMPUTABLE");
    expect(how.en).toBe("(2,500 + 2,000 + 2,000 + 2,000 + 3,000) × 48,000,000 + T5 × 3,000,000");
    expect(note?.en).toBe(
      "The graph has no value for T5. List price and face value of what was offered, not of what was taken.",
    );
    expect(computedFigure("drawer-pass-cap", { ...publishedCatalogue, TALK }).verdict).toBe(
      "AGREES",
    );
  });

  it("never agrees, whatever the affiliates that did answer say", () => {
    const won = fc.option(fc.nat({ max: 10_000_000 }), { nil: null });
    const answer = (ids: readonly string[]) =>
      fc.tuple(
        ...ids.map((id) =>
          fc
            .record({ won, quantity: won, listPriceWon: won, quota: won })
            .map((facts) => remedy(id, facts)),
        ),
      );
    const someCatalogue = fc.record(
      Object.fromEntries(
        affiliates.map((affiliate) => {
          const ids = publishedCatalogue[affiliate].map(({ id }) => id);
          return [affiliate, fc.option(answer(ids), { nil: null })];
        }),
      ),
    );

    fc.assert(
      fc.property(someCatalogue, (catalogue: Catalogue) => {
        const silent = affiliates.filter((affiliate) => catalogue[affiliate] === null);
        const needy = silent.flatMap((affiliate) => [...figuresThatNeed[affiliate]] as string[]);

        const computed = computeFigures(figures, catalogue);

        expect(
          computed.filter(({ id, verdict }) => needy.includes(id) && verdict !== "NOT_COMPUTABLE"),
        ).toEqual([]);
        expect(
          computed.filter(
            (figure) => figure.computed !== null && !Number.isFinite(figure.computed),
          ),
        ).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("fails loudly when a formula names a figure that does not exist", () => {
    const withoutUsers = figures.filter(({ id }) => id !== "users");

    expect(() => computeFigures(withoutUsers, publishedCatalogue)).toThrow("no figure users");
  });
});
