import { createHash } from "node:crypto";
import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  Kind,
  parse,
  valueFromASTUntyped,
} from "graphql";

/** A composed graph, as far as it can be read without an engine. */
export type Supergraph = {
  sdl: string;
  /** The beginning of the SHA-256 of its text. */
  version: string;
  subgraphs: readonly ComposedSubgraph[];
};

export type ComposedSubgraph = {
  /** As it was composed: `talk`. */
  name: string;
  /** Where it answers, as it was composed; empty where the supergraph does not say. */
  url: string;
};

/** A text that is not served, in a sentence that may be shown to anybody. */
export class SupergraphRefused extends Error {
  override readonly name = "SupergraphRefused";
}

/** What has to be understood before a supergraph may be served, of what supergraphs ask for. */
const UNDERSTOOD: ReadonlySet<string> = new Set(["join", "inaccessible"]);

/** Tells one text from another. */
export function versionOf(sdl: string): string {
  return createHash("sha256").update(sdl).digest("hex").slice(0, 16);
}

/**
 * Reads a supergraph.
 * @param isOwn whether it is of this build, which was checked when it was composed
 * @throws SupergraphRefused when it is none, or one that asks for what is not understood here
 */
export function readSupergraph(sdl: string, isOwn = false): Supergraph {
  const document = parsed(sdl);
  const graphs = document.definitions.find(
    (definition): definition is EnumTypeDefinitionNode =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === "join__Graph",
  );
  const subgraphs = (graphs?.values ?? []).flatMap(({ directives = [] }) =>
    directives.filter(({ name }) => name.value === "join__graph").map(composedSubgraph),
  );
  if (subgraphs.length === 0) {
    throw new SupergraphRefused("it is no Federation 2 supergraph: it names no subgraphs");
  }
  checkFeatures(document);
  try {
    if (!isOwn) buildASTSchema(document);
  } catch (error) {
    throw new SupergraphRefused(`it is no valid schema: ${firstLine(error)}`);
  }
  return { sdl, version: versionOf(sdl), subgraphs };
}

function parsed(sdl: string): DocumentNode {
  try {
    return parse(sdl);
  } catch (error) {
    throw new SupergraphRefused(`it cannot be parsed: ${firstLine(error)}`);
  }
}

function composedSubgraph(directive: ConstDirectiveNode): ComposedSubgraph {
  const { name, url } = argumentsOf(directive);
  return { name: String(name ?? ""), url: String(url ?? "") };
}

/**
 * A link says what it is for where a router that does not know the feature must not serve: rules for who may read what
 * (`@authenticated`, `@requiresScopes`, `@policy`) would be dropped without a word.
 */
function checkFeatures({ definitions }: DocumentNode): void {
  const links = definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? []).filter(({ name }) => name.value === "link")
      : [],
  );
  for (const { url, for: purpose } of links.map(argumentsOf)) {
    const feature = /\/([^/]+)\/v\d[^/]*$/.exec(String(url))?.[1] ?? String(url);
    if (purpose === undefined || UNDERSTOOD.has(feature)) continue;
    throw new SupergraphRefused(`it needs "${feature}", which this gateway does not have`);
  }
}

function argumentsOf({ arguments: given = [] }: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n", 1)[0] ?? "";
}
