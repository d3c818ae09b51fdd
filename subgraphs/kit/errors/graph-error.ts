import { GraphQLError } from "graphql";
import { ERROR_CODES, type ErrorCode, meaningOf } from "./error-codes.js";

/** What an error may add to its code. The message reaches the client as it is, so it names no host, SQL or file. */
export type GraphErrorDetail = { message?: string; extensions?: Record<string, unknown> };

/**
 * An error with a registered code, for one field: the rest of the answer stands and so does its HTTP status.
 * The message is the meaning of the code unless a more precise one is given.
 */
export function graphError(code: ErrorCode, detail: GraphErrorDetail = {}): GraphQLError {
  return new GraphQLError(detail.message ?? meaningOf(code), {
    extensions: { ...detail.extensions, code },
  });
}

/**
 * An error that refuses the whole request, with the HTTP status of its code. @apollo/server reads `extensions.http` and
 * takes it out again. A 401 names the scheme to use, as RFC 6750 section 3 asks.
 * @param more HTTP headers of the answer
 */
export function requestError(
  code: ErrorCode,
  detail: GraphErrorDetail = {},
  more: Readonly<Record<string, string>> = {},
): GraphQLError {
  const status = ERROR_CODES[code].httpStatus;
  const headers = new Map([
    ...(status === 401 ? [["www-authenticate", 'Bearer error="invalid_token"'] as const] : []),
    ...Object.entries(more),
  ]);
  return graphError(code, {
    ...detail,
    extensions: { ...detail.extensions, http: { status, headers } },
  });
}
