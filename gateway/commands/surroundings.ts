import type { Settings } from "../settings/settings.types.js";

/** What a command needs of the process around it. */
export type CommandSurroundings = {
  /** Reads the settings. Not called before a database is due, so `--help` works with any. */
  settings: () => Settings;
  /** Takes the result. */
  out: (text: string) => void;
  /** Takes everything else that is meant for people. */
  err: (text: string) => void;
  /** Asks something that can be answered with yes; null where nobody sits at a terminal. */
  ask: ((question: string) => Promise<boolean>) | null;
  /** Shows how far a long piece of work is. */
  progress: (what: string, total: number) => Progress;
  /** Aborted when somebody wants the process to end. */
  signal: AbortSignal;
  /** The operating system's account that it runs under. */
  account: string;
};

/** A piece of work under way. */
export type Progress = { to(done: number): void; end(): void };

/** 0: done, or there was nothing to do. 1: not done, or not all of it. 2: arguments that cannot be used. */
export type ExitCode = 0 | 1 | 2;
