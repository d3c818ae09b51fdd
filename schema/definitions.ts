import {
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  type SelectionSetNode,
  type StringValueNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from "graphql";

/** A type as one subgraph writes it, whole or as an extension. */
export type TypeNode = TypeDefinitionNode | TypeExtensionNode;
export type ObjectTypeNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

/** A part of a schema that takes a description. */
export type DescribedNode = ASTNode & { readonly description?: StringValueNode | undefined };

type Directed = { readonly directives?: readonly ConstDirectiveNode[] };

/** The types that operations start from. */
export const ROOT_TYPES: ReadonlySet<string> = new Set(["Query", "Mutation", "Subscription"]);

export function typesOf(document: DocumentNode): TypeNode[] {
  return document.definitions.filter(
    (node): node is TypeNode => isTypeDefinitionNode(node) || isTypeExtensionNode(node),
  );
}

export function objectTypesOf(document: DocumentNode): ObjectTypeNode[] {
  return typesOf(document).filter(isObjectType);
}

export function isObjectType(node: TypeNode): node is ObjectTypeNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
}

function directivesNamed(name: string, { directives = [] }: Directed): ConstDirectiveNode[] {
  return directives.filter((directive) => directive.name.value === name);
}

/** True for a type that other subgraphs can refer to by key. */
export function isEntity(node: TypeNode): boolean {
  return directivesNamed("key", node).length > 0;
}

/** True for a field that is resolved elsewhere and only named here. */
export function isExternal(node: FieldDefinitionNode): boolean {
  return directivesNamed("external", node).length > 0;
}

/** True for a type that is another subgraph's, named here only to require fields of it. */
export function isStub(node: TypeNode): boolean {
  return isObjectType(node) && !!node.fields?.length && node.fields.every(isExternal);
}

/** What each key of an entity is made of. A key that cannot be read is left out: composition reports it. */
export function keysOf(type: TypeNode): SelectionSetNode[] {
  return directivesNamed("key", type).flatMap((key) => {
    const fields = key.arguments?.find(({ name }) => name.value === "fields")?.value;
    if (fields?.kind !== Kind.STRING) return [];
    try {
      const [operation] = parse(`{ ${fields.value} }`, { noLocation: true }).definitions;
      return operation?.kind === Kind.OPERATION_DEFINITION ? [operation.selectionSet] : [];
    } catch {
      return [];
    }
  });
}

/**
 * Everything of a type that takes a description, by coordinate. Extensions take none themselves, and root types are what
 * GraphQL says they are.
 */
export function partsOf(type: TypeNode): [coordinate: string, node: DescribedNode][] {
  const name = type.name.value;
  const parts: [string, DescribedNode][] = [];
  if (isTypeDefinitionNode(type) && !ROOT_TYPES.has(name)) parts.push([name, type]);
  if ("values" in type) {
    for (const value of type.values ?? []) parts.push([`${name}.${value.name.value}`, value]);
  }
  if ("fields" in type) {
    const fields: readonly (FieldDefinitionNode | InputValueDefinitionNode)[] = type.fields ?? [];
    for (const field of fields) {
      const coordinate = `${name}.${field.name.value}`;
      parts.push([coordinate, field]);
      const parameters = "arguments" in field ? (field.arguments ?? []) : [];
      for (const each of parameters) parts.push([`${coordinate}(${each.name.value}:)`, each]);
    }
  }
  return parts;
}
