import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from "graphql";
import { type ClientErrorReport, formatClientError } from "../errors/client-errors.js";

/** An answer as it is sent. */
export type GraphAnswer = {
  status: number;
  /** Those that its errors ask for. */
  headers: ReadonlyMap<string, string>;
  /** JSON. */
  text: string;
};

/** What an error asks of the answer over HTTP: see `requestError`. */
type AskedOfAnswer = { status?: number; headers?: ReadonlyMap<string, string> };

const NO_HEADERS: ReadonlyMap<string, string> = new Map();

/**
 * Writes a result down. Its errors are shown as `formatClientError` decides, and the status is what they ask for, if any
 * does; without data it is 400, for then nothing was executed.
 */
export function graphAnswer(
  { data, errors }: ExecutionResult,
  report: ClientErrorReport,
): GraphAnswer {
  if (!errors) return { status: 200, headers: NO_HEADERS, text: JSON.stringify({ data }) };
  let status = data === undefined ? 400 : 200;
  const headers = new Map<string, string>();
  const shown = errors.map((error) => {
    const asked = error.extensions?.http as AskedOfAnswer | undefined;
    status = asked?.status ?? status;
    for (const [name, value] of asked?.headers ?? []) headers.set(name, value);
    return formatClientError(formatted(error), error, report);
  });
  return { status, headers, text: JSON.stringify({ errors: shown, data }) };
}

/** The status of something that nobody expected is 500. */
export function failedAnswer(failure: unknown, report: ClientErrorReport): GraphAnswer {
  const shown = formatClientError({ message: "" }, failure, report);
  return { status: 500, headers: NO_HEADERS, text: JSON.stringify({ errors: [shown] }) };
}

/** Not the error's own `toJSON`, which compiled execution's errors do not have. */
function formatted({ message, locations, path, extensions }: GraphQLError): GraphQLFormattedError {
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions,
  };
}
