import { affiliateEntries } from "../../../subgraphs/registry.js";
import { DEFAULT_CALLS } from "../../settings/call-variables.js";
import type { CallSettings } from "../../settings/settings.types.js";
import type { DrilledGraph } from "./drilled-graph.js";
import type { Fault, Faults } from "./fault.js";
import { type BrokenAffiliate, judgeAnswer, type ReceivedAnswer } from "./judge-answer.js";
import { judgeWithoutDirectory } from "./judge-without-directory.js";
import { type KnownSums, knownSums } from "./known-sums.js";
import type { Question } from "./questions.js";

/** Asks the gateway something, as an agent. */
export type Ask = (question: Pick<Question, "text" | "variables">) => Promise<ReceivedAnswer>;

/** What came of one question under the faults. */
export type DrillCheck = {
  question: string;
  ms: number;
  /** Codes of the answer's errors, each with its affiliate: `AFFILIATE_TIMEOUT PAY`. */
  codes: string[];
  /** What is wrong with the answer; nothing when it is right. */
  problems: string[];
};

/** The graph, and what it answers while nothing is broken. */
export type Drill = {
  /** Breaks these subgraphs, asks every question and mends them again. */
  run(faults: Faults): Promise<DrillCheck[]>;
};

/** A subgraph that says nothing is not waited for longer than this. */
const SLOW_MS = 150;
/** One that is well answers before, however busy the machine is; and so does the whole graph. */
export const WELL_MS = 20_000;

/**
 * Asks every question once with nothing broken.
 * @throws Error when one of them fails by itself: nothing could be told by it
 */
export async function prepareDrill(
  graph: DrilledGraph,
  questions: readonly Question[],
  ask: Ask,
): Promise<Drill> {
  await graph.renew(callsUnder({}));
  const whole = new Map<Question, ReceivedAnswer>();
  for (const question of questions) whole.set(question, await healthy(question));
  const known: KnownSums = await knownSums(async (text) => {
    const { text: answer } = await healthy({ name: "sums by affiliate", text, variables: {} });
    return JSON.parse(answer).data;
  });
  const names = ["directory", ...affiliateEntries.map(({ name }) => name)];
  const internal = names.map((name) => `:${graph.proxyOf(name).url.port}`);

  async function healthy(question: Question): Promise<ReceivedAnswer> {
    const answer = await ask(question);
    if (answer.status === 200 && !codesOf(answer.text).length) return answer;
    throw new Error(`${question.name} fails with nothing broken: ${answer.text.slice(0, 300)}`);
  }

  async function check(question: Question, faults: Faults): Promise<DrillCheck> {
    // What one question did to a breaker would decide how the next one fails.
    await graph.renew(callsUnder(faults));
    const startedAt = performance.now();
    const answer = await ask(question);
    const ms = Math.round(performance.now() - startedAt);
    const { id } = question.variables;
    const beneficiaryId = typeof id === "string" ? id : null;
    const undisturbed = whole.get(question) as ReceivedAnswer;
    const expected = {
      whole: undisturbed,
      broken: brokenBy(faults),
      known,
      internal,
      beneficiaryId,
    };
    const problems =
      "directory" in faults
        ? judgeWithoutDirectory(answer, expected)
        : judgeAnswer(answer, expected);
    return { question: question.name, ms, codes: codesOf(answer.text), problems };
  }

  return {
    async run(faults) {
      const broken = Object.entries(faults);
      try {
        for (const [name, fault] of broken) await graph.proxyOf(name).fail(fault);
        const checks: DrillCheck[] = [];
        for (const question of questions) checks.push(await check(question, faults));
        return checks;
      } finally {
        for (const [name] of broken) await graph.proxyOf(name).fail(null);
      }
    },
  };
}

/** Affiliates that are broken, in the order in which the graph names them. */
function brokenBy(faults: Faults): BrokenAffiliate[] {
  return affiliateEntries.flatMap(({ name, affiliate }) => {
    const fault: Fault | undefined = faults[name];
    return fault ? [{ affiliate, state: fault === "slow" ? "TIMEOUT" : "UNAVAILABLE" }] : [];
  });
}

/** How subgraphs are called under these faults: one that says nothing is soon given up, and all others are waited for. */
export function callsUnder(faults: Faults): CallSettings {
  const { others } = DEFAULT_CALLS;
  const slow = Object.keys(faults).filter((name) => faults[name] === "slow");
  return {
    totalMs: WELL_MS,
    others: { ...others, deadlineMs: WELL_MS },
    of: Object.fromEntries(slow.map((name) => [name, { ...others, deadlineMs: SLOW_MS }])),
  };
}

function codesOf(text: string): string[] {
  const { errors = [] } = JSON.parse(text) as {
    errors?: { extensions?: Record<string, string> }[];
  };
  const codes = errors.map(({ extensions }) =>
    [extensions?.code, extensions?.affiliate].filter(Boolean).join(" "),
  );
  return [...new Set(codes)];
}
