import { isDeepStrictEqual } from "node:util";
import { affiliates } from "../../../subgraphs/kit/contract/affiliates.js";
import { judgeTotal } from "./judge-total.js";
import type { KnownSums } from "./known-sums.js";

/** An answer to a question, as a client got it. */
export type ReceivedAnswer = { status: number; text: string };

/** An affiliate that is broken, and how the gateway should name it. */
export type BrokenAffiliate = { affiliate: string; state: "UNAVAILABLE" | "TIMEOUT" };

/** What an answer is judged by. */
export type Expectation = {
  /** The answer to the same question while nothing was broken. */
  whole: ReceivedAnswer;
  broken: readonly BrokenAffiliate[];
  known: KnownSums;
  /** Texts of this machine, like the ports in use, that no answer may hold. */
  internal: readonly string[];
  /** Whose compensation is asked for, where the question says so. */
  beneficiaryId: string | null;
};

export type Json = Record<string, unknown>;
/** What is wrong at which path of an answer. */
export type Complain = (path: Path, problem: string) => void;
type Path = readonly (string | number)[];
type AnswerError = { message?: string; path?: Path; extensions?: Json };

const INTERNAL =
  /127\.0\.0\.1|localhost|10\.1\.2\.3|\bE(?:CONN|PIPE|TIMEDOUT)|UND_ERR|\/srv\/|node_modules|\bat \S+:\d+:\d+|\bselect\s.+\sfrom\s/i;

/**
 * What is wrong with an answer that was given while affiliates were broken; nothing when it is right. Right is: what does
 * not come from them is as it would be otherwise; what does is null, with an error at its path that names code and
 * affiliate; totals say what they lack and add up what is left; and nothing is told of how the graph is made.
 */
export function judgeAnswer(answer: ReceivedAnswer, expected: Expectation): string[] {
  const problems: string[] = [];
  const complain: Complain = (path, problem) =>
    problems.push(`${path.join(".") || "answer"}: ${problem}`);
  if (answer.status !== 200) complain([], `status ${answer.status}`);
  const leak =
    INTERNAL.exec(answer.text)?.[0] ?? expected.internal.find((text) => answer.text.includes(text));
  if (leak) complain([], `tells of the inside: ${leak}`);
  const whole = parsed(expected.whole.text);
  const told = parsed(answer.text);
  if (!whole?.data || !told?.data) return [...problems, "answer: no data"];

  const nulls: Path[] = [];
  const judge = { complain, nulls, expected };
  compare(judge, [], whole.data, told.data, expected.beneficiaryId);
  judgeErrors(judge, (told.errors ?? []) as AnswerError[]);
  return problems;
}

type Judge = { complain: Complain; nulls: Path[]; expected: Expectation };

function compare(
  judge: Judge,
  path: Path,
  whole: unknown,
  told: unknown,
  person: string | null,
): void {
  const { complain, nulls, expected } = judge;
  if (Array.isArray(whole) && Array.isArray(told) && whole.length === told.length) {
    for (const [index, item] of whole.entries()) {
      compare(judge, [...path, index], item, told[index], person);
    }
    return;
  }
  if (!isObject(whole) || !isObject(told)) {
    if (!isDeepStrictEqual(whole, told)) complain(path, "not what it is otherwise");
    return;
  }
  const id = "compensation" in whole && typeof whole.id === "string" ? whole.id : person;
  for (const [key, value] of Object.entries(whole)) {
    const at = [...path, key];
    const owner = affiliates.find(({ name }) => name === key)?.affiliate;
    if (owner && expected.broken.some(({ affiliate }) => affiliate === owner)) {
      if (told[key] !== null) complain(at, "there although its affiliate is broken");
      else if (value !== null) nulls.push(at);
    } else if (key === "timeline" && expected.broken.length > 0) {
      judgeTimeline(judge, at, value, told[key]);
    } else if (isObject(value) && "isComplete" in value && expected.broken.length > 0) {
      const sums = id === null ? undefined : expected.known.get(id);
      judgeTotal(
        { whole: value, told: told[key], sums, broken: expected.broken },
        (within, problem) => complain([...at, ...within], problem),
      );
    } else if (key === "lastKnown") {
      judgeLastKnown(judge, at, told[key]);
    } else if (key === "figures") {
      judgeFigures(judge, at, value, told[key]);
    } else {
      compare(judge, at, value, told[key], id);
    }
  }
}

/** What is left keeps its order, nothing of a broken affiliate is in it, and it says who is missing. */
function judgeTimeline(
  { complain, expected }: Judge,
  path: Path,
  whole: unknown,
  told: unknown,
): void {
  const isBroken = (node: unknown) =>
    expected.broken.some(({ affiliate }) => isObject(node) && node.affiliate === affiliate);
  if (!isObject(whole) || !isObject(told)) {
    complain(path, "not there");
    return;
  }
  const [all, left] = [whole.nodes, told.nodes].map((nodes) => (Array.isArray(nodes) ? nodes : []));
  const rest = all?.filter((node) => !isBroken(node)) ?? [];
  if (left?.some(isBroken)) complain([...path, "nodes"], "has events of a broken affiliate");
  if (!isDeepStrictEqual(left?.slice(0, rest.length), rest)) {
    complain([...path, "nodes"], "lacks events of those that answer");
  }
  const missing = expected.broken.map(({ affiliate }) => affiliate);
  if ("missing" in whole && !isDeepStrictEqual(told.missing, missing)) {
    complain([...path, "missing"], "does not name who is missing");
  }
}

/** What is shown of before is of those who do not answer, and of nobody else. */
function judgeLastKnown({ complain, expected }: Judge, path: Path, told: unknown): void {
  const isOfBroken = (shown: unknown) =>
    expected.broken.some(({ affiliate }) => isObject(shown) && shown.affiliate === affiliate);
  if (!Array.isArray(told) || !told.every(isOfBroken)) complain(path, "shown of one that is well");
}

/** A published figure stays as it was published; what is computed beside it is the same, or none. */
function judgeFigures({ complain }: Judge, path: Path, whole: unknown, told: unknown): void {
  if (!Array.isArray(whole) || !Array.isArray(told) || whole.length !== told.length) {
    complain(path, "not as many as otherwise");
    return;
  }
  for (const [index, figure] of whole.entries()) {
    const isSame = isDeepStrictEqual(figure, told[index]);
    const isUncomputed =
      isDeepStrictEqual(told[index]?.quoted, figure.quoted) && told[index]?.computed === null;
    if (!isSame && !isUncomputed) complain([...path, index], "computed from less than there is");
  }
}

/** One error at every place that a broken affiliate left empty, and none about anybody else. */
function judgeErrors({ complain, nulls, expected }: Judge, errors: readonly AnswerError[]): void {
  for (const { path = [], extensions } of errors) {
    const broken = expected.broken.find(({ affiliate }) => affiliate === extensions?.affiliate);
    const code = broken?.state === "TIMEOUT" ? "AFFILIATE_TIMEOUT" : "AFFILIATE_UNAVAILABLE";
    if (!broken)
      complain(path, `an error of ${String(extensions?.affiliate ?? "nobody")}, which is well`);
    else if (extensions?.code !== code) {
      complain(path, `code ${String(extensions?.code)} in place of ${code}`);
    }
  }
  for (const at of nulls) {
    const explaining = errors.filter(({ path }) => isDeepStrictEqual(path, at)).length;
    if (explaining !== 1) complain(at, `${explaining} errors say why it is null`);
  }
}

function parsed(text: string): { data?: unknown; errors?: unknown[] } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether a value of an answer is an object. */
export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
