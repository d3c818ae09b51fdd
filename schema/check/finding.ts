import type { GraphQLError } from "graphql";

/** Something a rule of the schema does not allow. */
export type Finding = {
  /** The subgraph or file it is found in. */
  where: string;
  /** Where in the schema, such as Compensation.pay; null when it is about a file as a whole. */
  coordinate: string | null;
  /** What is wrong and what to do about it. */
  message: string;
};

/** What one rule says. */
export type RuleReport = {
  rule: string;
  /** What was looked at, in one line; for a rule that could not run, why. */
  summary: string;
  /** Null when the rule could not run. */
  findings: readonly Finding[] | null;
};

/** The first line of an error, without the excerpt that follows it. */
export function firstLine({ message }: GraphQLError | Error): string {
  return message.split("\n", 1)[0] ?? message;
}
