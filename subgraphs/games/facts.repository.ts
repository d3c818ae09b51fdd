import { eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../kit/database/connection.js";
import { BENEFICIARY_ID } from "../kit/slice/slice.query.js";
import type { GameAccount, PcBang } from "./facts.js";
import { gameAccounts, pcBangs } from "./tables.js";

/** `GamesFacts` of the beneficiary at hand as one JSON object; null for one whom Games does not know. */
export const gamesFacts = sql`(
  select json_build_object('gameAccounts', coalesce(accounts.found, '[]'::json), 'pcBang', pc_bang.found)
  from (select json_agg(json_build_object(
        'game', ${gameAccounts.game}, 'registeredOn', ${gameAccounts.registeredOn})) as found
      from ${gameAccounts} where ${gameAccounts.beneficiaryId} = ${BENEFICIARY_ID}) as accounts
    left join (select json_build_object('name', ${pcBangs.name},
        'affiliatedFrom', ${pcBangs.affiliatedFrom}, 'affiliatedUntil', ${pcBangs.affiliatedUntil}) as found
      from ${pcBangs} where ${pcBangs.beneficiaryId} = ${BENEFICIARY_ID}) as pc_bang on true
  where accounts.found is not null or pc_bang.found is not null)`;

/** The accounts a person has, one per game. */
export function readGameAccounts(
  handle: DatabaseHandle,
  beneficiaryId: string,
): Promise<GameAccount[]> {
  const { game, registeredOn } = gameAccounts;
  return handle
    .select({ game, registeredOn })
    .from(gameAccounts)
    .where(eq(gameAccounts.beneficiaryId, beneficiaryId));
}

/** The PC bang that a beneficiary runs; null when none is on record. */
export async function readPcBang(
  handle: DatabaseHandle,
  beneficiaryId: string,
): Promise<PcBang | null> {
  const { name, affiliatedFrom, affiliatedUntil } = pcBangs;
  const [pcBang] = await handle
    .select({ name, affiliatedFrom, affiliatedUntil })
    .from(pcBangs)
    .where(eq(pcBangs.beneficiaryId, beneficiaryId));
  return pcBang ?? null;
}
