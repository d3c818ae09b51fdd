import type { CountedCall } from "./counted-calls.js";

/** What answering one operation took, in counts that are the same on every machine. */
export type OperationCounts = {
  /** Of the whole answer over HTTP, without its headers. */
  answerBytes: number;
  calls: readonly CountedCall[];
  /** SQL statements by subgraph, `begin` and `commit` included. */
  statements: Readonly<Record<string, number>>;
};

/** Counts as they are committed: what changes one of them changes a line. */
export function countsText(title: string, counts: OperationCounts): string {
  const { answerBytes, calls, statements } = counts;
  return [
    title,
    ...roundsOf(calls).map(
      (round, index) => `  ${index === 0 ? "calls     " : "then      "} ${round.join(", ")}`,
    ),
    `  statements ${entriesText(statements)}`,
    `  answer     ${answerBytes} bytes`,
  ].join("\n");
}

/** The calls of each round, by name: those under way at once are in no order. */
function roundsOf(calls: readonly CountedCall[]): string[][] {
  const rounds: string[][] = [];
  for (const { subgraph, round, bytes } of calls) {
    const place = rounds[round - 1] ?? [];
    rounds[round - 1] = place;
    place.push(`${subgraph} ${bytes} bytes`);
  }
  return rounds.map((round) => round.sort());
}

function entriesText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}
