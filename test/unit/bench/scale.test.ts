import { describe, expect, it } from "vitest";
import type { MeasuredSize } from "../../bench/scale/measure-scale.js";
import { parseSizes } from "../../bench/scale/parse-sizes.js";
import { samplePeople } from "../../bench/scale/people/sample.js";
import { type PlanNode, wholeReads } from "../../bench/scale/plans/whole-reads.js";
import { questions } from "../../bench/scale/questions.js";
import { findingsOf } from "../../bench/scale/scale-findings.js";
import { growthOf, scaleReport } from "../../bench/scale/scale-report.js";

describe("a plan that reads a large table as a whole is found", () => {
  const isLarge = (table: string) => table === "claims";
  const within = (inner: PlanNode): PlanNode => ({
    "Node Type": "Aggregate",
    Plans: [{ "Node Type": "Limit", Plans: [inner] }],
  });
  const index = { "Relation Name": "claims", "Index Name": "claims_in_line" };

  it.each<[string, PlanNode, string[]]>([
    [
      "a sequential scan",
      { "Node Type": "Seq Scan", "Relation Name": "claims" },
      ["Seq Scan on claims"],
    ],
    [
      "an index without a condition",
      { "Node Type": "Index Only Scan", ...index },
      ["Index Only Scan of all of claims_in_line on claims"],
    ],
    [
      "an index with one",
      { "Node Type": "Index Scan", ...index, "Index Cond": "(status = $1)" },
      [],
    ],
    ["a small table", { "Node Type": "Seq Scan", "Relation Name": "pc_bangs" }, []],
    ["no table", { "Node Type": "Function Scan" }, []],
  ])("%s", (_what, node, found) => {
    expect(wholeReads(within(node), isLarge)).toEqual(found);
  });
});

describe("the people who are asked about", () => {
  const { everybody, users, partners } = samplePeople(10_000);

  it("are as many as a round needs of users and of partners, each once", () => {
    const ids = new Set(everybody.map(({ beneficiaryId }) => beneficiaryId));

    expect(ids.size).toBe(5_000);
    expect(users.length + partners.length).toBe(5_000);
    expect(partners.length).toBeGreaterThan(900);
  });

  it("are the same ones every time", () => {
    expect(samplePeople(10_000)).toEqual({ everybody, users, partners });
  });

  it("are spread over all there are, whoever is next", () => {
    const numbers = everybody.slice(0, 50).map(({ number }) => number);
    const tenths = new Set(numbers.map((number) => Math.floor((number - 1) / 1_000)));
    const steps = numbers.slice(1).map((number, at) => Math.abs(number - (numbers[at] ?? 0)));

    expect(tenths.size).toBe(10);
    expect(Math.min(...steps)).toBeGreaterThan(1_000);
  });

  it("are asked for by text that is theirs, and none of it is anybody's who exists", () => {
    const [partner] = partners;
    if (!partner) throw new Error("no partner is sampled");

    const texts = questions
      .filter(({ operation }) => operation === "SearchWithTotals")
      .map(({ variables }) => variables(partner).query);

    expect(texts).toEqual([
      expect.stringMatching(/^합성 이용자 \d+$/),
      expect.stringMatching(/^010-0\d{3}-\d{4}$/),
      expect.stringMatching(/^\d{3}-00-\d{5}$/),
    ]);
  });
});

describe("sizes", () => {
  it("are whole numbers of people, the smallest first", () => {
    expect(parseSizes("100000,10000")).toEqual([10_000, 100_000]);
  });

  it.each(["", "10000,", "10000,10000", "10000,1e9x", "9999", "10000.5"])("are not %j", (text) => {
    expect(() => parseSizes(text)).toThrow("whole numbers");
  });
});

describe("a report", () => {
  const machine = {
    node: "v20.20.2",
    platform: "linux x64",
    processor: "a processor",
    cores: 2,
    memoryGb: 24,
    load: 0.1,
  };

  /** A size that took so many times as long in each round, in which everything else drifted. */
  function measured(size: number, slower: readonly number[]): MeasuredSize {
    const drifts = [1, 2, 4];
    const turns = slower.map((by, round) => [4, 5, 6].map((ms) => ms * by * (drifts[round] ?? 1)));
    return {
      size,
      copySeconds: 2,
      tables: [
        { subgraph: "talk", table: "claims", rows: size, tableBytes: 3 * 2 ** 20, indexBytes: 0 },
      ],
      plans: { statements: 25, found: [] },
      pages: Object.fromEntries(questions.map(({ title }) => [title, 55])),
      turns: Object.fromEntries(questions.map(({ title }) => [title, turns])),
    };
  }

  const small = measured(10_000, [1, 1, 1]);
  const large = measured(100_000, [1, 1.2, 1.5]);
  const run = { warmUp: 10, rounds: 3, requests: 3 };
  const report = (sizes: MeasuredSize[]) => scaleReport({ machine, run, sizes });

  it("compares a size with the smallest round by round, so that a slow round slows neither", () => {
    expect(growthOf(large, small, questions[0]?.title ?? "")).toEqual({
      median: 1.2,
      lowest: 1,
      highest: 1.5,
    });
    expect(report([small, large])).toMatch(/^ +100,000 .+ 1\.20 +1\.00 – 1\.50 +55$/m);
  });

  it("tells how much disk a person takes, and how fast the rows went there", () => {
    expect(report([small, large])).toMatch(/^100,000 +100,000 +3\.0 +0\.0 +31 +2\.0 +50,000$/m);
  });

  it("tells every statement that reads a large table as a whole, and that there is none", () => {
    const found = {
      size: 100_000,
      operation: "SearchWithTotals",
      subgraph: "directory",
      reads: ["Seq Scan on contacts"],
      text: "select",
    };

    expect(report([small])).toContain("Of 25 statements none reads a large table");
    expect(report([small, { ...large, plans: { statements: 24, found: [found] } }])).toContain(
      "Found in 25 + 24 statements:\n  100,000 people, SearchWithTotals, directory: Seq Scan on contacts\n",
    );
  });

  it("tells a question that reads more than twice the pages of the fewest people", () => {
    const [question = ""] = Object.keys(small.pages);
    const reading = (pages: number) => ({ ...large, pages: { ...large.pages, [question]: pages } });

    expect(findingsOf([small, reading(110)])).toEqual([]);
    expect(findingsOf([small, reading(111)])).toEqual([
      `100,000 people, ${question}: 111 pages, where 55 were read`,
    ]);
  });
});
