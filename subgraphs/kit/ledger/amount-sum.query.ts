import { sql } from "drizzle-orm";

/** `AmountSum` of a group of grants: a number that nobody published makes the number of all of them unknown. */
export const AMOUNT_SUM = sql`count(*)::integer as "grants", coalesce(sum(won), 0)::bigint as "won",
  case when count(distinct unit) <= 1 and count(quantity) = count(*) then sum(quantity)::bigint end as "quantity",
  case when count(distinct unit) = 1 and count(unit) = count(*) then min(unit) end as "unit"`;
