import {
  assertInterfaceType,
  assertObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from "graphql";

/** What a grant type adds to the contract's `Grant`. */
export function ownFieldsOf(
  schema: GraphQLSchema,
  grantType: string,
): GraphQLField<unknown, unknown>[] {
  const contract = assertInterfaceType(schema.getType("Grant")).getFields();
  const fields = Object.values(assertObjectType(schema.getType(grantType)).getFields());
  return fields.filter(({ name }) => !(name in contract));
}
