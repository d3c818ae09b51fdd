import { z } from "zod";
import type { CallSettings } from "./settings.types.js";
import type { SettingsProblem } from "./settings-problem.js";
import { variablePrefix } from "./variable-prefix.js";
import type { Environment } from "./variables.js";

const milliseconds = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number);
const count = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number);
const address = z.url({ protocol: /^https?$/ });

/**
 * A page of the console takes three rounds of calls at most, so the whole is given a little more than three times what
 * one call is given. Above the 2 s after which PostgreSQL cancels a statement.
 */
const DEFAULTS = { totalMs: 8_000, deadlineMs: 2_500, concurrency: 100 };

/** The variables about calling subgraphs, for all of them. */
export const callVariables = {
  REQUEST_DEADLINE_MS: milliseconds.optional(),
  SUBGRAPH_DEADLINE_MS: milliseconds.optional(),
  SUBGRAPH_CONCURRENCY: count.optional(),
};

type CallVariables = z.infer<z.ZodObject<typeof callVariables>>;

const DEADLINE_FIX = "give a whole number of milliseconds up to 999999, or leave it out for";
const CONCURRENCY_FIX = "give a whole number of calls up to 9999, or leave it out for";
const ADDRESS_FIX = "give the address where the subgraph answers, like http://talk.internal:4001";

export const CALL_FIXES: Record<keyof CallVariables, string> = {
  REQUEST_DEADLINE_MS: `${DEADLINE_FIX} ${DEFAULTS.totalMs}`,
  SUBGRAPH_DEADLINE_MS: `${DEADLINE_FIX} ${DEFAULTS.deadlineMs}`,
  SUBGRAPH_CONCURRENCY: `${CONCURRENCY_FIX} ${DEFAULTS.concurrency}`,
};

/** The names of the variables about calling one subgraph: `TALK_URL`, `TALK_DEADLINE_MS`, `TALK_CONCURRENCY`. */
export function callVariablesOf(subgraph: string) {
  const prefix = variablePrefix(subgraph);
  return {
    url: `${prefix}_URL`,
    deadlineMs: `${prefix}_DEADLINE_MS`,
    concurrency: `${prefix}_CONCURRENCY`,
  };
}

/** Problems with the variables of single subgraphs, each on its own. */
export function callProblems(
  environment: Environment,
  subgraphs: readonly string[],
): SettingsProblem[] {
  return subgraphs.flatMap((subgraph) => {
    const names = callVariablesOf(subgraph);
    return [
      ...problemOf(environment, names.url, address, ADDRESS_FIX),
      ...problemOf(environment, names.deadlineMs, milliseconds, CALL_FIXES.SUBGRAPH_DEADLINE_MS),
      ...problemOf(environment, names.concurrency, count, CALL_FIXES.SUBGRAPH_CONCURRENCY),
    ];
  });
}

function problemOf(
  environment: Environment,
  variable: string,
  schema: z.ZodType,
  fix: string,
): SettingsProblem[] {
  const isFine = schema.optional().safeParse(environment[variable]).success;
  return isFine ? [] : [{ variable, problem: "it is not accepted", fix }];
}

/** How subgraphs are called. @param environment without problems */
export function callSettings(
  environment: Environment,
  subgraphs: readonly string[],
  variables: CallVariables,
): CallSettings {
  const others = {
    url: null,
    deadlineMs: variables.SUBGRAPH_DEADLINE_MS ?? DEFAULTS.deadlineMs,
    concurrency: variables.SUBGRAPH_CONCURRENCY ?? DEFAULTS.concurrency,
  };
  const of = subgraphs.flatMap((subgraph) => {
    const names = callVariablesOf(subgraph);
    const own = [names.url, names.deadlineMs, names.concurrency].map((name) => environment[name]);
    if (own.every((value) => value === undefined)) return [];
    const [url, deadlineMs, concurrency] = own;
    const settings = {
      url: url === undefined ? null : graphAddress(url),
      deadlineMs: Number(deadlineMs ?? others.deadlineMs),
      concurrency: Number(concurrency ?? others.concurrency),
    };
    return [[subgraph, settings] as const];
  });
  return {
    totalMs: variables.REQUEST_DEADLINE_MS ?? DEFAULTS.totalMs,
    others,
    of: Object.fromEntries(of),
  };
}

/** The defaults for every subgraph, each in this process. */
export const DEFAULT_CALLS: CallSettings = callSettings({}, [], {});

/** Subgraphs answer at /graphql, so an address without a path means that. */
function graphAddress(text: string): string {
  const url = new URL(text);
  if (url.pathname === "/") url.pathname = "/graphql";
  return url.href;
}
