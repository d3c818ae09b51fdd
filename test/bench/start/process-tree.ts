import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** A process as the system lists it. */
export type ListedProcess = { pid: number; parent: number; residentKb: number; command: string };

/** Memory of a process and of everything it started, in megabytes. */
export type TreeMemory = {
  /** Of all of them; pages that several share are counted once, where the system tells that. */
  allMb: number;
  /** Resident memory of the one whose command begins with what was looked for. */
  programMb: number;
};

/**
 * Reads the memory of a process and of all its descendants.
 * @param program how the command of one of them begins
 * @throws Error when none of them runs it
 */
export async function treeMemory(pid: number, program: string): Promise<TreeMemory> {
  const tree = treeOf(await listProcesses(), pid);
  const one = tree.find(({ command }) => command.startsWith(program));
  if (!one) throw new Error(`no process of the tree runs ${program}`);
  const shares = await Promise.all(tree.map(proportionalKb));
  return {
    allMb: shares.reduce((sum, kb) => sum + kb, 0) / 1_024,
    programMb: one.residentKb / 1_024,
  };
}

/** A process and its descendants; those that have ended since are in no list. */
export function treeOf(processes: readonly ListedProcess[], pid: number): ListedProcess[] {
  const own = processes.filter((process) => process.pid === pid);
  const children = processes.filter(({ parent }) => parent === pid);
  return [...own, ...children.flatMap((child) => treeOf(processes, child.pid))];
}

/** A line of `ps -o pid=,ppid=,rss=,args=`. */
export function listedProcess(line: string): ListedProcess {
  const [, pid, parent, residentKb, command = ""] =
    /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
  if (pid === undefined) throw new Error(`ps lists what is no process: ${line}`);
  return {
    pid: Number(pid),
    parent: Number(parent),
    residentKb: Number(residentKb),
    command,
  };
}

async function listProcesses(): Promise<ListedProcess[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,rss=,args="]);
  return stdout.split("\n").filter(Boolean).map(listedProcess);
}

/** The processes of PostgreSQL share their buffers: added up, resident memory would count them once for each. */
async function proportionalKb({ pid, residentKb }: ListedProcess): Promise<number> {
  const told = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
  return Number(/^Pss:\s+(\d+) kB$/m.exec(told)?.[1] ?? residentKb);
}
