import type { OpenSize } from "./measure-scale.js";
import { requestOf } from "./plans/hot-requests.js";
import { type Question, questions } from "./questions.js";

/** How much is asked of every size. */
export type ScaleRun = {
  /** Of each question, before any counts. */
  warmUp: number;
  rounds: number;
  /** Of each question in each round. */
  requests: number;
};

/** Milliseconds of every request, round by round, by question. */
export type Turns = Record<string, number[][]>;

/**
 * Asks every size every question, round after round, one request at a time: a question of all sizes before the next one,
 * and another size first in every round.
 */
export async function askInTurns(
  open: readonly OpenSize[],
  { warmUp, rounds, requests }: ScaleRun,
  ended: AbortSignal,
): Promise<Turns[]> {
  const turns = open.map((): Turns => ({}));
  for (const question of questions) {
    for (const one of open) await askAbout(one, question, { from: 0, count: warmUp }, ended);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const question of questions) {
      for (let turn = 0; turn < open.length; turn += 1) {
        const place = (turn + round) % open.length;
        const one = open[place];
        if (!one) continue;
        const part = { from: warmUp + round * requests, count: requests };
        const ms = await askAbout(one, question, part, ended);
        (turns[place] as Turns)[question.title] = [...(turns[place]?.[question.title] ?? []), ms];
      }
    }
  }
  return turns;
}

async function askAbout(
  { graph, sample }: OpenSize,
  question: Question,
  { from, count }: { from: number; count: number },
  ended: AbortSignal,
): Promise<number[]> {
  const people = sample[question.about];
  const ms: number[] = [];
  for (let at = from; at < from + count; at += 1) {
    ended.throwIfAborted();
    const person = people[at % people.length];
    if (!person) throw new Error(`nobody is sampled to ask about: ${question.title}`);
    ms.push(await graph.ask(requestOf(question, person)));
  }
  return ms;
}
