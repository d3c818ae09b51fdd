import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Started, withStarted } from "./npm-start.js";
import { treeMemory } from "./process-tree.js";

/** One start of `npm start`: times from before npm, memory in megabytes. */
export type Start = {
  /** Until it said where it is. */
  announcedMs: number;
  /** Until a client had the whole of its first answer. */
  answeredMs: number;
  /** Resident memory of the gateway's process, with its first answer. */
  gatewayMb: number;
  /** Of npm, the gateway and PostgreSQL together, then. */
  allMb: number;
};

/** A start that had the synthetic people to load, too. */
export type ColdStart = Start & {
  /** Until they were there. */
  loadedMs: number;
  /** Resident memory of the gateway's process, and of all together, after that. */
  loadedGatewayMb: number;
  loadedAllMb: number;
};

export type Starts = { cold: ColdStart[]; warm: Start[] };

/** What `npm start` runs, as the system lists it. */
const GATEWAY = "node dist/start/main.js";

/**
 * Starts the gateway without a data folder, and once more on the folder which that start has made, `rounds` times over.
 * What either reads was read before: this is a start after an installation, not after the machine's own.
 */
export async function measureStart(
  rounds: number,
  ended: AbortSignal,
  onRound: (done: number) => void = () => undefined,
): Promise<Starts> {
  const starts: Starts = { cold: [], warm: [] };
  for (let round = 0; round < rounds; round += 1) {
    const folder = await mkdtemp(join(tmpdir(), "compensation-bench-start-"));
    const dataDir = join(folder, "data");
    try {
      starts.cold.push(await withStarted(dataDir, ended, coldStart));
      starts.warm.push(await withStarted(dataDir, ended, firstAnswer));
    } finally {
      await rm(folder, { recursive: true });
    }
    onRound(round + 1);
  }
  return starts;
}

async function coldStart(started: Started): Promise<ColdStart> {
  const start = await firstAnswer(started);
  const loadedMs = await started.loaded();
  const { programMb: loadedGatewayMb, allMb: loadedAllMb } = await memoryOf(started);
  return { ...start, loadedMs, loadedGatewayMb, loadedAllMb };
}

async function firstAnswer(started: Started): Promise<Start> {
  const announcedMs = await started.announced();
  const answeredMs = await started.answered();
  const { programMb: gatewayMb, allMb } = await memoryOf(started);
  return { announcedMs, answeredMs, gatewayMb, allMb };
}

function memoryOf({ pid }: Started) {
  return treeMemory(pid, GATEWAY);
}
