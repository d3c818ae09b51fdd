import { setTimeout as delay } from "node:timers/promises";
import autocannon from "autocannon";
import { readSavedOperations } from "../../../gateway/graphiql/saved-operations.js";
import { projectFile } from "../../../gateway/project-files.js";
import { median, quantile } from "../statistics.js";
import { residentMb, type SoakTarget } from "./soak-target.js";

/** How often the gateway is asked, and how often a second. */
export type SoakRun = { warmUp: number; requests: number; rate: number };

/** What came of it; the warm-up counts for nothing. */
export type Soak = {
  /** Requests that were answered. */
  answered: number;
  /** Requests without an answer, with another status than 200, or with errors in their answer. */
  failed: number;
  /** The first such answer, to see what it was. */
  firstFailure: string | null;
  /** From sending a request to the end of its answer. */
  latencyMs: { p50: number; p95: number; p99: number; highest: number };
  /** Medians over the first and the last tenth of the run. */
  residentMb: { afterWarmUp: number; atEnd: number };
  /** Of resident memory, from the one to the other. */
  growthPercent: number;
};

/** What a console and its pages ask all day, by the names of saved operations. */
const OPERATIONS: ReadonlySet<string> = new Set([
  "PartnerPackage",
  "CompensationTotal",
  "CashAndOpen",
  "Timeline",
  "ReasonForEveryWon",
  "SmallBusinessClaims",
  "SearchWithTotals",
  "OutageProgrammes",
  "OutageTotals",
]);
const CONNECTIONS = 10;
const SAMPLES = 100;

/** Asks a gateway at a steady rate, first to warm it up and then to see what becomes of it. */
export async function measureSoak(
  target: SoakTarget,
  { warmUp, requests, rate }: SoakRun,
  ended: AbortSignal,
): Promise<Soak> {
  const bodies = await requestBodies();
  await ask(target, bodies, { amount: warmUp, rate }, ended);
  const over = new AbortController();
  const watching = watchMemory(target.pid, (requests / rate) * 1_000, over.signal);
  const asked = await ask(target, bodies, { amount: requests, rate }, ended).finally(() =>
    over.abort(),
  );
  const samples = await watching;
  ended.throwIfAborted();

  const tenth = Math.ceil(samples.length / 10);
  const afterWarmUp = median(samples.slice(0, tenth));
  const atEnd = median(samples.slice(-tenth));
  const { latencies, failed, firstFailure } = asked;
  return {
    answered: latencies.length,
    failed,
    firstFailure,
    latencyMs: {
      p50: quantile(latencies, 0.5),
      p95: quantile(latencies, 0.95),
      p99: quantile(latencies, 0.99),
      highest: quantile(latencies, 1),
    },
    residentMb: { afterWarmUp, atEnd },
    growthPercent: (atEnd / afterWarmUp - 1) * 100,
  };
}

/** The requests, which are sent in turn. */
async function requestBodies(): Promise<string[]> {
  const saved = await readSavedOperations(projectFile("schema", "operations"));
  const bodies = saved
    .filter(({ name }) => OPERATIONS.has(name))
    .map(({ name, text, variables }) =>
      JSON.stringify({ operationName: name, query: text, variables }),
    );
  if (bodies.length !== OPERATIONS.size) throw new Error("an operation of the soak is not saved");
  return bodies;
}

async function ask(
  { address, token }: SoakTarget,
  bodies: readonly string[],
  { amount, rate }: { amount: number; rate: number },
  ended: AbortSignal,
) {
  ended.throwIfAborted();
  const latencies: number[] = [];
  let firstFailure: string | null = null;
  let withErrors = 0;
  const run = autocannon({
    url: address,
    connections: Math.min(CONNECTIONS, amount),
    overallRate: rate,
    amount,
    requests: bodies.map((body) => ({
      method: "POST",
      path: "/graphql",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body,
      onResponse(status, answer) {
        if (status === 200 && !answer.includes('"errors":')) return;
        // Other statuses are counted by autocannon.
        if (status === 200) withErrors += 1;
        firstFailure ??= answer.slice(0, 500);
      },
    })),
  });
  run.on("response", (_client: unknown, _status: number, _bytes: number, ms: number) => {
    latencies.push(ms);
  });
  const stop = () => run.stop();
  ended.addEventListener("abort", stop, { once: true });
  const { errors, non2xx } = await run;
  ended.removeEventListener("abort", stop);
  // What autocannon counts as timeouts is among its errors.
  return { latencies, failed: errors + non2xx + withErrors, firstFailure };
}

/** Megabytes, a hundred times in this time and on until it is over. */
async function watchMemory(pid: number, aboutMs: number, over: AbortSignal): Promise<number[]> {
  const samples = [await residentMb(pid)];
  while (!over.aborted) {
    await delay(aboutMs / SAMPLES, null, { signal: over }).catch(() => null);
    samples.push(await residentMb(pid));
  }
  return samples;
}
