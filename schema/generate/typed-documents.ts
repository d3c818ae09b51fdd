import { codegen } from "@graphql-codegen/core";
import * as operationTypes from "@graphql-codegen/typescript-operations";
import { type DocumentNode, type GraphQLSchema, Kind, parse, visit } from "graphql";
import {
  type TrustedOperation,
  trustedOperation,
} from "../../gateway/trusted-documents/manifest.js";
import { printWithAccess } from "./print-with-access.js";

/** What the scalars of the graph are in JSON. */
const SCALARS = { ID: "string", Won: "number", Date: "string", DateTime: "string" };

const SAVED_DOCUMENT = `/** A document of the manifest: the hash to ask for it by and, as types alone, what is sent with it and comes back. */
export type SavedDocument<Variables, Answer> = {
  readonly id: string;
  readonly kind: "query" | "mutation";
  readonly types?: (variables: Variables) => Answer;
};`;

/**
 * TypeScript for clients of the saved operations: what each one is asked with and answers, and its hash in the manifest.
 * It holds no document's text, because a client of trusted documents never sends one.
 * @param operations texts by file name
 * @throws Error when an operation does not fit the schema
 */
export async function typedDocuments(
  operations: ReadonlyMap<string, string>,
  api: GraphQLSchema,
): Promise<string> {
  const trusted = [...operations].map(([file, text]) => trustedOperation(file, text));
  const types = await codegen({
    filename: "typed-documents.ts",
    schema: parse(printWithAccess(api)),
    documents: trusted.map(({ name, body }) => ({
      location: name,
      document: withOwnFragments(name, parse(body)),
    })),
    plugins: [{ operationTypes: {} }],
    pluginMap: { operationTypes },
    config: {
      scalars: SCALARS,
      immutableTypes: true,
      skipTypename: true,
      mergeFragmentTypes: true,
      disableDescriptions: true,
    },
  });
  return [types.trim(), SAVED_DOCUMENT, ...trusted.map(savedDocument), ""].join("\n\n");
}

/** Two operations may each have a fragment of the same name; their types stand in one file. */
function withOwnFragments(operation: string, document: DocumentNode): DocumentNode {
  const renamed = { enter: (node: { name: { value: string } }) => ownName(operation, node) };
  return visit(document, {
    [Kind.FRAGMENT_DEFINITION]: renamed,
    [Kind.FRAGMENT_SPREAD]: renamed,
  });
}

function ownName<Node extends { name: { value: string } }>(operation: string, node: Node): Node {
  return { ...node, name: { ...node.name, value: `${operation}${node.name.value}` } };
}

function savedDocument({ id, name, type }: TrustedOperation): string {
  const types = `${name}${type === "query" ? "Query" : "Mutation"}`;
  return `export const ${name}: SavedDocument<${types}Variables, ${types}> = { id: "${id}", kind: "${type}" };`;
}
