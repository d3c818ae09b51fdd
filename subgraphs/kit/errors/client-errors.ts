import type { GraphQLFormattedError } from "graphql";
import { ERROR_CODES, type ErrorCode, isErrorCode, meaningOf } from "./error-codes.js";
import { LIMIT_CODES } from "./limit-codes.js";

/** What is needed to hide an error from a client and still find it again. */
export type ClientErrorReport = {
  /** Makes a new reference, by which support finds the log line of an error that a client only saw masked. */
  reference: () => string;
  /** Where the cause of a masked error goes; a pino logger fits. */
  log: { error(fields: object, message: string): void };
};

/** Errors about the client's own document, whose lines and columns are the client's own. */
const LOCATED: ReadonlySet<ErrorCode> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
]);

/** The numbers that an error about a limit may say. */
const MEASURES = ["found", "estimate", "limit", "retryAfterSeconds"] as const;

const AFFILIATE_NAME = /^[A-Za-z]{1,40}$/;

/**
 * Decides what an error shows to a client; nothing else does. An error with a registered code passes with its message,
 * its path and the extensions `code`, `retryable` and `affiliate`, and with the numbers of the limit it is about.
 * Everything else becomes INTERNAL_SERVER_ERROR with a sentence that says nothing and a reference, and is logged with its
 * cause. Locations stay only where they point into the client's own document: those of an affiliate's error point into a
 * query that the gateway wrote.
 * @param formatted the error as @apollo/server would send it
 * @param original the error as it was thrown, for the log
 */
export function formatClientError(
  formatted: GraphQLFormattedError,
  original: unknown,
  report: ClientErrorReport,
): GraphQLFormattedError {
  const { path } = formatted;
  const code = formatted.extensions?.code;
  // INTERNAL_SERVER_ERROR is registered, but @apollo/server gives it to every error that has no code of its own.
  if (!isErrorCode(code) || code === "INTERNAL_SERVER_ERROR") return masked(path, original, report);

  const affiliate = formatted.extensions?.affiliate;
  return {
    message: formatted.message,
    ...(LOCATED.has(code) && formatted.locations ? { locations: formatted.locations } : {}),
    ...(path ? { path } : {}),
    extensions: {
      code,
      retryable: ERROR_CODES[code].retryable,
      ...(typeof affiliate === "string" && AFFILIATE_NAME.test(affiliate) ? { affiliate } : {}),
      ...(Object.hasOwn(LIMIT_CODES, code) ? measuresOf(formatted) : {}),
    },
  };
}

function measuresOf({ extensions }: GraphQLFormattedError): Record<string, number> {
  return Object.fromEntries(
    MEASURES.flatMap((measure) => {
      const value = extensions?.[measure];
      return Number.isFinite(value) ? [[measure, Number(value)] as const] : [];
    }),
  );
}

function masked(
  path: GraphQLFormattedError["path"],
  original: unknown,
  { reference: newReference, log }: ClientErrorReport,
): GraphQLFormattedError {
  const code: ErrorCode = "INTERNAL_SERVER_ERROR";
  const reference = newReference();
  log.error({ reference, path, err: causeOf(original) }, "unexpected error, masked for the client");
  return {
    message: meaningOf(code),
    ...(path ? { path } : {}),
    extensions: { code, retryable: ERROR_CODES[code].retryable, reference },
  };
}

/** What was thrown, inside the GraphQL errors that were wrapped around it on the way up: that is where the stack is. */
function causeOf(error: unknown): unknown {
  const inner =
    error instanceof Error && "originalError" in error ? error.originalError : undefined;
  return inner instanceof Error ? causeOf(inner) : error;
}
