import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { currentTrace, within } from "../../subgraphs/kit/observability/trace.js";
import type { CallSubgraph } from "../engine/engine.js";
import type { BreakerState } from "../subgraph-call/call-policy.js";
import type { SubgraphCalls } from "../subgraph-call/subgraph-calls.js";
import { endPlan } from "./request-report.js";

/** Watches the calls to subgraphs: each is a step of its request's trace, is timed, and counts its failures. */
export type CallWatch = {
  /** The same calls, watched. */
  calls(call: CallSubgraph): CallSubgraph;
  /** Shows from now on how the subgraphs that there are at the time stand. To be told once. */
  states(standing: Standing): void;
  /** Told of every request that is sent once more. */
  retry(subgraph: string): void;
};

/** How subgraphs stand, by name. */
export type Standing = Pick<SubgraphCalls, "breakers" | "loads">;

const STATES: readonly BreakerState[] = ["closed", "half-open", "open"];

/** Up to the deadline of a call, 2.5 s. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** @param registry takes the figures; null where only traces are made */
export function watchCalls(registry: Registry | null): CallWatch {
  const figures = registry && callFigures(registry);
  return {
    retry: (subgraph) => figures?.retries.inc({ subgraph }),
    states(standing) {
      if (registry) showStates(registry, standing);
    },
    calls(call) {
      return async (subgraph, request, context) => {
        endPlan(context.report);
        const step = currentTrace()?.child(`subgraph ${subgraph}`);
        if (!step && !figures) return call(subgraph, request, context);
        const startedAt = performance.now();
        const answer = await within(step, () => call(subgraph, request, context));
        const codes = new Set(answer.errors?.map(({ extensions }) => String(extensions.code)));
        figures?.seconds.observe({ subgraph }, (performance.now() - startedAt) / 1_000);
        for (const code of codes) {
          figures?.failures.inc({ subgraph, code });
          step?.fail(code);
        }
        step?.end();
        return answer;
      };
    },
  };
}

function callFigures(registry: Registry) {
  const registers = [registry];
  return {
    seconds: new Histogram({
      name: "compensation_subgraph_call_seconds",
      help: "Calls to a subgraph, until there was an answer or none was waited for any more.",
      labelNames: ["subgraph"],
      buckets: SECONDS,
      registers,
    }),
    failures: new Counter({
      name: "compensation_subgraph_failures_total",
      help: "Calls that had errors of this code.",
      labelNames: ["subgraph", "code"],
      registers,
    }),
    retries: new Counter({
      name: "compensation_subgraph_retries_total",
      help: "Requests to a subgraph that were sent once more.",
      labelNames: ["subgraph"],
      registers,
    }),
  };
}

function showStates(registry: Registry, { breakers, loads }: Standing): void {
  const registers = [registry];
  new Gauge({
    name: "compensation_subgraph_breaker_state",
    help: "1 for the state that a subgraph's breaker is in: open is a rest after failures.",
    labelNames: ["subgraph", "state"],
    registers,
    collect() {
      // Somebody else's supergraph may have lost one since.
      this.reset();
      for (const [subgraph, found] of Object.entries(breakers())) {
        for (const state of STATES) this.set({ subgraph, state }, state === found ? 1 : 0);
      }
    },
  });
  const showLoad = (name: string, help: string, which: "underWay" | "waiting") =>
    new Gauge({
      name,
      help,
      labelNames: ["subgraph"],
      registers,
      collect() {
        this.reset();
        for (const [subgraph, load] of Object.entries(loads())) this.set({ subgraph }, load[which]);
      },
    });
  showLoad("compensation_subgraph_calls_under_way", "Calls to a subgraph under way.", "underWay");
  showLoad("compensation_subgraph_calls_waiting", "Calls that wait for their turn.", "waiting");
}
