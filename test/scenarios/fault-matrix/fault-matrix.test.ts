import { describe, expect, it } from "vitest";
import {
  ALL_FAULTS,
  FAULTS,
  type Fault,
  type Faults,
  faultsOf,
} from "../../../gateway/commands/drill/fault.js";
import { mainQuestions } from "../../../gateway/commands/drill/questions.js";
import { prepareDrill } from "../../../gateway/commands/drill/run-drill.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { AGENT } from "../../demo.js";
import { startBreakableGraph } from "../../faults/drilled-graph.js";

/** A package, a total with its sources, a page of totals and what all affiliates offer: every way to be incomplete. */
const ASKED = [
  "PartnerPackage ptn_demo_pcbang",
  "WhoAnswered ptn_demo_pcbang",
  "SearchWithTotals",
  "OutageProgrammes 1015",
];

const graph = await startBreakableGraph();
const questions = (await mainQuestions()).filter(({ name }) => ASKED.includes(name));
const drill = await prepareDrill(graph, questions, ({ text, variables }) =>
  graph.post({ query: text, variables }, AGENT),
);

const NAMES = affiliateEntries.map(({ name }) => name);
const PAIRS = NAMES.flatMap((first, index) =>
  NAMES.slice(index + 1).map((second) => [first, second] as const),
);

/** What is wrong with the answers to all questions under these faults. */
async function problemsUnder(faults: Faults) {
  const checks = await drill.run(faults);
  expect(checks.map(({ question }) => question)).toHaveLength(ASKED.length);
  return checks.flatMap(({ question, problems }) =>
    problems.map((problem) => `${question}: ${problem}`),
  );
}

describe.each(NAMES)(
  "with %s broken, the rest is right, the total honest and nothing leaks",
  (name) => {
    it.each(ALL_FAULTS)("%s", async (fault) => {
      expect(await problemsUnder({ [name]: fault })).toEqual([]);
    });
  },
);

describe("with two affiliates broken, each in its own way", () => {
  it.each(PAIRS)("%s and %s", async (first, second) => {
    const place = PAIRS.findIndex((pair) => pair[0] === first && pair[1] === second);
    const faultAt = (index: number) => ALL_FAULTS[index % ALL_FAULTS.length] as Fault;

    expect(
      await problemsUnder({ [first]: faultAt(place), [second]: faultAt(place + PAIRS.length) }),
    ).toEqual([]);
  });
});

describe("with all affiliates broken", () => {
  it.each(Object.values(FAULTS).map(([fault]) => fault))("%s", async (fault) => {
    const faults = Object.fromEntries(NAMES.map((name) => [name, fault]));

    expect(await problemsUnder(faults)).toEqual([]);
  });
});

describe("with the directory broken, nobody can be looked up, and the answer says that and no more", () => {
  it.each(faultsOf("directory"))("%s", async (fault) => {
    expect(await problemsUnder({ directory: fault })).toEqual([]);
  });
});
