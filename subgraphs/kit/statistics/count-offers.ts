import { countDistinct, type SQL, sql } from "drizzle-orm";
import type { PeopleTable } from "../bulk/remedy-run.js";
import type { Database, DatabaseHandle } from "../database/connection.js";
import type { Books } from "../reconcile/books.js";
import { type AmountSum, addSums, NO_AMOUNT } from "../remedies/amount-sum.js";

/** People per statement. */
const PAGE_SIZE = 1_000;

/** What people were offered and did nothing about, by remedy id. */
export type Offers = ReadonlyMap<string, AmountSum>;

/**
 * Counts what is open to people, or was until it lapsed, and left no row: the rules are asked for everybody whom the
 * affiliate knows, page by page. Takes as long as there are people.
 * @throws Error with the first slice that cannot be shown
 */
export async function countOffers(
  books: Books,
  database: Database,
  outageId: string,
  now: Date,
  onPage: (people: number) => void = () => undefined,
): Promise<Offers> {
  const offers = new Map<string, AmountSum>();
  let looked = 0;
  let after = "";
  for (;;) {
    const people = await readPeople(database.db, books.people, after);
    if (people.length === 0) return offers;
    after = people.at(-1) ?? after;
    const keys = people.map((beneficiaryId) => ({ outageId, beneficiaryId }));
    for (const slice of await books.readSlices(database, keys, now)) {
      if (slice instanceof Error) throw slice;
      for (const { remedy, status, grantedAt, won, quantity, unit } of slice.grants) {
        // A grant that lapsed was given first; an offer never was.
        const isOffer = status === "OFFERED" || (status === "EXPIRED" && grantedAt === null);
        if (!isOffer) continue;
        const one = { grants: 1, won: won ?? 0, quantity, unit };
        offers.set(remedy.id, addSums(offers.get(remedy.id) ?? NO_AMOUNT, one));
      }
    }
    looked += people.length;
    onPage(looked);
  }
}

/** How many people an affiliate's own tables know, at most: who is in two of them is counted in both. */
export async function countPeople({ people }: Books, { db }: Database): Promise<number> {
  let count = 0;
  for (const table of people) {
    const [row] = await db.select({ people: countDistinct(table.beneficiaryId) }).from(table);
    count += row?.people ?? 0;
  }
  return count;
}

/** The next people in order of their ids, each once however many of the tables know them. */
async function readPeople(
  handle: DatabaseHandle,
  tables: readonly PeopleTable[],
  after: string,
): Promise<string[]> {
  if (tables.length === 0) return [];
  const parts: SQL[] = tables.map(
    (table) => sql`(select distinct ${table.beneficiaryId} as id from ${table}
      where ${table.beneficiaryId} > ${after} order by id limit ${PAGE_SIZE})`,
  );
  const rows = await handle.execute<{ id: string }>(
    sql`${sql.join(parts, sql` union `)} order by id limit ${PAGE_SIZE}`,
  );
  return rows.map(({ id }) => id);
}
