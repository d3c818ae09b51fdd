import { and, asc, eq } from "drizzle-orm";
import { afterAll } from "vitest";
import { type Database, openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { grantEvents, grants } from "../../../subgraphs/kit/ledger/tables.js";
import { freshDatabases } from "../../postgres.js";

/** Mobility's database for one test file: `owner` loads facts as an import would, `serving` does what requests do. */
export type MobilityDatabase = { owner: Database; serving: Database };

/** Opens a copy with the demo people in it. Call it once, at the top of the file. */
export async function openMobility(): Promise<MobilityDatabase> {
  const { mobility } = await freshDatabases("mobility");
  const owner = openDatabase(mobility.ownerUrl, { max: 1 });
  const serving = openDatabase(mobility.servingUrl, { max: 4 });
  afterAll(() => Promise.all([owner.close(), serving.close()]));
  return { owner, serving };
}

/** What the ledger holds of a beneficiary: the grants with what was decided, and every step of them. */
export async function ledgerOf({ serving: { db } }: MobilityDatabase, beneficiaryId: string) {
  const given = await db
    .select({
      remedyId: grants.remedyId,
      status: grants.status,
      won: grants.won,
      grantedAt: grants.grantedAt,
      reasonCode: grants.reasonCode,
      idempotencyKey: grants.idempotencyKey,
    })
    .from(grants)
    .where(and(eq(grants.beneficiaryId, beneficiaryId), eq(grants.outageId, "1015")))
    .orderBy(asc(grants.remedyId));
  const events = await db
    .select({
      remedyId: grantEvents.remedyId,
      sequence: grantEvents.sequence,
      status: grantEvents.status,
      at: grantEvents.at,
      actor: grantEvents.actor,
      why: grantEvents.why,
    })
    .from(grantEvents)
    .where(and(eq(grantEvents.beneficiaryId, beneficiaryId), eq(grantEvents.outageId, "1015")))
    .orderBy(asc(grantEvents.remedyId), asc(grantEvents.sequence));
  return { grants: given, events };
}

/** The ledger of somebody who was given nothing. */
export const NOTHING = { grants: [], events: [] };
