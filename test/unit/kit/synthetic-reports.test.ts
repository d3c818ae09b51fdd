import { describe, expect, it } from "vitest";
import { syntheticReportPages, syntheticReports } from "../../../subgraphs/kit/demo/people.js";
import { populationFile } from "../../../subgraphs/kit/demo/population-file.js";
import type { ImportDefinition } from "../../../subgraphs/kit/import/import.types.js";
import { accountOf, applicationsAmong } from "../../../subgraphs/talk/demo/population.js";

const PUBLISHED = 105_116;

function countBy<Row>(rows: readonly Row[], value: (row: Row) => string) {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[value(row)] = (counts[value(row)] ?? 0) + 1;
  return counts;
}

describe("the synthetic reports, page by page", () => {
  const pages = [...syntheticReportPages(PUBLISHED)];

  it("are at the published size the published split, to the report", () => {
    const reports = pages.flat();

    expect(countBy(reports, ({ nature }) => nature)).toEqual({
      OTHER_AFFILIATE: 17_921,
      PAID_SERVICE: 14_918,
      FREE_WITH_LOSS: 13_195,
      NO_LOSS: 59_082,
    });
    // 79.8, 20 and 0.2 %.
    expect(countBy(reports, ({ reporter }) => reporter)).toEqual({
      GENERAL_USER: 83_883,
      SMALL_BUSINESS: 21_023,
      MID_LARGE_COMPANY: 210,
    });
  });

  it("are each somebody else, numbered from 1", () => {
    const reports = pages.flat();

    expect(new Set(reports.map(({ beneficiaryId }) => beneficiaryId)).size).toBe(PUBLISHED);
    expect(reports.map(({ number }) => number)).toEqual(
      Array.from({ length: PUBLISHED }, (_, index) => index + 1),
    );
  });

  it("come in pages of bounded size, which together are the whole", () => {
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(5_000);
    expect(syntheticReports(7_001)).toEqual([...syntheticReportPages(7_001)].flat());
  });

  it.each([1, 2, 3, 10, 451])("are as many as asked for: %i", (count) => {
    expect(syntheticReports(count)).toHaveLength(count);
  });

  it("have the same applications whether they are looked at whole or by pages: the published 451", () => {
    const whole = applicationsAmong(pages.flat());
    let applicationsBefore = 0;
    const byPage = pages.flatMap((page) => {
      const found = applicationsAmong(page, { reports: PUBLISHED, applicationsBefore });
      applicationsBefore += found.size;
      return [...found];
    });

    expect(byPage).toEqual([...whole]);
    expect(whole.size).toBe(451);
  });
});

describe("a population as a file", () => {
  // Of an import only its name and its columns matter here.
  const imports = [
    { name: "accounts", columns: { beneficiaryId: {}, domesticNumber: {}, registeredAt: {} } },
  ] as unknown as ImportDefinition[];

  it("has the columns of its import, in their order and spelling", () => {
    const [report] = syntheticReports(1);
    const file = populationFile(imports, "accounts", () => [report ? [accountOf(report)] : []]);

    expect([...file.pages()].join("")).toBe(
      "beneficiary_id,domestic_number,registered_at\nusr_synthetic_000001,true,2011-01-02T00:00:00.000Z\n",
    );
  });

  it("leaves empty what is not known, and parts a list with semicolons", () => {
    const rows = [{ beneficiaryId: null, domesticNumber: ["A", "B"] }];

    expect([...populationFile(imports, "accounts", () => [rows]).pages()][1]).toBe(",A;B,\n");
  });

  it("refuses what would break its line, and an import that there is not", () => {
    const broken = populationFile(imports, "accounts", () => [[{ beneficiaryId: "a,b" }]]);

    expect(() => [...broken.pages()]).toThrow("would break its line");
    expect(() => populationFile(imports, "rides", () => [])).toThrow("no import rides");
  });
});
