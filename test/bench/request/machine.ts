import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** What figures were measured on: without it nobody can compare them with others. */
export type Machine = {
  node: string;
  platform: string;
  processor: string;
  cores: number;
  memoryGb: number;
  /** Of the minute before: what else was going on. */
  load: number;
};

export function thisMachine(): Machine {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

export function machineText({ node, platform, processor, cores, memoryGb, load }: Machine): string {
  return `Node ${node} on ${platform}, ${cores} cores of ${processor}, ${memoryGb} GB; load ${load} before.`;
}
