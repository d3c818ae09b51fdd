import { asc, eq } from "drizzle-orm";
import { parse } from "graphql";
import { afterAll, expect } from "vitest";
import { createCompiledExecutor } from "../../subgraphs/kit/compiled-execution.js";
import { type Database, openDatabase } from "../../subgraphs/kit/database/connection.js";
import { grantEvents, grants } from "../../subgraphs/kit/ledger/tables.js";
import type { SubgraphDefinition } from "../../subgraphs/kit/subgraph.types.js";
import { freshDatabases } from "../postgres.js";

const DEMO_INSTANT = new Date("2023-03-02T10:00:00+09:00");
const AGENT = { role: "agent", id: "agt_test" } as const;

/** An affiliate's database for one test file: `owner` loads facts as an import would, `serving` does what requests do. */
export type AffiliateDatabase = { owner: Database; serving: Database };

/** Opens a copy with the demo people in it. Call it once, at the top of the file. */
export async function openAffiliate({ name }: SubgraphDefinition): Promise<AffiliateDatabase> {
  const { [name]: urls } = await freshDatabases(name);
  if (!urls) throw new Error(`there is no database of ${name}`);
  const owner = openDatabase(urls.ownerUrl, { max: 1 });
  const serving = openDatabase(urls.servingUrl, { max: 4 });
  afterAll(() => Promise.all([owner.close(), serving.close()]));
  return { owner, serving };
}

/** What the ledger holds of a beneficiary: its grants without the reasons' facts, and every step of them. */
export async function ledgerOf({ serving: { db } }: AffiliateDatabase, beneficiaryId: string) {
  const { remedyId, status, won, quantity, unit, grantedAt, expiresAt, reasonCode } = grants;
  const given = await db
    .select({ remedyId, status, won, quantity, unit, grantedAt, expiresAt, reasonCode })
    .from(grants)
    .where(eq(grants.beneficiaryId, beneficiaryId))
    .orderBy(asc(remedyId));
  const { sequence, at, actor, why } = grantEvents;
  const events = await db
    .select({
      remedyId: grantEvents.remedyId,
      sequence,
      status: grantEvents.status,
      at,
      actor,
      why,
    })
    .from(grantEvents)
    .where(eq(grantEvents.beneficiaryId, beneficiaryId))
    .orderBy(asc(grantEvents.remedyId), asc(sequence));
  return { grants: given, events };
}

/** The ledger of somebody who was given nothing. */
export const NOTHING = { grants: [], events: [] };

/**
 * Asks an affiliate's subgraph for slices of outage 1015, several in one request, as a support agent on the demo clock.
 * @param selection what to ask of each slice, in GraphQL
 */
export function sliceReader(
  subgraph: SubgraphDefinition,
  { serving }: AffiliateDatabase,
  selection: string,
): (...beneficiaryIds: string[]) => Promise<unknown[]> {
  const execute = createCompiledExecutor(subgraph.buildSchema().schema);
  const document = parse(`query ($keys: [_Any!]!) {
    _entities(representations: $keys) { ... on Compensation { slice: ${subgraph.name} ${selection} } }
  }`);
  return async (...beneficiaryIds) => {
    const keys = beneficiaryIds.map((beneficiaryId) => ({
      __typename: "Compensation",
      outageId: "1015",
      beneficiaryId,
    }));
    const context = subgraph.createContext(serving, { viewer: AGENT, now: DEMO_INSTANT });
    const { data, errors } = await execute({ document, variables: { keys }, context });
    expect(errors).toBeUndefined();
    return (data as { _entities: { slice: unknown }[] })._entities.map(({ slice }) => slice);
  };
}
