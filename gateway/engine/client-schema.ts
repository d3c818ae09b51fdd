import { buildASTSchema, type GraphQLSchema, Kind, parse, visit } from "graphql";

/** Types and directives by which a supergraph is composed. */
const COMPOSITION = /^(?:join|link|core)__/;

/**
 * What clients see of a supergraph.
 * @param clientSdl as the planner gives it: with the fields of introspection, which graphql knows by itself, and with some
 * types that only composition needs
 */
export function clientSchema(clientSdl: string): GraphQLSchema {
  const own = ({ name }: { name: { value: string } }) =>
    COMPOSITION.test(name.value) ? null : undefined;
  const document = visit(parse(clientSdl, { noLocation: true }), {
    [Kind.DIRECTIVE_DEFINITION]: own,
    [Kind.SCALAR_TYPE_DEFINITION]: own,
    [Kind.ENUM_TYPE_DEFINITION]: own,
    [Kind.INPUT_OBJECT_TYPE_DEFINITION]: own,
    [Kind.FIELD_DEFINITION]: ({ name }) => (name.value.startsWith("__") ? null : undefined),
  });
  return buildASTSchema(document, { assumeValid: true });
}
