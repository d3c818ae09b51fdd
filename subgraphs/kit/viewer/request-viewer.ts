import type { ClientErrorReport } from "../errors/client-errors.js";
import { requestError } from "../errors/graph-error.js";
import { IdentityError, type TokenVerifier } from "./token.js";
import type { Viewer } from "./viewer.js";

const TWO_HEADERS =
  "Authorization 헤더는 하나만 보낼 수 있습니다. Send only one Authorization header.";

/**
 * Who sends a request, by its `Authorization` header. When tokens cannot be checked at all, the log gets the cause: the
 * client is only told that it is so.
 * @param authorization the header, or all of them: two are refused, because whatever stands in front of us may have
 * looked at the other one. Node's `headers` hides all but the first, so hand in `headersDistinct`
 * @throws GraphQLError that refuses the whole request, with the code and HTTP status of what is wrong
 */
export async function requestViewer(
  identity: TokenVerifier,
  authorization: string | readonly string[] | undefined,
  log: ClientErrorReport["log"],
): Promise<Viewer> {
  const headers = authorization === undefined ? [] : [authorization].flat();
  if (headers.length > 1) throw requestError("UNAUTHENTICATED", { message: TWO_HEADERS });
  try {
    return await identity.verify(headers[0]);
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    if (error.httpStatus >= 500)
      log.error({ err: error.cause ?? error }, "tokens cannot be checked");
    throw requestError(error.code, { message: error.message });
  }
}
