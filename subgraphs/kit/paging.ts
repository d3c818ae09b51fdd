import type { GraphQLError } from "graphql";
import { graphError } from "./errors/graph-error.js";

/** Which part of a list is asked for. */
export type PageRequest = { first: number; after?: string | null | undefined };

/** The values an entry is ordered by; together they are unique. */
export type Position = readonly string[];

export type Page<Node> = {
  edges: { cursor: string; node: Node }[];
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  count: number;
};

const LARGEST_PAGE = 100;

/** @throws BAD_USER_INPUT unless a page of 1 to 100 is asked for */
export function pageSize(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > LARGEST_PAGE) {
    throw graphError("BAD_USER_INPUT", { message: `"first" must be from 1 to ${LARGEST_PAGE}.` });
  }
  return first;
}

/** A cursor is opaque to clients: the position of an entry, in base64url. */
export function cursorOf(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/**
 * The position a cursor stands for; null when none was given.
 * @param size how many values a position of this list has
 * @throws BAD_USER_INPUT on any other text
 */
export function positionOf(cursor: string | null | undefined, size: number): Position | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(position) && position.length === size && position.every(isStorable)) {
      return position;
    }
  } catch {
    // falls through to the same refusal: what a broken cursor contains is of no use to its sender
  }
  throw foreignCursor();
}

/** What answers a cursor that this list never gave out. */
export function foreignCursor(): GraphQLError {
  return graphError("BAD_USER_INPUT", {
    message: `"after" must be a cursor that this list gave out.`,
  });
}

/** PostgreSQL's text holds every character but this one: a value that has it came from nobody's list. */
function isStorable(value: unknown): value is string {
  return typeof value === "string" && !value.includes("\0");
}

/** Makes a page out of one more entry than was asked for: the extra one only tells that there is more. */
export function pageFrom<Node>(
  found: readonly Node[],
  first: number,
  position: (node: Node) => Position,
): Page<Node> {
  const nodes = found.slice(0, first);
  const edges = nodes.map((node) => ({ cursor: cursorOf(position(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    count: nodes.length,
  };
}

/** The page of a list that is already in memory and in order; its positions have two values, the second unique. */
export function pageOf<Node>(
  all: readonly Node[],
  request: PageRequest,
  position: (node: Node) => Position,
): Page<Node> {
  const first = pageSize(request.first);
  const after = positionOf(request.after, 2);
  const endsPage = (node: Node) => position(node).every((value, index) => value === after?.[index]);
  const start = after ? all.findIndex(endsPage) + 1 : 0;
  if (after && start === 0) {
    throw graphError("BAD_USER_INPUT", {
      message: `"after" is not in this list any more; start again without it.`,
    });
  }
  return pageFrom(all.slice(start, start + first + 1), first, position);
}
