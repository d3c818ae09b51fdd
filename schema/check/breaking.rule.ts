import { pruneSchema } from "@graphql-tools/utils";
import {
  type BreakingChange,
  buildASTSchema,
  type DangerousChange,
  DangerousChangeType,
  type DirectiveNode,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  isInputObjectType,
  Kind,
  parse,
  visit,
} from "graphql";
import type { Finding } from "./finding.js";

/**
 * What clients could do with the public schema at the base branch, they can still do, with the same meaning.
 *
 * graphql-js finds what stops validating or may now be null where it never was. Added to that: a changed default of an
 * argument or input field, because the same query then means something else (its texts in another language, another page
 * size). Not breaking: an output field that becomes non-null (for affiliates' fields on shared entities another rule
 * forbids it), a new enum value or union member (clients keep a default branch).
 *
 * What was announced may go: a field, argument, input field or enum value that was deprecated at the base branch with
 * "removed after YYYY-MM-DD", once that day is past, and the types that only it used.
 * @param base the public schema at the base branch, SDL
 * @param today the calendar day, YYYY-MM-DD
 */
export function findApiBreaks(base: string, api: GraphQLSchema, today: string): Finding[] {
  const before = withoutAnnouncedRemovals(base, today);
  const changes: (BreakingChange | DangerousChange)[] = [
    ...findBreakingChanges(before, api),
    ...findDangerousChanges(before, api).filter(
      ({ type }) => type === DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
    ),
  ];
  return [
    ...changes.map(({ description }) => ({
      where: "api",
      coordinate: /\w+\.\w+/.exec(description)?.[0] ?? null,
      message: `${description} ${FIX}`,
    })),
    ...changedInputDefaults(before, api),
  ];
}

const FIX =
  'Keep the old beside the new, mark the old @deprecated(reason: "use …; removed after YYYY-MM-DD"), remove it after that day.';
const REMOVAL = /removed after (\d{4}-\d{2}-\d{2})/;

function withoutAnnouncedRemovals(sdl: string, today: string): GraphQLSchema {
  const drop = (node: { readonly directives?: readonly DirectiveNode[] | undefined }) =>
    isDue(node.directives ?? [], today) ? null : undefined;
  const document = visit(parse(sdl), {
    [Kind.FIELD_DEFINITION]: drop,
    [Kind.INPUT_VALUE_DEFINITION]: drop,
    [Kind.ENUM_VALUE_DEFINITION]: drop,
  });
  return pruneSchema(buildASTSchema(document, { assumeValidSDL: true }));
}

function isDue(directives: readonly DirectiveNode[], today: string): boolean {
  const reason = directives
    .find(({ name }) => name.value === "deprecated")
    ?.arguments?.find(({ name }) => name.value === "reason")?.value;
  const day = reason?.kind === Kind.STRING ? REMOVAL.exec(reason.value)?.[1] : undefined;
  return day !== undefined && day < today;
}

/** graphql-js compares the defaults of arguments only. */
function changedInputDefaults(before: GraphQLSchema, after: GraphQLSchema): Finding[] {
  return Object.values(before.getTypeMap())
    .filter(isInputObjectType)
    .flatMap((input) => {
      const now = after.getType(input.name);
      return isInputObjectType(now) ? changedDefaults(input, now) : [];
    });
}

function changedDefaults(before: GraphQLInputObjectType, after: GraphQLInputObjectType): Finding[] {
  const fields = after.getFields();
  return Object.values(before.getFields())
    .filter(({ name, defaultValue }) => {
      const now = fields[name];
      return now && JSON.stringify(now.defaultValue) !== JSON.stringify(defaultValue);
    })
    .map(({ name, defaultValue }) => ({
      where: "api",
      coordinate: `${before.name}.${name}`,
      message: `${before.name}.${name} has changed its default from ${text(defaultValue)} to ${text(fields[name]?.defaultValue)}: inputs that leave it out mean something else. Keep the default, or add another field.`,
    }));
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? "none";
}
