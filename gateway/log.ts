import { type DestinationStream, type Logger, pino } from "pino";
import { currentTrace } from "../subgraphs/kit/observability/trace.js";
import { maskNumbersIn } from "../subgraphs/kit/pii/numbers-in-text.js";
import { bareError } from "./bare-error.js";

/**
 * The gateway's log: JSON lines. An error is logged bare; phone numbers and the like that somebody wrote into a message are
 * masked, and the addresses that were asked for stay out.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      // Every line of a request that is traced, whoever writes it.
      mixin: () => traceFields(),
      serializers: { err: bareError, req: requestFields, msg: maskedMessage },
      hooks: {
        // pino would say with an error alone what the error says, and so what drizzle quotes.
        logMethod(args, method) {
          const [first, message] = args as [unknown, string | undefined];
          if (saysNothing(first, message)) method.call(this, first as object, "an error");
          else method.apply(this, args);
        },
      },
    },
    destination ?? pino.destination(1),
  );
}

function saysNothing(first: unknown, message: string | undefined): boolean {
  if (message !== undefined || typeof first !== "object" || first === null) return false;
  return first instanceof Error || ("err" in first && !("msg" in first));
}

function maskedMessage(message: unknown): unknown {
  return typeof message === "string" ? maskNumbersIn(message) : message;
}

function traceFields(): object {
  const trace = currentTrace();
  return trace ? { trace: trace.id } : {};
}

/** What libraries log of a request. Its address can hold what somebody searched for. */
function requestFields(request: { method?: string } | undefined): object {
  return { method: request?.method };
}
