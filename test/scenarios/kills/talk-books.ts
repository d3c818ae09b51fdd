import type { Sql } from "postgres";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { csv, importOf, importText } from "../../integration/import/import-text.js";

/** The people of one kill, by the names that their ids have in common. */
export type KillPeople = { users: readonly string[]; partners: readonly string[] };

/** What Talk's ledger says of some people. */
export type TalkBooks = {
  /**
   * Steps on record of what was asked for each person: 1 for a pass; 1 for a claim that is with the council, 2 for one
   * with a pending award, 3 for one whose award is confirmed. Nobody is left out who has a grant or a decided claim.
   */
  steps: Record<string, number>;
  /** How many grants they have in all. */
  grants: number;
  /** Grants whose steps, and claims whose state, do not go with them. */
  halfDone: string[];
  /** What the quota of passes counts beside the passes on record, of everybody. */
  passes: { taken: number; given: number };
};

const PAPERS =
  "SMALL_BUSINESS_CERTIFICATE;SALES_LOSS_EVIDENCE;SERVICE_USE_EVIDENCE;BANK_ACCOUNT_COPY";
const IMPORTED_AT = new Date("2023-01-02T10:00:00+09:00");

/** The one claim of a partner. */
export function claimOf(partner: string): string {
  return partner.replace("ptn_", "clm_");
}

/** Users who can take a pass, and partners whose claims are with the council. */
export async function seedPeople(sql: Sql, { users, partners }: KillPeople): Promise<void> {
  const accounts = users.map((id) => `${id},true,2015-01-01 00:00`);
  const claims = partners.map(
    (id) =>
      `${claimOf(id)},${id},SMALL_BUSINESS,FREE_WITH_LOSS,WEB,2022-10-20 10:00,900000,${PAPERS},`,
  );
  const businesses = partners.map((id) => `${id},true`);
  await importAll(sql, "businesses", "beneficiary_id,small_business", businesses);
  await importAll(sql, "accounts", "beneficiary_id,domestic_number,registered_at", accounts);
  await importAll(sql, "claims", CLAIM_HEADER, claims);
}

export const CLAIM_HEADER =
  "claim_id,beneficiary_id,reporter_type,nature,channel,filed_at,loss_won,documents,transferred_to";

async function importAll(sql: Sql, what: string, header: string, lines: readonly string[]) {
  const now = IMPORTED_AT;
  const { rejects } = await importText({ sql }, importOf(talk, what), csv(header, ...lines), {
    now,
  });
  if (rejects.length > 0) throw new Error(rejects.join("\n"));
}

export async function readBooks(sql: Sql, { users, partners }: KillPeople): Promise<TalkBooks> {
  const people = [...users, ...partners];
  const grants = await sql<{ id: string; steps: number; isWhole: boolean }[]>`
    select grants.beneficiary_id as id, count(grant_events.*)::int as steps,
      count(grant_events.*) = case when remedy_id = 'B3' and grants.status = 'GRANTED' then 2 else 1 end as "isWhole"
    from grants left join grant_events using (outage_id, beneficiary_id, remedy_id, issue)
    where beneficiary_id = any(${people})
    group by outage_id, beneficiary_id, remedy_id, issue`;
  // Filed, to the council, approved.
  const claims = await sql<{ id: string; steps: number; isWhole: boolean }[]>`
    select beneficiary_id as id, (count(*) filter (where claim_events.status = 'IN_REVIEW'))::int as steps,
      count(claim_events.*) = case claims.status when 'SUBMITTED' then 1 when 'IN_REVIEW' then 2 else 3 end
        and (claims.status = 'APPROVED') = exists (select from grants
          where grants.beneficiary_id = claims.beneficiary_id and grants.status = 'GRANTED') as "isWhole"
    from claims left join claim_events using (beneficiary_id, claim_id)
    where beneficiary_id = any(${partners})
    group by beneficiary_id, claims.claim_id, claims.status`;
  const steps: Record<string, number> = {};
  for (const { id, steps: own } of [...grants, ...claims]) steps[id] = (steps[id] ?? 0) + own;
  const [passes] = await sql<{ taken: number; given: number }[]>`
    select (select sum(taken) from quota_parts where quota_id = 'T5')::int as taken,
      (select count(*) from grants where remedy_id = 'T5')::int as given`;
  return {
    steps,
    grants: grants.length,
    halfDone: [...grants, ...claims].filter(({ isWhole }) => !isWhole).map(({ id }) => id),
    passes: passes ?? { taken: 0, given: 0 },
  };
}
