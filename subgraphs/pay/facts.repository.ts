import { sql } from "drizzle-orm";
import type { DatabaseHandle } from "../kit/database/connection.js";
import { BENEFICIARY_ID } from "../kit/slice/slice.query.js";
import type { PayFacts } from "./facts.js";
import { accounts, merchants } from "./tables.js";

/** `PayFacts` of the beneficiary at hand as one JSON object; null for one whom Pay does not know. */
export const payFacts = sql`(
  select json_build_object('merchant', case when ${merchants.beneficiaryId} is null then null
    else json_build_object('smallBusiness', ${merchants.smallBusiness}) end)
  from ${accounts} left join ${merchants} on ${merchants.beneficiaryId} = ${accounts.beneficiaryId}
  where ${accounts.beneficiaryId} = ${BENEFICIARY_ID})`;

/** What Pay knows of a beneficiary; null for one who is no customer of it. */
export async function readFacts(
  handle: DatabaseHandle,
  beneficiaryId: string,
): Promise<PayFacts | null> {
  const [row] = await handle.execute<{ facts: PayFacts | null }>(
    sql`select ${payFacts} as "facts" from (select ${beneficiaryId}::text as beneficiary_id) as wanted`,
  );
  return row?.facts ?? null;
}
