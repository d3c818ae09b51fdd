import type { CombinedError } from "urql";
import { type ErrorCode, isErrorCode } from "../../../../subgraphs/kit/errors/error-codes.js";

/** Why something was not answered, by the code that the graph registered for it. */
export type Failure = {
  /** UNREACHABLE where not even the gateway answered. */
  code: ErrorCode | "UNREACHABLE";
  /** What support finds the cause by; null where there is none. */
  reference: string | null;
  /** When to try again, in seconds; null where it was not said. */
  retryAfterSeconds: number | null;
};

/** Every failure of an answer, in the order of the answer. An error without a registered code is an unexpected one. */
export function failuresOf(error: CombinedError): Failure[] {
  const told = error.graphQLErrors.map(({ extensions }) => ({
    code: isErrorCode(extensions.code) ? extensions.code : ("INTERNAL_SERVER_ERROR" as const),
    reference: typeof extensions.reference === "string" ? extensions.reference : null,
    retryAfterSeconds:
      typeof extensions.retryAfterSeconds === "number" ? extensions.retryAfterSeconds : null,
  }));
  if (told.length > 0) return told;
  return [{ code: "UNREACHABLE", reference: null, retryAfterSeconds: null }];
}
