import type { ClientErrorReport } from "../errors/client-errors.js";
import { requestError } from "../errors/graph-error.js";
import { IdentityError, type TokenVerifier } from "./token.js";
import type { Viewer } from "./viewer.js";

/**
 * Who sends a request, by its `Authorization` header. When tokens cannot be checked at all, the log gets the cause: the
 * client is only told that it is so.
 * @throws GraphQLError that refuses the whole request, with the code and HTTP status of what is wrong
 */
export async function requestViewer(
  identity: TokenVerifier,
  authorization: string | undefined,
  log: ClientErrorReport["log"],
): Promise<Viewer> {
  try {
    return await identity.verify(authorization);
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    if (error.httpStatus >= 500)
      log.error({ err: error.cause ?? error }, "tokens cannot be checked");
    throw requestError(error.code, { message: error.message });
  }
}
