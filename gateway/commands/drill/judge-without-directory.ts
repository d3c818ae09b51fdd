import {
  type Expectation,
  isObject,
  type Json,
  judgeAnswer,
  type ReceivedAnswer,
} from "./judge-answer.js";

const CODE = "DIRECTORY_UNAVAILABLE";

/**
 * What is wrong with an answer that was given while nobody could be looked up. Right is: what needs a lookup is null, each
 * with an error that says so and names no affiliate, and nothing is told of how the graph is made.
 */
export function judgeWithoutDirectory(answer: ReceivedAnswer, expected: Expectation): string[] {
  const { data, errors = [] } = JSON.parse(answer.text) as { data?: unknown; errors?: Json[] };
  const problems = answer.status === 200 ? [] : [`answer: status ${answer.status}`];
  if (!errors.length) problems.push("answer: no error says that nobody can be looked up");
  for (const { path, extensions } of errors) {
    if (isObject(extensions) && extensions.code === CODE && !("affiliate" in extensions)) continue;
    problems.push(`${String(path)}: ${JSON.stringify(extensions)} in place of ${CODE}`);
  }
  for (const [field, value] of Object.entries(isObject(data) ? data : {})) {
    if (value !== null) problems.push(`${field}: there although nobody can be looked up`);
  }
  const itself = { ...expected, whole: { status: 200, text: answer.text }, broken: [] };
  const leaks = judgeAnswer(answer, itself).filter((problem) => problem.includes("inside"));
  return [...problems, ...leaks];
}
