import { Registry } from "prom-client";
import { listenForScrapes } from "../../subgraphs/kit/observability/metrics-listener.js";
import { openTracing } from "../../subgraphs/kit/observability/open-tracing.js";
import type { Tracing } from "../../subgraphs/kit/observability/trace.js";
import type { Pressure } from "../http/overload.js";
import { explainListening } from "../listen-failure.js";
import type { ObservabilitySettings } from "../settings/settings.types.js";

/** How a server is watched and kept from doing more than it can; null for what nobody asked for. */
export type Watching = Omit<ObservabilitySettings, "metrics" | "tracesUrl"> & {
  registry: Registry | null;
  tracing: Tracing | null;
  /** Whether there is more to do than can be done; measured where it is not given. */
  isOverloaded?: Pressure;
};

/** The same, open. */
export type OpenWatching = Watching & {
  /** Where the metrics are, as in `http://127.0.0.1:9464`; null where none are gathered. */
  metricsAddress: string | null;
  /** Stops to answer scrapes, and sends what is left of the traces. */
  close(): Promise<void>;
};

/** Watched by nobody, and refusing nobody. */
export const UNWATCHED: Watching = {
  registry: null,
  tracing: null,
  slowMs: Number.POSITIVE_INFINITY,
  overloadMs: 0,
  drainMs: 0,
};

const CHOICES = { port: "METRICS_PORT=0 takes any that is free", host: "METRICS_HOST=127.0.0.1" };

function explained(error: unknown): never {
  throw explainListening(error, CHOICES, " of METRICS_PORT") ?? error;
}

/**
 * Opens what the settings ask for.
 * @param service what this process is called in traces
 * @throws ListenFailure when the metrics cannot be served where they should be
 */
export async function openObservability(
  { metrics, tracesUrl, ...limits }: ObservabilitySettings,
  service: string,
): Promise<OpenWatching> {
  const registry = metrics && new Registry();
  const listener =
    registry && metrics && (await listenForScrapes(registry, metrics).catch(explained));
  const tracing = tracesUrl === null ? null : await openTracing(service, tracesUrl);
  return {
    ...limits,
    registry,
    tracing,
    metricsAddress: listener?.address ?? null,
    async close() {
      await listener?.close();
      // A collector that is away keeps nobody from ending.
      await tracing?.close().catch(() => undefined);
    },
  };
}
