import { type Command, Option } from "commander";
import { wholeNumber } from "../whole-number.js";
import type { RequestRun } from "./measure-requests.js";
import { type WorkloadName, workloads } from "./workloads/workloads.js";

/** What every comparison of servers can be told. */
export type RequestOptions = RequestRun & {
  workload: WorkloadName;
  reports: number;
  json?: string;
  profiles?: string;
};

/** Adds the options of every comparison of servers to a command. */
export function withRequestOptions(command: Command): Command {
  const names = Object.keys(workloads);
  return command
    .addOption(new Option("--workload <name>", "what is asked").choices(names).default("package"))
    .option("--connections <number>", "that ask at once", wholeNumber, 16)
    .option("--requests <number>", "of each turn, by all of them", wholeNumber, 1_500)
    .option("--alone <number>", "of each turn, one after another", wholeNumber, 200)
    .option("--warm-up <number>", "of each server before it counts", wholeNumber, 3_000)
    .option("--rounds <number>", "in which the servers take turns", wholeNumber, 9)
    .option("--reports <number>", "of the synthetic population", wholeNumber, 20_000)
    .option("--json <file>", "writes every figure of every round, too")
    .option("--profiles <folder>", "writes a profile of each server's processor time, too");
}

/** How much these options have measured. */
export function runOf({ connections, requests, alone, warmUp, rounds }: RequestRun): RequestRun {
  return { connections, requests, alone, warmUp, rounds };
}
