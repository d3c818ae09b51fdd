import { isDeepStrictEqual } from "node:util";
import type { Prepared } from "../compare-servers.js";
import type { RunningServer } from "../servers/running-server.js";
import { type ServerName, serverEntry } from "../servers/servers.js";
import { forged, send } from "../workloads/ask.js";
import type { GraphRequest } from "../workloads/request.js";
import { workloadNamed } from "../workloads/workloads.js";
import { expectSameKinds, kindsOf, ofRequests } from "./same-statements.js";

/** So many requests are compared, from all over the workload. */
const COMPARED = 24;

/** What a good answer is. */
type Good = { fresh: readonly string[]; holds: string };

/**
 * Proves that all servers do the same work: each refuses a forged token, answers what the first one does, and sends the
 * same SQL for it. One that has no domain of its own is given the first one's answer, of the usual size, to give back.
 * @returns how many statements each sends for a request
 * @throws Error naming the server, and the first request that it answers otherwise or the statement that only one sends
 */
export async function expectSameAnswers({
  workload,
  running,
  requests,
}: Prepared): Promise<ReadonlyMap<ServerName, number>> {
  const { operation, fresh = [], holds = "" } = workloadNamed(workload);
  const step = Math.max(1, Math.floor(requests.length / COMPARED));
  const asked = requests.filter((_, at) => at % step === 0).slice(0, COMPARED);
  const perRequest = new Map<ServerName, number>();
  let first: { answers: unknown[]; kinds: ReadonlySet<string> } | null = null;

  for (const server of running) {
    const { name } = server;
    const { echoes, audits } = serverEntry(name);
    await expectTokenChecked(server, asked);
    if (echoes && first) await server.echo(operation, usual(first.answers));
    const { result: answers, statements: sent } = await server.whileWatched(() =>
      answersOf(server, asked, { fresh, holds }),
    );
    const statements = ofRequests(sent);
    perRequest.set(name, statements.length / asked.length);
    const kinds = kindsOf(statements, audits ?? false);
    if (!first) {
      first = { answers, kinds };
      continue;
    }
    expectSameKinds(name, kinds, first.kinds);
    if (!echoes) expectEqual(server, asked, answers, first.answers);
  }
  return perRequest;
}

function expectEqual(
  { name }: RunningServer,
  requests: readonly GraphRequest[],
  answers: readonly unknown[],
  expected: readonly unknown[],
): void {
  const other = answers.findIndex((answer, at) => !isDeepStrictEqual(answer, expected[at]));
  if (other < 0) return;
  const [told, wanted] = [answers[other], expected[other]].map((data) => JSON.stringify(data));
  throw new Error(`${name} answers ${requests[other]?.body} otherwise:\n${told}\n${wanted}`);
}

/** @throws Error when a server answers a token that nobody signed: it would save the work of looking */
async function expectTokenChecked(
  server: RunningServer,
  [request]: readonly GraphRequest[],
): Promise<void> {
  if (!request) throw new Error("nothing is asked");
  const { response, text } = await server.whileWorking(() => send(server, forged(request)));
  if (response.ok && dataIn(text)) throw new Error(`${server.name} believes a forged token`);
}

/** The data of each answer, without what is made anew for each request. @throws Error for an answer that is not good */
async function answersOf(
  server: RunningServer,
  requests: readonly GraphRequest[],
  { fresh, holds }: Good,
): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const request of requests) {
    const { response, text } = await send(server, request);
    if (!response.ok || text.includes('"errors":') || !text.includes(holds)) {
      throw new Error(`${server.name} answers ${response.status}: ${text.slice(0, 500)}`);
    }
    answers.push(dataIn(text, fresh));
  }
  return answers;
}

/** The data of an answer; null where it is none. */
function dataIn(text: string, without: readonly string[] = []): unknown {
  try {
    const answer = JSON.parse(text, (key, value) => (without.includes(key) ? undefined : value));
    const { data = null } = answer as { data?: unknown };
    return data;
  } catch {
    return null;
  }
}

/** The answer that is nearest to the average in length. */
function usual(answers: readonly unknown[]): unknown {
  const lengths = answers.map((answer) => JSON.stringify(answer).length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const distances = lengths.map((length) => Math.abs(length - mean));
  return answers[distances.indexOf(Math.min(...distances))];
}
