import { describe, expect, it } from "vitest";
import { chosenContenders } from "../../bench/request/side-by-side/contenders.js";
import { sideBySideChart } from "../../bench/request/side-by-side/side-by-side-chart.js";
import { sideBySideReport } from "../../bench/request/side-by-side/side-by-side-report.js";
import { targetsText, timesOf } from "../../bench/request/side-by-side/targets.js";
import { comparedWorkload, measuredServer, sideBySide } from "./measured-servers.fixture.js";

const embedded = measuredServer("a", [400, 100, 200]);
const handWritten = measuredServer("c", [200, 100, 400]);
const apollo = measuredServer("e", [50, 10, 20]);

describe("who is compared", () => {
  const isThere = () => true;

  function letters(asked: string[] | null, isInstalled: (name: string) => boolean = isThere) {
    return chosenContenders(asked, isInstalled).chosen.map(({ letter }) => letter);
  }

  it("is everybody unless told otherwise, ours first", () => {
    expect(letters(null)).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
  });

  it("is never without our gateway, which every answer is compared with", () => {
    expect(letters(["e", "c"])).toEqual(["a", "c", "e"]);
  });

  it("is nobody whose packages are not there, and that is said", () => {
    const choice = chosenContenders(
      ["e", "f", "g"],
      (name) => name === "@graphql-hive/router-runtime",
    );

    expect(choice.chosen.map(({ letter }) => letter)).toEqual(["a", "e"]);
    expect(choice.leftOut).toEqual([
      "(f) Hive Gateway, default engine, over the same subgraphs: left out, @graphql-hive/gateway-runtime and @graphql-mesh/transport-http are not installed.",
      "(g) Hive Gateway, router runtime, over the same subgraphs: left out, @graphql-hive/gateway-runtime and @graphql-mesh/transport-http are not installed.",
    ]);
  });
});

describe("how many times as many", () => {
  const compared = comparedWorkload("package", [embedded, handWritten]);

  it("is told round by round, so that a slow round slows both", () => {
    expect(timesOf(compared, "a", "c")).toEqual({ median: 1, lowest: 0.5, highest: 2 });
  });

  it("is not told of servers that were not measured together", () => {
    expect(timesOf(compared, "a", "e")).toBeNull();
  });
});

describe("the targets", () => {
  it("are reached or not, and only those are told that were measured", () => {
    const slower = measuredServer("c", [500, 200, 250]);

    expect(
      targetsText([
        comparedWorkload("package", [embedded, handWritten, apollo]),
        comparedWorkload("total", [embedded, slower]),
        comparedWorkload("mutation", [embedded, handWritten]),
      ]),
    ).toEqual([
      "package: (a) answers 1.00 × as many as (c); the target is 1.0 ×, reached.",
      "package: (a) answers 10.00 × as many as (e); the target is 8.0 ×, reached.",
      "total: (a) answers 0.80 × as many as (c); the target is 1.0 ×, not reached.",
    ]);
  });
});

describe("the report", () => {
  it("has the targets first, then ratios with their spread, then every figure, and who was left out", () => {
    const report = sideBySideReport(
      sideBySide(
        [
          comparedWorkload("package", [embedded, handWritten]),
          comparedWorkload("mutation", [embedded]),
        ],
        ["(f) was left out."],
      ),
    );

    expect(report.split("\n")).toEqual([
      "Node v20.20.2 on linux x64, 2 cores of a processor, 24 GB; load 0.1 before.",
      "(f) was left out.",
      "",
      "package: (a) answers 1.00 × as many as (c); the target is 1.0 ×, reached.",
      "",
      "requests a second, (a) ÷ the other             package  mutation",
      "(c) the <c> one                     1.00 (0.50 – 2.00)         –",
      "",
      "package: the full package of one partner; 3 rounds by turns, 1000 requests by 16 connections, then 100 by one; 2,500 bytes an answer.",
      "                 of (a)  lowest – highest  req/s  CPU ms  of (a)  database  of (a)  alone ms  of (a)  busy p50   p99   MB  SQL",
      "(a) the <a> one                              200    2.00              0.50              2.00              16.0  40.0  200  6.0",
      "(c) the <c> one    1.00       0.50 – 2.00    200    2.00    1.00      0.50    1.00      2.00    1.00      16.0  40.0  200  6.0",
      "",
      "mutation: a user filing a claim; 3 rounds by turns, 1000 requests by 16 connections, then 100 by one; 2,500 bytes an answer.",
      "                 of (a)  lowest – highest  req/s  CPU ms  of (a)  database  of (a)  alone ms  of (a)  busy p50   p99   MB  SQL",
      "(a) the <a> one                              200    2.00              0.50              2.00              16.0  40.0  200  6.0",
      "",
    ]);
  });
});

describe("the chart", () => {
  const chart = sideBySideChart(sideBySide([comparedWorkload("package", [embedded, apollo])]));

  it("has a bar for each server, as long as its requests a second", () => {
    const bars = [...chart.matchAll(/<rect x="\d+" y="\d+" width="(\d+)"/g)].map(([, width]) =>
      Number(width),
    );

    expect(bars).toHaveLength(2);
    const [ours = 0, theirs = 0] = bars;
    expect(ours / theirs).toBeCloseTo(10, 0);
  });

  it("says of each server how it stands to the first", () => {
    const texts = [...chart.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

    expect(texts).toEqual([
      "The full package of one partner",
      "(a) the &lt;a&gt; one",
      "1.00 × · 200/s",
      "(e) the &lt;e&gt; one",
      "0.10 × · 20/s",
      "Medians, slowest and fastest round; 2 cores of a processor, shared with the database and the load. Made by npm run bench.",
    ]);
  });
});
