import { getOperationAST, Kind, parse } from "graphql";
import { responseKey } from "../../response-key.js";
import type { Fields, PlannedRequest, Run } from "./run.types.js";

/** What the planner says of a request to a subgraph, whatever kind of step it is in. */
type Fetch = {
  serviceName: string;
  operation: string;
  operationName?: string;
  variableUsages?: string[];
};

/** A request to a subgraph, all but its values. */
export type PlannedFetch = {
  subgraph: string;
  /** The response key of the first field that is asked for: where an error without a place is said to be. */
  firstKey: string | null;
  /** @param own variables that are not the client's */
  request(run: Run, own?: Fields): PlannedRequest;
};

export function plannedFetch(fetch: Fetch): PlannedFetch {
  const { serviceName: subgraph, operationName, variableUsages = [] } = fetch;
  const document = parse(fetch.operation, { noLocation: true });
  const first = getOperationAST(document)?.selectionSet.selections[0];
  return {
    subgraph,
    firstKey: first?.kind === Kind.FIELD ? responseKey(first) : null,
    request({ variables: given }, own = {}) {
      const variables: Fields = { ...own };
      for (const name of variableUsages) {
        if (Object.hasOwn(given, name)) variables[name] = given[name];
      }
      return { document, operationName, variables };
    },
  };
}
