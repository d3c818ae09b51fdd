import { readdir, readFile } from "node:fs/promises";

/** What Linux counts processor time in, whatever its own clock: a hundredth of a second. */
const MS_PER_TICK = 10;

/**
 * The processor time that a database server has taken so far, all its processes together, in milliseconds. Null where the
 * system has no /proc to tell it.
 * @param pid of the process that the others are children of
 */
export async function databaseCpuMs(pid: number): Promise<number | null> {
  if (process.platform !== "linux") return null;
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const processes = await Promise.all(ids.map(readProcess));
  return processes.reduce((sum, one) => {
    // What has ended is in its parent's account.
    if (one?.pid === pid) return sum + one.ownMs + one.endedChildrenMs;
    return one?.parent === pid ? sum + one.ownMs : sum;
  }, 0);
}

async function readProcess(id: string) {
  const stat = await readFile(`/proc/${id}/stat`, "utf8").catch(() => null);
  if (stat === null) return null;
  // The name, in brackets, may hold anything; what follows is numbers: proc_pid_stat(5), from field 3 on.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = (field: number) => Number(fields[field - 3]);
  return {
    pid: Number(id),
    parent: ticks(4),
    ownMs: (ticks(14) + ticks(15)) * MS_PER_TICK,
    endedChildrenMs: (ticks(16) + ticks(17)) * MS_PER_TICK,
  };
}
