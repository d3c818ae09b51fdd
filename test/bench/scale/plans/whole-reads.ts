/** A step of a plan, as EXPLAIN writes it in JSON. */
export type PlanNode = { "Node Type": string; Plans?: PlanNode[] } & Record<string, unknown>;

/**
 * The steps of a plan that read a table, or an index of it, from one end to the other, each as one line: they take longer
 * the more people there are.
 * @param isLarge whether a table is so large that this matters
 */
export function wholeReads(plan: PlanNode, isLarge: (table: string) => boolean): string[] {
  const inner = (plan.Plans ?? []).flatMap((part) => wholeReads(part, isLarge));
  const table = plan["Relation Name"];
  if (typeof table !== "string" || !isLarge(table)) return inner;
  const type = plan["Node Type"];
  if (type === "Seq Scan") return [`${type} on ${table}`, ...inner];
  const isIndexScan = type === "Index Scan" || type === "Index Only Scan";
  if (!isIndexScan || plan["Index Cond"] !== undefined) return inner;
  return [`${type} of all of ${plan["Index Name"]} on ${table}`, ...inner];
}

/** Pages of the database that a plan looked at while it ran, by EXPLAIN (ANALYZE, BUFFERS). */
export function pagesOf(plan: PlanNode): number {
  return Number(plan["Shared Hit Blocks"]) + Number(plan["Shared Read Blocks"]);
}
