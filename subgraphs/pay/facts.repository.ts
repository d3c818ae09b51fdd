import { sql } from "drizzle-orm";
import { BENEFICIARY_ID } from "../kit/slice/slice.query.js";
import { accounts, merchants } from "./tables.js";

/** `PayFacts` of the beneficiary at hand as one JSON object; null for one whom Pay does not know. */
export const payFacts = sql`(
  select json_build_object('merchant', case when ${merchants.beneficiaryId} is null then null
    else json_build_object('smallBusiness', ${merchants.smallBusiness}) end)
  from ${accounts} left join ${merchants} on ${merchants.beneficiaryId} = ${accounts.beneficiaryId}
  where ${accounts.beneficiaryId} = ${BENEFICIARY_ID})`;
