import { requestError } from "../errors/graph-error.js";

/** What is asked over HTTP. */
export type GraphRequest = {
  query: string;
  operationName?: string | undefined;
  variables: Record<string, unknown>;
};

/**
 * Reads what was asked out of a body of JSON.
 * @throws GraphQLError BAD_REQUEST for anything but one request with a query, PERSISTED_QUERY_NOT_SUPPORTED for one that
 * names its query by a hash
 */
export function readGraphRequest(body: unknown): GraphRequest {
  if (Array.isArray(body)) throw requestError("BAD_REQUEST", { message: ONE_AT_A_TIME });
  if (!isRecord(body)) throw requestError("BAD_REQUEST");
  const { query, operationName, variables, extensions } = body;
  if (!isRecordOrNone(variables) || !isRecordOrNone(extensions)) throw requestError("BAD_REQUEST");
  if (extensions?.persistedQuery) {
    // Client libraries act on these words.
    throw requestError("PERSISTED_QUERY_NOT_SUPPORTED", { message: "PersistedQueryNotSupported" });
  }
  if (typeof query !== "string" || query === "") throw requestError("BAD_REQUEST");
  if (operationName === null || operationName === undefined) {
    return { query, variables: variables ?? {} };
  }
  if (typeof operationName !== "string") throw requestError("BAD_REQUEST");
  return { query, operationName, variables: variables ?? {} };
}

const ONE_AT_A_TIME =
  "요청은 목록이 아니라 하나씩 보내세요. Send one request at a time, not a list of them.";

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRecordOrNone(value: unknown): value is Record<string, unknown> | null | undefined {
  return value === undefined || value === null || isRecord(value);
}
