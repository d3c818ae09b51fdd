import { sql } from "drizzle-orm";
import type { DatabaseHandle } from "../kit/database/connection.js";
import { BENEFICIARY_ID } from "../kit/slice/slice.query.js";
import type { TalkFacts } from "./facts.js";
import { accounts, businesses, claimDocuments } from "./tables.js";

/**
 * An instant as ISO text in UTC, whatever the session's time zone: it becomes an input of a reason, and the same fact
 * written differently would make a repeated request look like another one.
 */
const registeredAt = sql`to_char(${accounts.registeredAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * `TalkRecord` of the beneficiary at hand as one JSON object; null for one whom Talk does not know and who handed in no
 * paper.
 */
export const talkFacts = sql`(
  select json_build_object(
    'account', case when ${accounts.beneficiaryId} is null then null else json_build_object(
      'domesticNumber', ${accounts.domesticNumber}, 'registeredAt', ${registeredAt}) end,
    'business', case when ${businesses.beneficiaryId} is null then null else json_build_object(
      'smallBusiness', ${businesses.smallBusiness}) end,
    'claimDocuments', coalesce(papers.received, '[]'::json))
  from (
      select json_agg(json_build_object('claimId', ${claimDocuments.claimId}, 'kind', ${claimDocuments.kind},
        'receivedAt', ${claimDocuments.receivedAt}) order by ${claimDocuments.receivedAt}, ${claimDocuments.kind}) as received
      from ${claimDocuments} where ${claimDocuments.beneficiaryId} = ${BENEFICIARY_ID}) as papers
    left join ${accounts} on ${accounts.beneficiaryId} = ${BENEFICIARY_ID}
    left join ${businesses} on ${businesses.beneficiaryId} = ${BENEFICIARY_ID}
  where ${accounts.beneficiaryId} is not null or ${businesses.beneficiaryId} is not null
    or papers.received is not null)`;

const NOBODY: TalkFacts = { account: null, business: null };

/** What an offer of Talk is derived from, for one beneficiary; neither account nor business for one it does not know. */
export async function readFacts(handle: DatabaseHandle, beneficiaryId: string): Promise<TalkFacts> {
  const [row] = await handle.execute<{ facts: TalkFacts | null }>(
    sql`select ${talkFacts} as "facts" from (select ${beneficiaryId}::text as beneficiary_id) as wanted`,
  );
  return row?.facts ?? NOBODY;
}
