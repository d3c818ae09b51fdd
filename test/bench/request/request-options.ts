import type { Command } from "commander";
import { wholeNumber } from "../whole-number.js";
import type { RequestRun } from "./measure-requests.js";

/** How much is measured, as a command line says it. */
type Amounts = Omit<RequestRun, "settling">;

/** What every comparison of servers can be told. */
export type RequestOptions = Amounts & {
  reports: number;
  json?: string;
  profiles?: string;
};

/** Of each turn, so many requests before they count. */
const SETTLING = { alone: 20, together: 200 };

/** Adds the options of every comparison of servers to a command. @param usual what is measured unless told otherwise */
export function withRequestOptions(command: Command, usual: Amounts): Command {
  const { connections, requests, alone, warmUp, rounds } = usual;
  return command
    .option("--connections <number>", "that ask at once", wholeNumber, connections)
    .option("--requests <number>", "of each turn, by all of them", wholeNumber, requests)
    .option("--alone <number>", "of each turn, one after another", wholeNumber, alone)
    .option("--warm-up <number>", "of each server before it counts", wholeNumber, warmUp)
    .option("--rounds <number>", "in which the servers take turns", wholeNumber, rounds)
    .option("--reports <number>", "of the synthetic population", wholeNumber, 20_000)
    .option("--json <file>", "writes every figure of every round, too")
    .option("--profiles <folder>", "writes a profile of each server's processor time, too");
}

/** How much these options have measured. */
export function runOf({ connections, requests, alone, warmUp, rounds }: Amounts): RequestRun {
  const settling = {
    alone: Math.min(SETTLING.alone, alone),
    together: Math.min(SETTLING.together, requests),
  };
  return { connections, requests, alone, warmUp, settling, rounds };
}
