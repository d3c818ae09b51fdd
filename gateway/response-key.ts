import type { FieldNode } from "graphql";

/** The key of a field in the answer: its alias, or else its name. */
export function responseKey({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}
