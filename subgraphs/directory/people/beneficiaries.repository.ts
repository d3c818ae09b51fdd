import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Affiliate } from "../../kit/contract/enums.js";
import type { Database } from "../../kit/database/connection.js";
import { beneficiaries, contacts, identityLinks } from "../tables.js";
import type { PartnerType } from "./partner-type.js";

/** An affiliate's account of a beneficiary, stated and confirmed by somebody. */
export type IdentityLinkRow = {
  affiliate: Affiliate;
  accountId: string;
  source: string;
  confirmedBy: string;
  confirmedAt: string;
};

/** A user or partner with its links and its contacts, sealed as they are. */
export type BeneficiaryRow = {
  id: string;
  displayName: string;
  partnerKinds: PartnerType[] | null;
  /** Each as `<kind> <sealed value>`: most requests carry them and few look into them, so nothing is made of them here. */
  contacts: string[];
  links: IdentityLinkRow[];
};

const COLUMNS = sql`
  ${beneficiaries.beneficiaryId} as "id", ${beneficiaries.displayName} as "displayName",
  ${beneficiaries.partnerKinds} as "partnerKinds",
  array(select ${contacts.kind} || ' ' || ${contacts.sealed} from ${contacts}
    where ${contacts.beneficiaryId} = ${beneficiaries.beneficiaryId}) as "contacts",
  coalesce((select json_agg(json_build_object(
      'affiliate', ${identityLinks.affiliate}, 'accountId', ${identityLinks.accountId},
      'source', ${identityLinks.source}, 'confirmedBy', ${identityLinks.confirmedBy},
      'confirmedAt', ${identityLinks.confirmedAt})
      order by ${identityLinks.affiliate}, ${identityLinks.accountId})
    from ${identityLinks}
    where ${identityLinks.beneficiaryId} = ${beneficiaries.beneficiaryId}), '[]'::json) as "links"`;

const NAME = sql`lower(${beneficiaries.displayName}) collate "C"`;

const BY_ID = text(sql`select ${COLUMNS} from ${beneficiaries}
  where ${beneficiaries.beneficiaryId} = any($1::text[])`);

const BY_CONTACT = text(sql`select ${COLUMNS} from ${beneficiaries}
  where ${beneficiaries.beneficiaryId} in
      (select ${contacts.beneficiaryId} from ${contacts} where ${contacts.hash} = any($1::text[]))
    and ${beneficiaries.beneficiaryId} > $2
  order by ${beneficiaries.beneficiaryId} limit $3`);

// Keyset pagination: a page costs the same wherever it starts. U+10FFFF sorts after every name that has the prefix. It starts
// after the prefix or after the page before, whichever is later, by one bound: of two, PostgreSQL would read the index from
// the first name there is.
const BY_NAME = text(sql`select ${COLUMNS}, ${NAME} as "sortName" from ${beneficiaries}
  where (${NAME}, ${beneficiaries.beneficiaryId}) >
      (greatest($2 collate "C", lower($1)), case when $2 collate "C" >= lower($1) then $3 else '' end)
    and ${NAME} < lower($1) || chr(1114111)
  order by ${NAME}, ${beneficiaries.beneficiaryId} limit $4`);

/** The beneficiaries with these ids; unknown ids are left out. */
export function beneficiariesById(
  database: Database,
  ids: readonly string[],
): Promise<BeneficiaryRow[]> {
  return database.prepared<BeneficiaryRow>(BY_ID, [ids]);
}

/** Beneficiaries with a contact of one of these hashes, by id, those after `afterId`, at most `limit`. */
export function beneficiariesByContact(
  database: Database,
  hashes: readonly string[],
  afterId: string,
  limit: number,
): Promise<BeneficiaryRow[]> {
  return database.prepared(BY_CONTACT, [hashes, afterId, limit]);
}

/** Where a page of a search begins: after this name and id. */
export type SearchPosition = { sortName: string; id: string };

/** Beneficiaries whose display name starts with the text, in name order, at most `limit`. */
export function beneficiariesByName(
  database: Database,
  prefix: string,
  after: SearchPosition | null,
  limit: number,
): Promise<(BeneficiaryRow & { sortName: string })[]> {
  return database.prepared(BY_NAME, [prefix, after?.sortName ?? "", after?.id ?? "", limit]);
}

function text(statement: SQL): string {
  return new PgDialect().sqlToQuery(statement).sql;
}
