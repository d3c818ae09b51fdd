/** What a use case says of a step, or the ledger: whether it was written. */
export type StepResult = boolean | { outcome: string; code?: string; isReplay?: boolean };

/**
 * The demo's history is fixed, so a step of it that a rule or the ledger refuses, or finds done before, is a mistake of
 * ours that would otherwise show as a beneficiary with nothing.
 * @throws Error with what the step said
 */
export function expectRecorded(result: StepResult): void {
  const { outcome, code, isReplay } =
    typeof result === "boolean" ? { outcome: result ? "RECORDED" : "REFUSED" } : result;
  if (outcome === "REFUSED" || outcome === "REPLAYED" || isReplay) {
    throw new Error(`a step of the demo's history was not recorded: ${code ?? outcome}`);
  }
}
