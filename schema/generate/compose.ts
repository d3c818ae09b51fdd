import { composeServices } from "@theguild/federation-composition";
import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLSchema,
  lexicographicSortSchema,
} from "graphql";
import { withChecksums } from "../../gateway/supergraph/composed-of.js";
import { ownDescriptionsOnly } from "./own-descriptions.js";
import type { PrintedSubgraph } from "./printed-subgraph.js";

/** Why subgraphs do not compose. */
export type CompositionProblem = {
  /** Federation's code, such as FIELD_TYPE_MISMATCH. */
  code: string;
  message: string;
  /** The subgraphs it is about with their owners; all of them when it names none. */
  whose: string;
};

export type Composition =
  | { composed: true; supergraphSdl: string; api: GraphQLSchema }
  | { composed: false; problems: readonly CompositionProblem[] };

/** Composes the subgraphs into the supergraph and the public schema, which is sorted. */
export function compose(subgraphs: readonly PrintedSubgraph[]): Composition {
  const result = composeServices(
    subgraphs.map(({ name, document }) => ({
      name,
      typeDefs: ownDescriptionsOnly(document),
      url: routingUrl(name),
    })),
  );
  if (result.errors) {
    const problems = result.errors.map(({ message, extensions }) => ({
      code: String(extensions.code),
      message,
      whose: subgraphsNamedIn(message, extensions.subgraphName, subgraphs)
        .map(({ name, owner }) => `${name} (${owner})`)
        .join(", "),
    }));
    return { composed: false, problems };
  }
  return {
    composed: true,
    supergraphSdl: withChecksums(result.supergraphSdl, subgraphs),
    api: publicSchema(result.publicDocumentNode),
  };
}

/**
 * Where subgraphs are reached is a setting of whoever runs the graph, never of the schema. An empty address would say so
 * too, but some routers refuse to load one; a name under `.invalid` (RFC 2606) loads everywhere and resolves nowhere, so
 * a forgotten setting fails at once instead of calling a stranger.
 */
function routingUrl(subgraph: string): string {
  return `http://${subgraph}.invalid/graphql`;
}

function publicSchema(document: DocumentNode): GraphQLSchema {
  return lexicographicSortSchema(buildASTSchema(document));
}

function subgraphsNamedIn(
  message: string,
  subgraphName: unknown,
  subgraphs: readonly PrintedSubgraph[],
): readonly PrintedSubgraph[] {
  const named = subgraphs.filter(
    ({ name }) => name === subgraphName || message.includes(`"${name}"`),
  );
  return named.length > 0 ? named : subgraphs;
}
