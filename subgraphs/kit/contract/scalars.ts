import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { koreanDay, startOfKoreanDay } from "../korean-calendar.js";
import { isWon } from "../remedies/won.js";

/**
 * Won: a JSON number, an integer between ±(2^53-1). Not `Int`, which ends at 2,147,483,647: one aggregate of this outage
 * is 557.7 billion. Not a float: money is never rounded by the wire.
 */
export const WonScalar = new GraphQLScalarType<number, number>({
  name: "Won",
  description: "Korean won as an integer JSON number, exact up to 9,007,199,254,740,991 (2^53-1).",
  serialize: wonFrom,
  parseValue: wonFrom,
  parseLiteral: (node) => wonFrom(node.kind === Kind.INT ? Number(node.value) : Number.NaN),
});

/** An instant. Written in UTC, read in any offset. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  description: "An instant, RFC 3339, for example 2023-03-02T01:00:00.000Z.",
  serialize: (value) => (value instanceof Date ? value : instantFrom(value)).toISOString(),
  parseValue: instantFrom,
  parseLiteral: (node) => instantFrom(node.kind === Kind.STRING ? node.value : null),
});

/** A day on the Korean calendar. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  description: "A calendar day in Korea (Asia/Seoul), YYYY-MM-DD.",
  serialize: (value) => (value instanceof Date ? koreanDay(value) : dayFrom(value)),
  parseValue: dayFrom,
  parseLiteral: (node) => dayFrom(node.kind === Kind.STRING ? node.value : null),
});

const INSTANT_FORM =
  /^\d{4}-\d{2}-\d{2}[Tt]([01]\d|2[0-3]):\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

function wonFrom(value: unknown): number {
  if (!isWon(value)) throw badInput("Won must be a whole number between ±9007199254740991.");
  return value;
}

function instantFrom(value: unknown): Date {
  // Without a look at the day, `new Date` would take 30 February for 2 March.
  const isInstant =
    typeof value === "string" && INSTANT_FORM.test(value) && isDay(value.slice(0, 10));
  const instant = isInstant ? new Date(value) : null;
  if (!instant || Number.isNaN(instant.getTime())) {
    throw badInput("DateTime must be an RFC 3339 instant such as 2023-03-02T10:00:00+09:00.");
  }
  return instant;
}

function dayFrom(value: unknown): string {
  if (typeof value !== "string" || !isDay(value)) {
    throw badInput("Date must be a calendar day such as 2023-03-02.");
  }
  return value;
}

function isDay(text: string): boolean {
  try {
    startOfKoreanDay(text);
    return true;
  } catch {
    return false;
  }
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}
