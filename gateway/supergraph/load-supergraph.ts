import { parse, validate } from "graphql";
import { type CallSubgraph, type LoadedEngine, loadEngine } from "../engine/load-engine.js";
import type { TrustedDocuments } from "../trusted-documents/manifest.js";
import { type Supergraph, SupergraphRefused } from "./supergraph.js";

/**
 * Makes a supergraph ready to be asked: the documents that are known are planned before the first request is.
 * @param known documents by hash; one that the supergraph does not fit is told of and left out
 */
export async function loadSupergraph(
  { sdl }: Supergraph,
  call: CallSubgraph,
  known: TrustedDocuments,
  log: { warn(fields: object, message: string): void },
): Promise<LoadedEngine> {
  const engine = loadEngine(sdl, call);
  for (const [documentHash, text] of known) {
    const isValid = validate(engine.apiSchema, parse(text)).length === 0;
    if (isValid) await engine.warm(text);
    else log.warn({ documentHash }, "a trusted document does not fit the supergraph");
  }
  return engine;
}

/** @throws SupergraphRefused when the supergraph names a subgraph to which there is no way */
export function requireKnown({ subgraphs }: Supergraph, names: readonly string[]): void {
  const unknown = subgraphs.map(({ name }) => name).filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  throw new SupergraphRefused(`it names subgraphs that are not known here: ${unknown.join(", ")}`);
}
