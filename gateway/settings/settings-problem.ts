/** One thing wrong with the environment, and what to do about it. Neither text quotes a value that may be secret. */
export type SettingsProblem = { variable: string; problem: string; fix: string };

/** The environment cannot be used. Holds every problem it has, so that all can be mended at once. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";

  constructor(readonly problems: readonly SettingsProblem[]) {
    const lines = problems.map(
      ({ variable, problem, fix }) => `  ${variable}: ${problem}\n    → ${fix}`,
    );
    super(["The settings cannot be used:", ...lines].join("\n"));
  }
}
