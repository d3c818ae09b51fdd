import { z } from "zod";
import { Affiliate } from "./contract/enums.js";
import type { RequestFacts } from "./subgraph.types.js";

/** What a gateway tells a subgraph in another process of the request it works for, beside who asks. */
export type ForwardedRequest = Pick<RequestFacts, "now" | "origin" | "sources">;

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const forwarded = z.object({
  now: instant,
  origin: z
    .object({ address: z.union([z.ipv4(), z.ipv6()]).nullable(), requestId: z.string().max(60) })
    .exactOptional(),
  sources: z
    .record(
      z.string(),
      z.object({
        state: z.enum(["OK", "UNAVAILABLE", "TIMEOUT"]),
        ms: z.number().nonnegative(),
        asOf: instant,
      }),
    )
    .exactOptional(),
});

/** The request as one line of ASCII: a header's value. */
export function writeForwarded({ now, origin, sources }: ForwardedRequest): string {
  return JSON.stringify({
    now,
    ...(origin && { origin }),
    ...(sources?.size && { sources: Object.fromEntries(sources) }),
  });
}

/** Reads what `writeForwarded` wrote; null for anything else. */
export function readForwarded(text: string): ForwardedRequest | null {
  const read = forwarded.safeParse(jsonOrNull(text)).data;
  if (!read) return null;
  const { now, origin, sources = {} } = read;
  const known = Object.values(Affiliate).flatMap((affiliate) => {
    const report = sources[affiliate];
    return report ? [[affiliate, report] as const] : [];
  });
  return { now, ...(origin && { origin }), sources: new Map(known) };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
