import { GraphQLError } from "graphql";

export type Path = readonly (string | number)[];

/** The same error at another place of the answer. */
export function atPath({ message, extensions, originalError }: GraphQLError, path: Path) {
  return new GraphQLError(message, { path, extensions, originalError });
}
