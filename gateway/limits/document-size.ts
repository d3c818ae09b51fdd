import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import { type DocumentNode, GraphQLSchema, type ValidationRule, validate, visit } from "graphql";
import { selectionCounts } from "./selection-counts.js";

/** How large a document is: for each measure its largest operation, with its fragments spread out. */
export type DocumentSize = {
  /** Fields inside each other, the root field included. */
  depth: number;
  /** Selection sets inside each other as written, inline fragments included. */
  nesting: number;
  /** Fields under another name, `__typename` included. */
  aliases: number;
  /** Directives as written, in the whole document. */
  directives: number;
  rootFields: number;
  /** Fields, inline fragments and spreads. */
  selections: number;
  /** Fields that a selection set asks for once more, in the whole document: the validation compares them in pairs. */
  repeatedFields: number;
};

/** What is measured here is in the document alone; graphql-js wants a schema for every validation. */
const NO_SCHEMA = new GraphQLSchema({ assumeValid: true });

/**
 * Measures a document, which may be invalid in every other respect: this comes before the validation, which takes most
 * of a second for a document that is made for it.
 */
export function sizeOf(document: DocumentNode): DocumentSize {
  const size = { depth: 0, nesting: 0, aliases: 0, directives: 0, rootFields: 0, selections: 0 };
  let open = 0;
  const counts = selectionCounts(document);
  let repeatedFields = 0;
  visit(document, {
    // graphql-armor's rule for directives passes over those of every spread but a fragment's first.
    Directive() {
      size.directives += 1;
    },
    OperationDefinition({ selectionSet }) {
      size.rootFields = Math.max(size.rootFields, counts.fields(selectionSet));
      size.selections = Math.max(size.selections, counts.selections(selectionSet));
      repeatedFields += counts.repeatedFields(selectionSet);
    },
    SelectionSet: {
      enter() {
        open += 1;
        size.nesting = Math.max(size.nesting, open);
      },
      leave() {
        open -= 1;
      },
    },
    Field({ selectionSet }) {
      if (selectionSet) repeatedFields += counts.repeatedFields(selectionSet);
    },
  });
  validate(NO_SCHEMA, document, [
    depthRule((depth) => {
      size.depth = Math.max(size.depth, depth);
    }),
    aliasesRule((aliases) => {
      size.aliases = Math.max(size.aliases, aliases);
    }),
  ]);
  return { ...size, repeatedFields };
}

/** graphql-armor only counts: it throws what it refuses out of the validation, and @apollo/server answers that with 500. */
function depthRule(found: (depth: number) => void): ValidationRule {
  return maxDepthRule({
    n: Number.POSITIVE_INFINITY,
    flattenFragments: true,
    onAccept: [(_context, { n }) => found(n)],
  });
}

/** Unless it is told that nothing is exempt, graphql-armor lets any number of `a: __typename` pass. */
function aliasesRule(found: (aliases: number) => void): ValidationRule {
  return maxAliasesRule({
    n: Number.POSITIVE_INFINITY,
    allowList: [],
    onAccept: [(_context, { n }) => found(n)],
  });
}
