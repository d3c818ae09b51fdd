import { z } from "zod";
import type { ObservabilitySettings } from "./settings.types.js";
import type { SettingsProblem } from "./settings-problem.js";
import type { Environment } from "./variables.js";

const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "::1"]);

const milliseconds = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

const DEFAULTS = { metricsHost: "127.0.0.1", slowMs: 1_000, overloadMs: 500, drainMs: 0 };

/** The variables about watching a process, and about ending it while others watch. */
export const observabilityVariables = {
  METRICS_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .optional(),
  METRICS_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/)
    .optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/)
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  SLOW_REQUEST_MS: milliseconds.optional(),
  OVERLOAD_DELAY_MS: milliseconds.optional(),
  DRAIN_DELAY_MS: milliseconds.optional(),
};

type ObservabilityVariables = z.infer<z.ZodObject<typeof observabilityVariables>>;

const MS_FIX = "give a whole number of milliseconds up to 999999, or leave it out for";
const TOKEN_FIX = "give 16 or more letters without spaces: openssl rand -base64 24";

export const OBSERVABILITY_FIXES: Record<keyof ObservabilityVariables, string> = {
  METRICS_PORT: "give a port from 1 to 65535, 0 for any free port, or leave it out for no metrics",
  METRICS_HOST: `give a host name or an IP address to listen on, or leave it out for ${DEFAULTS.metricsHost}`,
  METRICS_TOKEN: TOKEN_FIX,
  OTEL_EXPORTER_OTLP_ENDPOINT:
    "give the address of the collector, like http://127.0.0.1:4318, or leave it out for no traces",
  SLOW_REQUEST_MS: `${MS_FIX} ${DEFAULTS.slowMs}`,
  OVERLOAD_DELAY_MS: `${MS_FIX} ${DEFAULTS.overloadMs} in production, else 0, which refuses nobody`,
  DRAIN_DELAY_MS: `${MS_FIX} ${DEFAULTS.drainMs}`,
};

/** Figures of people's claims are not for the network: beyond this machine they are shown for a token only. */
export function observabilityProblems({
  METRICS_PORT,
  METRICS_HOST = DEFAULTS.metricsHost,
  METRICS_TOKEN,
}: Environment): SettingsProblem[] {
  if (METRICS_PORT === undefined || METRICS_TOKEN !== undefined) return [];
  if (LOOPBACK.has(METRICS_HOST)) return [];
  return [
    {
      variable: "METRICS_TOKEN",
      problem: `it is missing while METRICS_HOST shows the metrics beyond this machine`,
      fix: `${TOKEN_FIX}; or leave METRICS_HOST out`,
    },
  ];
}

/** How the process is watched. @param environment its name */
export function observabilitySettings(
  environment: string,
  variables: ObservabilityVariables,
): ObservabilitySettings {
  const { METRICS_PORT: port, METRICS_HOST: host, METRICS_TOKEN: token } = variables;
  return {
    metrics:
      port === undefined
        ? null
        : { listen: { host: host ?? DEFAULTS.metricsHost, port }, token: token ?? null },
    tracesUrl: variables.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    slowMs: variables.SLOW_REQUEST_MS ?? DEFAULTS.slowMs,
    // A developer's machine stands still for many reasons, a test's and a build's among them.
    overloadMs:
      variables.OVERLOAD_DELAY_MS ?? (environment === "production" ? DEFAULTS.overloadMs : 0),
    drainMs: variables.DRAIN_DELAY_MS ?? DEFAULTS.drainMs,
  };
}
