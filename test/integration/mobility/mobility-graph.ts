import { parse } from "graphql";
import { expect } from "vitest";
import { createCompiledExecutor } from "../../../subgraphs/kit/compiled-execution.js";
import type { Database } from "../../../subgraphs/kit/database/connection.js";
import { mobility } from "../../../subgraphs/mobility/subgraph.js";

const AGENT = { role: "agent", id: "agt_test" } as const;

const execute = createCompiledExecutor(mobility.buildSchema().schema);

/**
 * Asks Mobility's schema for outage 1015, as the router would for a support agent: all these people in one request.
 * @param selection what to read of each slice
 */
export async function slicesOf(
  database: Database,
  now: Date,
  selection: string,
  beneficiaryIds: readonly string[],
): Promise<unknown[]> {
  const document = parse(
    `query ($keys: [_Any!]!) {
      _entities(representations: $keys) { ... on Compensation { mobility { ${selection} } } }
    }`,
  );
  const keys = beneficiaryIds.map((beneficiaryId) => ({
    __typename: "Compensation",
    outageId: "1015",
    beneficiaryId,
  }));
  const { data, errors } = await execute({
    document,
    variables: { keys },
    context: mobility.createContext(database, { viewer: AGENT, now }),
  });
  expect(errors).toBeUndefined();
  const { _entities: entities } = data as { _entities: { mobility: unknown }[] };
  return entities.map((entity) => entity.mobility);
}
