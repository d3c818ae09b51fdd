import { asc, eq } from "drizzle-orm";
import { parse } from "graphql";
import { afterAll, expect } from "vitest";
import { createCompiledExecutor } from "../../../subgraphs/kit/compiled-execution.js";
import { type Database, openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { claimEvents, claims, grantEvents, grants } from "../../../subgraphs/kit/ledger/tables.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { freshDatabases } from "../../postgres.js";

/** Talk's database for one test file: `owner` loads facts as an import would, `serving` does what requests do. */
export type TalkDatabase = { owner: Database; serving: Database };

/** Opens a copy with the demo people in it. Call it once, at the top of the file. */
export async function openTalk(): Promise<TalkDatabase> {
  const urls = await freshDatabases("talk");
  const owner = openDatabase(urls.talk.ownerUrl, { max: 1, statementTimeoutMs: 20_000 });
  const serving = openDatabase(urls.talk.servingUrl, { max: 4 });
  afterAll(() => Promise.all([owner.close(), serving.close()]));
  return { owner, serving };
}

/** What the ledger holds of a beneficiary: claims and grants with what was decided, and every step of them. */
export async function ledgerOf({ serving: { db } }: TalkDatabase, beneficiaryId: string) {
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
    claimSteps: await db
      .select({ claimId: claimEvents.claimId, status: claimEvents.status, at: claimEvents.at })
      .from(claimEvents)
      .where(eq(claimEvents.beneficiaryId, beneficiaryId))
      .orderBy(asc(claimEvents.claimId), asc(claimEvents.sequence)),
    grants: await db
      .select({
        remedyId: grants.remedyId,
        won: grants.won,
        grantedAt: grants.grantedAt,
        expiresAt: grants.expiresAt,
        reasonCode: grants.reasonCode,
        idempotencyKey: grants.idempotencyKey,
      })
      .from(grants)
      .where(eq(grants.beneficiaryId, beneficiaryId))
      .orderBy(asc(grants.remedyId)),
    grantSteps: await db
      .select({
        remedyId: grantEvents.remedyId,
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
export const NOTHING = { claims: [], claimSteps: [], grants: [], grantSteps: [] };

const execute = createCompiledExecutor(talk.buildSchema().schema);

/** Asks Talk's schema for these people's slices of outage 1015, as the router would for a support agent. */
export async function slicesOf(
  { serving }: TalkDatabase,
  now: Date,
  selection: string,
  ...beneficiaryIds: string[]
): Promise<unknown[]> {
  const representations = beneficiaryIds.map((beneficiaryId) => ({
    __typename: "Compensation",
    outageId: "1015",
    beneficiaryId,
  }));
  const { data, errors } = await execute({
    document: parse(`query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Compensation { talk { ${selection} } } }
    }`),
    variables: { representations },
    context: talk.createContext(serving, { viewer: { role: "agent", id: "agt_test" }, now }),
  });
  expect(errors).toBeUndefined();
  const { _entities: entities } = data as { _entities: { talk: unknown }[] };
  return entities.map((entity) => entity.talk);
}
