import { AsyncLocalStorage } from "node:async_hooks";

/** What is known of a step beside its name: never a person's id, a value of a statement or a text of theirs. */
export type TraceAttributes = Readonly<Record<string, string | number | boolean>>;

/** One step of a request under way, of which it may have steps of its own. */
export type Trace = {
  /** The trace that the step belongs to, 32 hexadecimal digits. */
  readonly id: string;
  child(name: string, attributes?: TraceAttributes): Trace;
  note(attributes: TraceAttributes): void;
  /** It did not do what it should. @param code of the failure, never its text */
  fail(code: string): void;
  end(): void;
  /** The W3C `traceparent` by which another process makes its steps part of this one. */
  header(): string;
};

/** Where traces begin, and where they are sent. */
export type Tracing = {
  /** @param parent the `traceparent` of whoever asks, where it is believed */
  begin(name: string, parent?: string): Trace;
  /** Sends what is left. */
  close(): Promise<void>;
};

/** Costs nothing until a first step is run in it: without tracing none is. */
const current = new AsyncLocalStorage<Trace>();

/** The step that the code at hand is a part of; none where nothing is traced. */
export function currentTrace(): Trace | undefined {
  return current.getStore();
}

/** Runs work as a part of a step. */
export function within<Result>(trace: Trace | undefined, work: () => Result): Result {
  return trace ? current.run(trace, work) : work();
}

/** Runs work as a step of its own, where something is traced. */
export async function asStep<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const step = current.getStore()?.child(name);
  if (!step) return work();
  try {
    return await current.run(step, work);
  } catch (error) {
    step.fail(codeOf(error));
    throw error;
  } finally {
    step.end();
  }
}

/** What an error is called: a code or a name of ours or the driver's. Its message may quote anything. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
