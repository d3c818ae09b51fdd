import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clockStartingAt, realClock } from "../../../subgraphs/kit/clock.js";
import { registry } from "../../../subgraphs/registry.js";
import { openDatabases } from "../../databases.js";
import { createLog } from "../../log.js";
import { httpSettings } from "../../settings/http-variables.js";
import type { Settings } from "../../settings/settings.types.js";
import { readSettings } from "../../settings.js";
import { openIdentity } from "../../viewer/identity.js";
import { withFailuresSaid } from "../command-failure.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";
import { drillPlan } from "./drill-options.js";
import { type DrillOutcome, outcomeText, verdictText } from "./drill-report.js";
import { startDrilledGraph } from "./drilled-graph.js";
import { mainQuestions } from "./questions.js";
import { type Ask, type Drill, prepareDrill, WELL_MS } from "./run-drill.js";

type Surroundings = Pick<CommandSurroundings, "out" | "err" | "signal">;

/** `npm run drill`: breaks parts of a graph of its own and checks what it still answers. */
export function runDrillCommand(
  argv: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { out, err, signal } = surroundings;
  return withFailuresSaid(surroundings, async () => {
    const { cases, seed, json } = drillPlan(argv, surroundings, () => randomInt(1_000_000_000));
    return withGraph(err, async (drill) => {
      const outcomes: DrillOutcome[] = [];
      for (const faults of cases) {
        signal.throwIfAborted();
        const outcome = { faults, checks: await drill.run(faults) };
        outcomes.push(outcome);
        if (!json) out(outcomeText(outcome));
      }
      const isRight = outcomes.every(({ checks }) =>
        checks.every(({ problems }) => problems.length === 0),
      );
      if (json) out(`${JSON.stringify({ isRight, seed, cases: outcomes }, null, 2)}\n`);
      else out(`${verdictText(outcomes)}${argv.includes("--random") ? `Seed ${seed}.\n` : ""}`);
      return isRight ? 0 : 1;
    });
  });
}

/** A graph of its own in a folder of its own, which is gone afterwards: nothing that is configured here is touched. */
async function withGraph(
  err: Surroundings["err"],
  work: (drill: Drill) => Promise<ExitCode>,
): Promise<ExitCode> {
  const folder = await mkdtemp(join(tmpdir(), "graph-drill-"));
  const names = registry.map(({ name }) => name);
  const settings = readSettings({ NODE_ENV: "development", DATA_DIR: folder }, names);
  err("Starting a graph of its own for the drill …\n");
  try {
    const databases = await openDatabases(settings, registry);
    try {
      return await drilling(settings, databases.of, work);
    } finally {
      await databases.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function drilling(
  settings: Settings,
  databaseOf: Parameters<typeof startDrilledGraph>[0]["databaseOf"],
  work: (drill: Drill) => Promise<ExitCode>,
): Promise<ExitCode> {
  const identity = await openIdentity(settings, realClock);
  const { clock } = settings;
  const startsAt = clock.mode === "demo" ? clock.startsAt : realClock();
  const frozen = clockStartingAt(startsAt)();
  const graph = await startDrilledGraph({
    databaseOf,
    identity,
    // Answers are compared, so time stands still.
    clock: () => frozen,
    http: {
      ...httpSettings("production", { TRUSTED_DOCUMENTS: "off" }),
      rates: httpSettings("development", {}).rates,
    },
    totalMs: WELL_MS,
    // Every fault is made on purpose: its lines would hide the report.
    log: createLog("silent"),
  });
  try {
    const token = await identity.agentToken?.();
    const ask: Ask = async ({ text, variables }) => {
      const response = await fetch(`${graph.address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: text, variables }),
      });
      return { status: response.status, text: await response.text() };
    };
    return await work(await prepareDrill(graph, await mainQuestions(), ask));
  } finally {
    await graph.close();
  }
}
