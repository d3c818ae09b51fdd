import { type DocumentNode, Kind, visit } from "graphql";
import { isExternal, isStub } from "../definitions.js";

/**
 * The document without the descriptions of what belongs to other subgraphs. Composition takes the first description it
 * meets; the directory's stubs come first and would otherwise describe every affiliate's slice to the public.
 */
export function ownDescriptionsOnly(document: DocumentNode): DocumentNode {
  return visit(document, {
    [Kind.OBJECT_TYPE_DEFINITION]: (node) => (isStub(node) ? undescribed(node) : undefined),
    [Kind.FIELD_DEFINITION]: (node) => (isExternal(node) ? undescribed(node) : undefined),
  });
}

function undescribed<Node extends { description?: unknown }>(
  node: Node,
): Omit<Node, "description"> {
  const { description: _, ...rest } = node;
  return rest;
}
