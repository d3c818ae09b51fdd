import fc from "fast-check";
import { GraphQLObjectType, type GraphQLScalarType, GraphQLSchema, graphqlSync } from "graphql";
import { describe, expect, it } from "vitest";
import { DateScalar, DateTimeScalar, WonScalar } from "../../../subgraphs/kit/contract/scalars.js";

const LARGEST = 9_007_199_254_740_991;
const WON = "Won must be a whole number between ±9007199254740991.";
const INSTANT = "DateTime must be an RFC 3339 instant such as 2023-03-02T10:00:00+09:00.";
const DAY = "Date must be a calendar day such as 2023-03-02.";

/** A field that says what its argument was read as. */
function reading(scalar: GraphQLScalarType) {
  let read: unknown;
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({
      name: "Query",
      fields: {
        read: {
          type: scalar,
          args: { value: { type: scalar } },
          resolve: (_root, { value }) => {
            read = value;
            return value;
          },
        },
      },
    }),
  });
  return (source: string, variableValues: Record<string, unknown> = {}) => {
    read = undefined;
    const { data, errors } = graphqlSync({ schema, source, variableValues });
    return {
      read,
      written: data?.read,
      errors: errors?.map(({ message, extensions }) => ({ message, code: extensions.code })),
    };
  };
}

/** Reads a value as a variable of a scalar. */
function asVariable(scalar: GraphQLScalarType, value: unknown) {
  return reading(scalar)(`query ($value: ${scalar.name}) { read(value: $value) }`, { value });
}

/** Reads a value as a literal of a scalar. */
function asLiteral(scalar: GraphQLScalarType, literal: string) {
  return reading(scalar)(`{ read(value: ${literal}) }`);
}

const refused = (message: string) => ({
  read: undefined,
  written: undefined,
  errors: [{ message: expect.stringContaining(message), code: "BAD_USER_INPUT" }],
});
const taken = (read: unknown, written = read) => ({ read, written, errors: undefined });

describe("Won", () => {
  it.each([0, 1, -1, 2_147_483_648, 557_700_000_000, LARGEST, -LARGEST])(
    "takes %d, as a literal and as a variable, and writes it as it is",
    (won) => {
      expect(asVariable(WonScalar, won)).toEqual(taken(won));
      expect(asLiteral(WonScalar, String(won))).toEqual(taken(won));
    },
  );

  it("is the same number after a trip through JSON, anywhere in its range", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (won) => {
        expect(JSON.parse(JSON.stringify(WonScalar.serialize(won)))).toBe(won);
      }),
    );
  });

  it.each([LARGEST + 1, -LARGEST - 1, 0.5, 1e21, "1000", "", true, [1000], { won: 1000 }])(
    "refuses the variable %j",
    (value) => {
      expect(asVariable(WonScalar, value)).toEqual(refused(WON));
    },
  );

  it.each([
    "9007199254740992",
    "-9007199254740992",
    "99999999999999999999",
    "0.5",
    "1.0",
    "1e3",
    '"1000"',
    "true",
    "[1000]",
    "MANY",
  ])("refuses the literal %s", (literal) => {
    expect(asLiteral(WonScalar, literal)).toEqual(refused(WON));
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, LARGEST + 1, 0.5, "1000", 1000n])(
    "never leaves as %s",
    (value) => {
      expect(() => WonScalar.serialize(value)).toThrow(WON);
    },
  );
});

describe("DateTime", () => {
  it.each([
    ["2023-03-02T10:00:00+09:00", "2023-03-02T01:00:00.000Z"],
    ["2023-03-02T01:00:00Z", "2023-03-02T01:00:00.000Z"],
    ["2023-03-02t01:00:00z", "2023-03-02T01:00:00.000Z"],
    ["2023-03-02T00:30:00.5-00:30", "2023-03-02T01:00:00.500Z"],
    ["2023-03-01T15:00:00.000-10:00", "2023-03-02T01:00:00.000Z"],
  ])("reads %s in any offset and writes UTC", (text, written) => {
    const instant = new Date(written);

    expect(asVariable(DateTimeScalar, text)).toEqual(taken(instant, written as never));
    expect(asLiteral(DateTimeScalar, `"${text}"`)).toEqual(taken(instant, written as never));
  });

  const NO_INSTANT = [
    "2023-03-02",
    "2023-03-02T10:00:00",
    "2023-03-02 10:00:00+09:00",
    "2023-03-02T10:00+09:00",
    "2023-03-02T10:00:00+0900",
    "2023-13-02T10:00:00Z",
    "2023-02-30T10:00:00Z",
    "2023-02-29T23:00:00-09:00",
    "2023-03-02T24:00:00Z",
    "2023-03-02T25:00:00Z",
    "2023-03-02T10:00:00+25:00",
    "tomorrow",
    "",
  ];
  it.each(NO_INSTANT)("refuses %j", (text) => {
    expect(asVariable(DateTimeScalar, text)).toEqual(refused(INSTANT));
    expect(asLiteral(DateTimeScalar, JSON.stringify(text))).toEqual(refused(INSTANT));
  });

  it.each([1_677_718_800_000, true, ["2023-03-02T01:00:00Z"]])(
    "refuses what is no text: %j",
    (value) => {
      expect(asVariable(DateTimeScalar, value)).toEqual(refused(INSTANT));
      expect(asLiteral(DateTimeScalar, JSON.stringify(value))).toEqual(refused(INSTANT));
    },
  );
});

describe("Date", () => {
  it.each(["2023-03-02", "2024-02-29"])("takes %s and writes it as it is", (day) => {
    expect(asVariable(DateScalar, day)).toEqual(taken(day));
    expect(asLiteral(DateScalar, `"${day}"`)).toEqual(taken(day));
  });

  it("writes an instant as the day it is in Korea", () => {
    expect(DateScalar.serialize(new Date("2022-10-15T15:00:00Z"))).toBe("2022-10-16");
  });

  it.each(["2023-02-29", "2023-3-2", "2023-03-02T00:00:00Z", "02.03.2023", ""])(
    "refuses %j",
    (text) => {
      expect(asVariable(DateScalar, text)).toEqual(refused(DAY));
      expect(asLiteral(DateScalar, JSON.stringify(text))).toEqual(refused(DAY));
    },
  );

  it.each([20230302, true])("refuses what is no text: %j", (value) => {
    expect(asVariable(DateScalar, value)).toEqual(refused(DAY));
    expect(asLiteral(DateScalar, JSON.stringify(value))).toEqual(refused(DAY));
  });
});
