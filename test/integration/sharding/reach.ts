import type { Sql } from "postgres";
import { SHARD_KEY } from "../../../subgraphs/kit/sharding/placement.js";

/**
 * On how many shards of people's tables a statement can find what it asks for, by its own words. ONE: everything in it is
 * about one beneficiary, who is a parameter. EACH: about those of an array. ALL: about everybody. NONE: about nobody.
 */
export type Reach = "NONE" | "ONE" | "EACH" | "ALL";

type PlanNode = { "Node Type": string; Plans?: PlanNode[] } & Record<string, unknown>;

const CONDITIONS = ["Index Cond", "Recheck Cond", "Filter"];
const KEY = `(?:\\w+\\.)?${SHARD_KEY}`;
/** Whole conditions, as PostgreSQL writes them: what holds only together with `or` is another one. */
const ONE = new RegExp(`^${KEY} = (\\$\\d+)$`);
const EACH = new RegExp(`^${KEY} = ANY \\((\\$\\d+)\\)$`);
const JOINED = new RegExp(`^${KEY} = (\\w+)\\.${SHARD_KEY}$`);
/** A row is written where its key says. */
const INSERT = new RegExp(
  `insert into "?(\\w+)"? \\("?${SHARD_KEY}"?[^)]*\\) values \\((\\$\\d+)(?!.*\\), \\()`,
  "is",
);

/**
 * Asks PostgreSQL how it would run a statement whose parameters it does not know, and reads of each look at a table of people
 * whose rows it looks for. It says nothing of what the rows are.
 * @param people the tables that are spread
 */
export async function reachOf(sql: Sql, text: string, people: ReadonlySet<string>): Promise<Reach> {
  const inserted = INSERT.exec(text);
  const explained = await sql.unsafe<{ "QUERY PLAN": { Plan: PlanNode }[] }[]>(
    `explain (generic_plan, format json) ${text}`,
  );
  const nodes = explained.flatMap((row) => row["QUERY PLAN"].flatMap(({ Plan }) => nodesOf(Plan)));
  const isOfPeople = (node: PlanNode) => people.has(String(node["Relation Name"] ?? ""));
  const aliases = nodes.filter(isOfPeople).map((node) => String(node.Alias ?? ""));
  const looks = nodes.filter(isOfPeople).flatMap((node) => {
    if (node["Node Type"] !== "ModifyTable") return lookOf(node, aliases);
    if (node.Operation !== "Insert") return [];
    const isNamed = inserted?.[1] === node["Relation Name"];
    return isNamed ? [{ reach: "ONE", of: inserted?.[2] } as const] : [ALL];
  });
  // Joined by nothing but each other, and by no parameter: everybody.
  if (looks.length === 0) return aliases.length === 0 ? "NONE" : "ALL";
  // Two beneficiaries may be on two shards.
  const whom = new Set(looks.map(({ of }) => of));
  if (looks.some(({ reach }) => reach === "ALL") || whom.size > 1) return "ALL";
  return looks.every(({ reach }) => reach === "ONE") ? "ONE" : "EACH";
}

type Look = { reach: Exclude<Reach, "NONE">; of?: string | undefined };
const ALL: Look = { reach: "ALL" };

/** What a look is for; nothing when it is for the beneficiary of another look: whoever that is, both are on one shard. */
function lookOf(node: PlanNode, aliases: readonly string[]): Look[] {
  const terms = CONDITIONS.flatMap((name) => termsOf(String(node[name] ?? "")));
  const found = (pattern: RegExp) => terms.map((term) => pattern.exec(term)?.[1]).find(Boolean);
  const [one, each, joined] = [found(ONE), found(EACH), found(JOINED)];
  if (one) return [{ reach: "ONE", of: one }];
  if (each) return [{ reach: "EACH", of: each }];
  return joined && joined !== node.Alias && aliases.includes(joined) ? [] : [ALL];
}

/** The parts of a condition that hold each by itself, without the parentheses around them. */
function termsOf(condition: string): string[] {
  const inner = withoutParentheses(condition);
  const parts = splitAtDepthZero(inner, " AND ");
  return parts.length === 1 ? [inner] : parts.flatMap(termsOf);
}

function withoutParentheses(text: string): string {
  const isWrapped = text.startsWith("(") && closing(text, 0) === text.length - 1;
  return isWrapped ? withoutParentheses(text.slice(1, -1)) : text;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

function splitAtDepthZero(text: string, separator: string): string[] {
  const parts: string[] = [];
  let begin = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "(") at = closing(text, at);
    else if (text.startsWith(separator, at)) {
      parts.push(text.slice(begin, at));
      begin = at + separator.length;
    }
  }
  return [...parts, text.slice(begin)];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
