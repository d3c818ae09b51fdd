import { type LoadedSubgraph, loadSubgraphs } from "../gateway/load-subgraphs.js";
import type { FederatedSchema } from "../subgraphs/kit/federated-schema.js";
import type { SubgraphDefinition } from "../subgraphs/kit/subgraph.types.js";

/** Once for each process, as the definition says: test files share one, and a schema is never changed once it is built. */
const schemas = new WeakMap<SubgraphDefinition, FederatedSchema>();

/** The schema of a subgraph, built by whichever test file of the process asks first. */
export function builtSchema(definition: SubgraphDefinition): FederatedSchema {
  const built = schemas.get(definition) ?? definition.buildSchema();
  schemas.set(definition, built);
  return built;
}

/** Every subgraph of the register, loaded, with that schema. */
export async function builtSubgraphs(): Promise<LoadedSubgraph[]> {
  const subgraphs = await loadSubgraphs();
  return subgraphs.map(({ affiliate, definition }) => ({
    affiliate,
    definition: { ...definition, buildSchema: () => builtSchema(definition) },
  }));
}
