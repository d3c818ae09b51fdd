import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
} from "graphql";
import { type ComplexityEstimator, getComplexity } from "graphql-query-complexity";
import { COSTS } from "./limits.js";

/** One operation of a valid document, with values that fit its variables. */
export type GivenOperation = {
  schema: GraphQLSchema;
  document: DocumentNode;
  name: string | undefined;
  variables: Readonly<Record<string, unknown>>;
};

/**
 * Estimates an operation: the objects it makes, more for those that take work, times the entries of the lists around
 * them. A list with pages has as many entries as `first` says, given, by a variable or by default.
 */
export function costOf(operation: GivenOperation): number {
  return summed(operation, fieldCost);
}

/**
 * Root fields that have a rate of their own. A search finds people by what is only partly known of them, a reveal shows
 * a whole contact: asked often enough, either would list everybody.
 */
const COUNTED = {
  search: { type: "Query", field: "searchBeneficiaries" },
  reveal: { type: "Mutation", field: "revealDirectoryContact" },
} as const;

export type Counted = keyof typeof COUNTED;

export const ALL_COUNTED = Object.keys(COUNTED) as Counted[];

/** How many searches, or reveals, an operation makes. */
export function countIn(operation: GivenOperation, counted: Counted): number {
  return summed(operation, ({ type, field, childComplexity }) =>
    type.name === COUNTED[counted].type && isCounted(field.name, counted) ? 1 : childComplexity,
  );
}

/** Whether the root field of this name is a search, or a reveal. */
export function isCounted(field: string, counted: Counted): boolean {
  return field === COUNTED[counted].field;
}

function summed(operation: GivenOperation, estimator: ComplexityEstimator): number {
  const { schema, document, name, variables } = operation;
  return getComplexity({
    schema,
    query: document,
    variables: { ...variables },
    ...(name === undefined ? {} : { operationName: name }),
    estimators: [estimator],
  });
}

const fieldCost: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  // The schema's own description is served from memory, and only where introspection is allowed.
  if (field.name.startsWith("__")) return 0;
  const start = type.name === "Mutation" ? COSTS.mutation : 0;
  const object = objectCost(getNamedType(field.type));
  const first = field.args.find(({ name }) => name === "first");
  if (first) return start + object + childComplexity * pageLength(args.first ?? first.defaultValue);
  return start + (object + childComplexity) * (isList(type, field.type) ? COSTS.listLength : 1);
};

function objectCost(type: GraphQLNamedType): number {
  if (!isCompositeType(type)) return 0;
  return (COSTS.types as Readonly<Record<string, number>>)[type.name] ?? 1;
}

/** The entries of a page are counted where the page is asked for. */
function isList(parent: GraphQLCompositeType, type: GraphQLOutputType): boolean {
  const isPage = isObjectType(parent) && "pageInfo" in parent.getFields();
  return isListType(getNullableType(type)) && !isPage;
}

function pageLength(first: unknown): number {
  if (typeof first !== "number") return COSTS.pageLength;
  return Math.min(Math.max(first, 1), COSTS.pageLength);
}
