import { maskNumbersIn } from "../subgraphs/kit/pii/numbers-in-text.js";

/** What may be read of an error by those who run the system. */
export type BareError = {
  type: string;
  code?: string | undefined;
  message: string;
  stack?: string | undefined;
};

/**
 * An error as what it is called, what it says and where it arose. The SQL, the values and the rows that drivers hang on
 * their errors are people's data and stay behind; so do phone numbers and the like within a message.
 */
export function bareError(error: unknown): BareError {
  const innermost = innermostOf(error);
  if (!(innermost instanceof Error))
    return { type: typeof innermost, message: "something that is no error" };
  const { name: type, message, stack } = innermost;
  const code = "code" in innermost ? String(innermost.code) : undefined;
  return {
    type,
    code,
    message: maskNumbersIn(message),
    stack: stack && maskNumbersIn(stack),
  };
}

/** The same as an error, to be thrown where Node prints whatever an error holds. */
export function thrownBare(error: unknown): Error {
  const { type, message, stack } = bareError(error);
  const bare = new Error(message);
  bare.name = type;
  if (stack) bare.stack = stack;
  return bare;
}

/** drizzle quotes the statement and its values in its own message; what PostgreSQL said is the cause behind it. */
function innermostOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? innermostOf(error.cause) : error;
}
