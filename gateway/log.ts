import { type DestinationStream, type Logger, pino } from "pino";
import { maskNumbersIn } from "../subgraphs/kit/pii/numbers-in-text.js";

/**
 * The gateway's log: JSON lines. An error is logged as what it is called, what it says and where it arose; the SQL, the
 * values and the rows that drivers hang on their errors are people's data and stay out; so do phone numbers and the like
 * that somebody wrote into a message.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    { level, base: null, serializers: { err: errorFields } },
    destination ?? pino.destination(1),
  );
}

function errorFields(error: unknown): object {
  const innermost = innermostOf(error);
  if (!(innermost instanceof Error)) return { message: typeof innermost };
  const { name, message, stack } = innermost;
  const code = "code" in innermost ? String(innermost.code) : undefined;
  return {
    type: name,
    code,
    message: maskNumbersIn(message),
    stack: stack && maskNumbersIn(stack),
  };
}

/** drizzle quotes the statement and its values in its own message; what PostgreSQL said is the cause behind it. */
function innermostOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? innermostOf(error.cause) : error;
}
