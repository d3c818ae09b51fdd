import { asc, eq } from "drizzle-orm";
import { parse } from "graphql";
import { afterAll, expect } from "vitest";
import { createCompiledExecutor } from "../../subgraphs/kit/compiled-execution.js";
import { type Database, openDatabase } from "../../subgraphs/kit/database/connection.js";
import { claimEvents, claims, grantEvents, grants } from "../../subgraphs/kit/ledger/tables.js";
import type { SubgraphDefinition } from "../../subgraphs/kit/subgraph.types.js";
import { TEST_AUDIT_KEYS } from "../audit-keys.js";
import { builtSchema } from "../built-subgraphs.js";
import { AGENT, DEMO_INSTANT } from "../demo.js";
import { freshDatabases } from "../postgres.js";

/** An affiliate's database for one test file: `owner` loads facts as an import would, `serving` does what requests do. */
export type AffiliateDatabase = { owner: Database; serving: Database };

/** Opens a copy with the demo people in it. Call it once, at the top of the file. */
export async function openAffiliate({ name }: SubgraphDefinition): Promise<AffiliateDatabase> {
  const { [name]: urls } = await freshDatabases(name);
  if (!urls) throw new Error(`there is no database of ${name}`);
  const owner = openDatabase(urls.ownerUrl, { max: 1, statementTimeoutMs: 20_000 });
  const serving = openDatabase(urls.servingUrl, { max: 4, auditKeys: TEST_AUDIT_KEYS });
  afterAll(() => Promise.all([owner.close(), serving.close()]));
  return { owner, serving };
}

/** What the ledger holds of a beneficiary: claims and grants with what was decided, and every step of them. */
export async function ledgerOf({ serving: { db } }: AffiliateDatabase, beneficiaryId: string) {
  return {
    claims: await db
      .select({
        claimId: claims.claimId,
        status: claims.status,
        decidedAt: claims.decidedAt,
        remedyId: claims.remedyId,
        reasonCode: claims.reasonCode,
      })
      .from(claims)
      .where(eq(claims.beneficiaryId, beneficiaryId))
      .orderBy(asc(claims.claimId)),
    claimEvents: await db
      .select({ claimId: claimEvents.claimId, status: claimEvents.status, at: claimEvents.at })
      .from(claimEvents)
      .where(eq(claimEvents.beneficiaryId, beneficiaryId))
      .orderBy(asc(claimEvents.claimId), asc(claimEvents.sequence)),
    grants: await db
      .select({
        remedyId: grants.remedyId,
        status: grants.status,
        won: grants.won,
        quantity: grants.quantity,
        unit: grants.unit,
        grantedAt: grants.grantedAt,
        expiresAt: grants.expiresAt,
        reasonCode: grants.reasonCode,
        idempotencyKey: grants.idempotencyKey,
      })
      .from(grants)
      .where(eq(grants.beneficiaryId, beneficiaryId))
      .orderBy(asc(grants.remedyId)),
    grantEvents: await db
      .select({
        remedyId: grantEvents.remedyId,
        sequence: grantEvents.sequence,
        status: grantEvents.status,
        at: grantEvents.at,
        actor: grantEvents.actor,
        why: grantEvents.why,
      })
      .from(grantEvents)
      .where(eq(grantEvents.beneficiaryId, beneficiaryId))
      .orderBy(asc(grantEvents.remedyId), asc(grantEvents.sequence)),
  };
}

/** The ledger of somebody who claimed nothing and was given nothing. */
export const NOTHING = { claims: [], claimEvents: [], grants: [], grantEvents: [] };

/** A grant as the ledger has it, of nothing and without an end: a test adds what was given, and when and why. */
export const GRANTED = {
  status: "GRANTED",
  won: null,
  quantity: null,
  unit: null,
  expiresAt: null,
};

/** Asks for slices: what of each, in GraphQL, and whose, all in one request. */
export type SliceReader = (selection: string, ...beneficiaryIds: string[]) => Promise<unknown[]>;

/** Asks an affiliate's schema for slices of outage 1015, as the router would for a support agent at that instant. */
export function sliceReader(
  subgraph: SubgraphDefinition,
  { serving }: AffiliateDatabase,
  now = DEMO_INSTANT,
): SliceReader {
  const execute = createCompiledExecutor(builtSchema(subgraph).schema);
  return async (selection, ...beneficiaryIds) => {
    const document = parse(`query ($keys: [_Any!]!) {
      _entities(representations: $keys) { ... on Compensation { slice: ${subgraph.name} { ${selection} } } }
    }`);
    const keys = beneficiaryIds.map((beneficiaryId) => ({
      __typename: "Compensation",
      outageId: "1015",
      beneficiaryId,
    }));
    const context = subgraph.createContext(serving, { viewer: AGENT, now });
    const { data, errors } = await execute({ document, variables: { keys }, context });
    expect(errors).toBeUndefined();
    return (data as { _entities: { slice: unknown }[] })._entities.map(({ slice }) => slice);
  };
}
