import { partsOf, typesOf } from "../definitions.js";
import type { PrintedSubgraph } from "../generate/printed-subgraph.js";
import type { Finding } from "./finding.js";

/** Everything a client can see is described: types, fields, arguments, enum values, input fields. */
export function findUndescribed(subgraphs: readonly PrintedSubgraph[]): Finding[] {
  return subgraphs.flatMap(({ name, document }) =>
    typesOf(document)
      .flatMap(partsOf)
      .filter(([, node]) => !node.description?.value.trim())
      .map(([coordinate]) => ({
        where: name,
        coordinate,
        message: "It has no description: say in one sentence what it means, and its unit.",
      })),
  );
}
