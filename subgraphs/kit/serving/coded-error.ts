import { GraphQLError } from "graphql";
import { ERROR_CODES, type ErrorCode } from "../errors/error-codes.js";

/** An error that graphql-js found in a request, with the code that it has here; it refuses the whole request. */
export function codedError(code: ErrorCode, found: GraphQLError): GraphQLError {
  const { message, nodes, source, positions } = found;
  return new GraphQLError(message, {
    ...(nodes && { nodes }),
    ...(source && { source }),
    ...(positions && { positions }),
    extensions: { code, http: { status: ERROR_CODES[code].httpStatus } },
  });
}
