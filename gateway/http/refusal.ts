import type { FastifyError, FastifyReply } from "fastify";
import { ERROR_CODES, type ErrorCode, meaningOf } from "../../subgraphs/kit/errors/error-codes.js";

const refusals = new WeakMap<FastifyReply, ErrorCode>();

/** The code that a request was refused with before @apollo/server saw it; undefined when it was not. */
export function refusedWith(reply: FastifyReply): ErrorCode | undefined {
  return refusals.get(reply);
}

/** An answer in the shape of a GraphQL error, so that a client reads every refusal in one way. */
export function refuse(
  reply: FastifyReply,
  code: ErrorCode,
  measures: Readonly<Record<string, number>> = {},
): FastifyReply {
  const { httpStatus, retryable } = ERROR_CODES[code];
  refusals.set(reply, code);
  return reply
    .status(httpStatus)
    .send({ errors: [{ message: meaningOf(code), extensions: { code, retryable, ...measures } }] });
}

/** What went wrong before @apollo/server saw the request. */
export function codeOf({ code, statusCode }: FastifyError): ErrorCode {
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return "PAYLOAD_TOO_LARGE";
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return "UNSUPPORTED_MEDIA_TYPE";
  // A Host header that is none: the path is put behind it to read the search parameters.
  if (code === "ERR_INVALID_URL") return "BAD_REQUEST";
  return statusCode !== undefined && statusCode < 500 ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR";
}
