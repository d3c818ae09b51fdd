/** Why a file could not be taken in, or not to its end. Stable: the command and tests branch on it. */
export type ImportErrorCode =
  | "FILE_UNREADABLE"
  | "FILE_EMPTY"
  | "ENCODING"
  | "HEADER"
  | "QUOTES"
  | "INTERRUPTED";

/** A problem with a file, said in one sentence together with what to do about it. */
export class ImportError extends Error {
  override readonly name = "ImportError";

  constructor(
    readonly code: ImportErrorCode,
    problem: string,
    readonly fix: string,
    cause?: unknown,
  ) {
    super(`${problem}. ${fix}.`, cause === undefined ? undefined : { cause });
  }
}
