/** What was measured of one server in one round. */
export type Figures = {
  /** With many connections at once. */
  requestsPerSecond: number;
  /** Processor time of the server's own processes for each of these requests. */
  cpuMs: number;
  /** The same of the database server; null where the system does not tell it. */
  databaseCpuMs: number | null;
  /** From sending one of these requests to the end of its answer: the median, and what one in a hundred exceeds. */
  busyMs: number;
  busyP99Ms: number;
  /** The median with one connection, when nobody else asks. */
  aloneMs: number;
  /** Memory of the server's processes after the round, all of them together. */
  residentMb: number;
  /** Of an answer with its headers, on average. */
  bytes: number;
  /** How often the turn was taken again because an answer had failed. */
  repeated: number;
};

/** One figure of a server over the rounds; those that the system did not tell are left out. */
export function over(rounds: readonly Figures[], figure: keyof Figures): number[] {
  return rounds.flatMap((round) => round[figure] ?? []);
}
