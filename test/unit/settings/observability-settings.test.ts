import { describe, expect, it } from "vitest";
import { SettingsError, type SettingsProblem } from "../../../gateway/settings/settings-problem.js";
import { readSettings } from "../../../gateway/settings.js";

const watched = (environment: Record<string, string>) =>
  readSettings(environment, []).observability;

function problemsOf(environment: Record<string, string>): readonly SettingsProblem[] {
  try {
    readSettings(environment, []);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe("the settings of watching a process", () => {
  it("gather nothing, send nothing and refuse nobody while developing", () => {
    expect(watched({})).toEqual({
      metrics: null,
      tracesUrl: null,
      slowMs: 1_000,
      overloadMs: 0,
      drainMs: 0,
    });
  });

  it("take everything that can be set", () => {
    expect(
      watched({
        METRICS_PORT: "9464",
        METRICS_HOST: "0.0.0.0",
        METRICS_TOKEN: "0123456789abcdef",
        OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318",
        SLOW_REQUEST_MS: "250",
        OVERLOAD_DELAY_MS: "100",
        DRAIN_DELAY_MS: "5000",
      }),
    ).toEqual({
      metrics: { listen: { host: "0.0.0.0", port: 9_464 }, token: "0123456789abcdef" },
      tracesUrl: "http://127.0.0.1:4318",
      slowMs: 250,
      overloadMs: 100,
      drainMs: 5_000,
    });
  });

  it("show the metrics to this machine alone unless a token says otherwise", () => {
    expect(watched({ METRICS_PORT: "0" }).metrics).toEqual({
      listen: { host: "127.0.0.1", port: 0 },
      token: null,
    });
    expect(problemsOf({ METRICS_PORT: "9464", METRICS_HOST: "0.0.0.0" })).toEqual([
      expect.objectContaining({ variable: "METRICS_TOKEN" }),
    ]);
  });

  it.each([
    ["METRICS_PORT", "65536"],
    ["METRICS_TOKEN", "short-secret"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "grpc://secret@collector:4317"],
    ["SLOW_REQUEST_MS", "-1"],
    ["OVERLOAD_DELAY_MS", "off"],
    ["DRAIN_DELAY_MS", "1s"],
  ])("refuse %s %s, and quote no secret", (variable, value) => {
    const problems = problemsOf({ [variable]: value });

    expect(problems.map((problem) => problem.variable)).toEqual([variable]);
    expect(JSON.stringify(problems)).not.toContain("secret");
  });
});
